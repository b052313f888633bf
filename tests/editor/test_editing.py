"""The editor driven by keys, as a person drives it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.editor.workspaces import SEGMENTS, make_article
from tests.waiting import PATIENCE
from workbench.articles import Article
from workbench.catalog import Note, Segment, State
from workbench.editor.app import EditorApp
from workbench.editor.assistance import Suggestion
from workbench.editor.saving import Saver, SaveState
from workbench.editor.screens.articles import ArticlesScreen
from workbench.editor.screens.confirmation import ConfirmationScreen
from workbench.editor.screens.editing import EditingScreen
from workbench.editor.screens.question import QuestionScreen
from workbench.editor.screens.versions import VersionsScreen
from workbench.editor.session import Session
from workbench.editor.widgets.segment_list import SegmentList
from workbench.editor.widgets.segment_text import SegmentText
from workbench.editor.widgets.status_line import StatusLine
from workbench.editor.widgets.target_text import TargetText
from workbench.errors import WorkbenchError
from workbench.workspace import Workspace

SMALL = (80, 24)


@asynccontextmanager
async def editing(
    workspace: Workspace, article: Article, size: tuple[int, int] = SMALL
) -> AsyncIterator[Pilot[None]]:
    """Open ``article`` in the editor; at the end everything is on the disk."""
    app = EditorApp(workspace, article)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
        if isinstance(app.screen, EditingScreen):
            app.screen.take_typing()
    app.close_sessions()


def screen_of(pilot: Pilot[None]) -> EditingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, EditingScreen)
    return screen


def session_of(pilot: Pilot[None]) -> Session:
    return screen_of(pilot).session


def target_of(pilot: Pilot[None]) -> TargetText:
    return screen_of(pilot).query_one(TargetText)


async def type_text(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if character == " " else character for character in text))


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait for what a worker thread does."""
    end = time.monotonic() + PATIENCE
    await pilot.pause()
    while not true():
        assert time.monotonic() < end, f"it did not come true within {PATIENCE:.0f} seconds"
        await pilot.pause(0.02)


async def test_the_editor_opens_at_the_first_segment_with_work_on_it(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        assert session_of(pilot).position == 2
        assert target_of(pilot).text == SEGMENTS[2].target
        assert pilot.app.focused is target_of(pilot)


async def test_a_segment_is_corrected_accepted_and_saved_by_keys(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+n", "ctrl+end", "end", "backspace")
        await type_text(pilot, ", 12")
        await pilot.press("enter")
        assert session_of(pilot).position == 4
    saved = article.read_catalog()[3]
    assert saved.target == "There were 21 men left at the pass, 12"
    assert (saved.state, saved.translator) == (State.TRANSLATED, "Carla")


async def test_what_was_typed_is_kept_when_one_leaves_at_once(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g")
        await type_text(pilot, "Back")
        await pilot.press("ctrl+q")
    assert article.read_catalog()[4].target == "Back"


async def test_marks_are_set_by_the_house_style_as_one_types(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g")
        await type_text(pilot, '"It\'s late"--no')
        assert target_of(pilot).text == "“It’s late”—no"
        await pilot.press("ctrl+q")
    assert article.read_catalog()[4].target == "“It’s late”—no"


@pytest.mark.parametrize("shift", ["", "shift+"], ids=["going", "selecting"])
async def test_ctrl_home_and_ctrl_end_are_the_ends_of_a_text_of_many_lines(
    workspace: Workspace, shift: str
) -> None:
    text = "A sentence. " * 30
    segment = Segment("b0001.1", "Une phrase. " * 30, text, State.DRAFT)
    async with editing(workspace, make_article(workspace, (segment,), "long")) as pilot:
        target = target_of(pilot)
        await pilot.press("down", f"ctrl+{shift}end")
        assert target.cursor_location == (0, len(text))
        assert bool(target.selected_text) is bool(shift)
        await pilot.press("up", f"ctrl+{shift}home")
        assert target.cursor_location == (0, 0)
        assert bool(target.selected_text) is bool(shift)


async def test_undo_and_redo_show_the_text_again(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await type_text(pilot, "Yes ")
        await pilot.press("ctrl+n", "ctrl+z")
        assert session_of(pilot).position == 2
        assert target_of(pilot).text == SEGMENTS[2].target
        await pilot.press("ctrl+y")
        assert target_of(pilot).text == f"Yes {SEGMENTS[2].target}"


async def test_the_first_and_the_last_row_are_the_ends(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press(*["ctrl+p"] * 9)
        assert session_of(pilot).position == 0
        await pilot.press(*["ctrl+n"] * 20)
        assert session_of(pilot).position == 6
        await pilot.press("pagedown", "down", "down")
        assert session_of(pilot).position == 6


async def test_the_arrow_keys_leave_the_text_at_its_ends(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("down")
        assert session_of(pilot).position == 3
        await pilot.press("up", "up")
        assert session_of(pilot).position == 1


async def test_the_source_is_copied(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+o")
        assert target_of(pilot).text == SEGMENTS[2].source


async def test_another_persons_translation_is_reviewed(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+p", "ctrl+r")
        assert session_of(pilot).position == 2
    assert article.read_catalog()[1].reviewer == "Carla"


async def test_what_is_not_allowed_is_said_and_changes_nothing(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+r")
        assert "only an accepted translation" in screen_of(pilot).query_one(StatusLine).message
        assert session_of(pilot).catalog[2] == SEGMENTS[2]


async def test_search_goes_to_the_words(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+f")
        await type_text(pilot, "mountain")
        await pilot.press("enter")
        assert session_of(pilot).position == 0
        await pilot.press("f3")
        assert session_of(pilot).position == 0


async def test_the_filter_shows_some_states_only(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+l", "down", "down", "down", "enter")
        assert list(screen_of(pilot).query_one(SegmentList).rows) == [2, 3]
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+n")
        assert session_of(pilot).position == 3
        await pilot.press("ctrl+l", "home", "enter")
        assert len(screen_of(pilot).query_one(SegmentList).rows) == len(SEGMENTS)


async def test_the_filter_takes_words(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+l", "tab")
        await type_text(pilot, "check:numbers")
        await pilot.press("enter")
        assert list(screen_of(pilot).query_one(SegmentList).rows) == [3]


TWICE = (
    Segment("b0001.1", "Il neige.", "It snows.", State.TRANSLATED, "human"),
    Segment("b0002.1", "Il y a 3 jours.", "4 days ago.", State.DRAFT, "argos"),
    Segment("b0003.1", "Il neige.", "Snow falls.", State.DRAFT, "argos"),
    Segment("b0004.1", "Il fait froid.", "It is cold.", State.DRAFT, "argos"),
)


async def test_what_segments_are_to_each_other_is_shown_and_kept_up_to_date(
    workspace: Workspace,
) -> None:
    async with editing(workspace, make_article(workspace, TWICE, "neige")) as pilot:
        await pilot.press("ctrl+n")
        assert session_of(pilot).position == 2
        await until(pilot, lambda: '"It snows." in b0001.1 (segment 1)' in panel_text(pilot))
        await pilot.press("home", "shift+end")
        await type_text(pilot, "It snows.")
        await until(pilot, lambda: "the same source" not in panel_text(pilot))
        await pilot.press("ctrl+n", "home", "shift+end")
        await type_text(pilot, "4 days ago")
        await until(pilot, lambda: '"Il y a 3 jours." in b0002.1' in panel_text(pilot))


async def test_the_filter_finds_what_segments_are_to_each_other(workspace: Workspace) -> None:
    async with editing(workspace, make_article(workspace, TWICE, "neige")) as pilot:
        screen_of(pilot).limit_to("check:inconsistent")
        assert list(screen_of(pilot).segments.rows) == [2]
        screen_of(pilot).limit_to("check:")
        assert list(screen_of(pilot).segments.rows) == [1, 2]


async def test_the_filter_finds_terms_of_the_glossary_as_it_is_now(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        for query in ("term:mechanised", "term:brigade", "term:désertion"):
            screen_of(pilot).limit_to(query)
            assert list(screen_of(pilot).segments.rows) == [2]
        screen_of(pilot).limit_to("")
        screen_of(pilot).assistant.add_term("neige", "snow", "Carla")
        screen_of(pilot).limit_to("term:snow")
        assert list(screen_of(pilot).segments.rows) == [1]


async def test_one_goes_to_the_next_finding_and_to_that_of_a_certain_check(
    workspace: Workspace,
) -> None:
    async with editing(workspace, make_article(workspace, TWICE, "neige")) as pilot:
        await pilot.press("escape", "g", "e")
        await until(pilot, lambda: session_of(pilot).position == 1)
        await pilot.press("e")
        await until(pilot, lambda: session_of(pilot).position == 2)
        await pilot.press("E", "down", "down", "enter")  # numbers
        await until(pilot, lambda: session_of(pilot).position == 1)
        await pilot.press("e")
        await until(pilot, lambda: "no other segment has" in status_of(pilot).message)
        assert session_of(pilot).position == 1
        await pilot.press("E", "end", "up", "enter")  # inconsistent
        await until(pilot, lambda: session_of(pilot).position == 2)


async def test_checks_of_a_book_are_run_aside_to_filter_by_them(workspace: Workspace) -> None:
    segments = tuple(
        Segment(f"b{n:04}.1", f"Il y a {n} jours.", f"{n + (n == 350)} days ago.", State.DRAFT)
        for n in range(400)
    )
    async with editing(workspace, make_article(workspace, segments, "livre")) as pilot:
        screen_of(pilot).limit_to("check:numbers")
        rows = screen_of(pilot).query_one(SegmentList)
        await until(pilot, lambda: list(rows.rows) == [350])
        assert session_of(pilot).position == 350


async def test_help_that_fails_does_not_end_the_sitting(
    workspace: Workspace, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object, *arguments: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr("workbench.editor.assistance.Assistant.advise", broken)
    async with editing(workspace, article) as pilot:
        await until(pilot, lambda: "out of memory" in str(status_of(pilot).message))
        await type_text(pilot, "x")
    assert article.read_catalog()[2].target.startswith("x")


async def test_a_filter_that_nothing_passes_is_not_taken(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        screen_of(pilot).limit_to("no such words")
        assert len(screen_of(pilot).query_one(SegmentList).rows) == len(SEGMENTS)


async def test_a_note_is_kept(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f4")
        await type_text(pilot, "ask Ana")
        await pilot.press("enter")
    note = article.read_catalog()[2].notes[-1]
    assert (note.text, note.author) == ("ask Ana", "Carla")


async def test_a_locked_segment_cannot_be_typed_in(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f9")
        await type_text(pilot, "xyz")
        assert target_of(pilot).text == SEGMENTS[2].target
        assert "locked by Carla" in status_of(pilot).message
        await pilot.press("f9")
        await type_text(pilot, "xyz")
        assert target_of(pilot).text == f"xyz{SEGMENTS[2].target}"


async def test_letters_act_in_the_list(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("escape")
        assert isinstance(pilot.app.focused, SegmentList)
        await pilot.press("j", "a")
        assert session_of(pilot).catalog[3].state is State.TRANSLATED
        await pilot.press("u")
        assert session_of(pilot).catalog[3].state is State.DRAFT
        await pilot.press("enter")
        assert pilot.app.focused is target_of(pilot)


async def test_a_click_in_the_list_goes_there(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.click(SegmentList, offset=(20, 5))
        assert session_of(pilot).position == 5
        assert pilot.app.focused is target_of(pilot)


def listed(pilot: Pilot[None], lines: int) -> list[str]:
    """Return the first ``lines`` of the list as they are read."""
    rows = screen_of(pilot).segments
    texts = (rows.render_line(y).text.replace("▌", "▌ ") for y in range(lines))
    return [" ".join(text.split()) for text in texts]


async def test_a_segment_has_one_line_or_two_in_the_list(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article, (100, 40)) as pilot:
        first = "1 ✓ Des nouvelles de la montagne"
        assert listed(pilot, 1) == [f"{first} │ News from the mountain"]
        await pilot.press("escape", "d")
        assert listed(pilot, 3) == [
            first,
            "News from the mountain",
            "2 ● La neige est tombée toute la nuit.",
        ]
        await pilot.click(SegmentList, offset=(20, 7))
        assert session_of(pilot).position == 3
        await pilot.press("escape", "G")
        await pilot.pause()
        assert session_of(pilot).position == 6
        await pilot.press("g", "d")
        await pilot.pause()
        assert listed(pilot, 1) == [f"▌ {first} │ News from the mountain"]


async def test_an_emoji_of_several_signs_is_one_in_the_list(workspace: Workspace) -> None:
    family = Segment("b0001.1", "La famille 👩‍👩‍👧 est\x1b là.", "The family 👩‍👩‍👧 is here.")
    async with editing(workspace, make_article(workspace, (family,), "famille")) as pilot:
        [line] = listed(pilot, 1)
        assert line.endswith("La famille 👩‍👩‍👧 est là. │ The family 👩‍👩‍👧 is here.")


async def test_a_list_in_two_lines_scrolls_with_the_current_segment(workspace: Workspace) -> None:
    many = tuple(Segment(f"b{n:04}.1", f"Un {n}.", f"One {n}.") for n in range(1, 201))
    async with editing(workspace, make_article(workspace, many, "cent")) as pilot:
        screen_of(pilot).segments.two_lines = True
        await pilot.press("escape")
        for key in ("G", "g", "pagedown", "pagedown", "j"):
            await pilot.press(key)
            await pilot.pause()
            seen = listed(pilot, screen_of(pilot).segments.size.height)
            number = session_of(pilot).position + 1
            assert f"▌ {number} ● Un {number}." in seen
            assert f"▌ One {number}." in seen
        assert 5 < number < 20


async def test_one_goes_to_a_segment_by_its_number(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f5", "7", "enter")
        assert session_of(pilot).position == 6
        await pilot.press("f5", "²", "enter")  # a key of French keyboards
        assert session_of(pilot).position == 6


async def test_terms_and_checks_of_the_segment_are_shown(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        source = screen_of(pilot).query_one("#source", SegmentText)
        await until(pilot, lambda: bool(source.marks))
        marked = [SEGMENTS[2].source[mark.start : mark.end] for mark in source.marks]
        assert marked == ["brigade mécanisée", "désertions"]
        await pilot.press("ctrl+n")
        await until(pilot, lambda: "21" in panel_text(pilot))


async def test_why_there_is_no_machine_translation_is_said(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+t")
        await type_text(pilot, "on ")
        await until(pilot, lambda: len(pilot.app._notifications) > 0)
        assert screen_of(pilot).query_one(StatusLine).message == "not translated"
        assert target_of(pilot).text == f"on {SEGMENTS[2].target}"


async def test_a_machine_translation_is_a_draft_with_its_origin(
    with_machine: Workspace, article: Article
) -> None:
    async with editing(with_machine, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g", "ctrl+t")
        await until(pilot, lambda: bool(session_of(pilot).catalog[4].target))
        assert target_of(pilot).text == session_of(pilot).catalog[4].target
    segment = article.read_catalog()[4]
    assert segment.state is State.DRAFT
    assert segment.origin.startswith("argos fr_en")


async def test_typing_in_the_original_is_answered(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        screen_of(pilot).query_one("#source").focus()
        await pilot.press("x")
        assert "Tab goes to the translation" in screen_of(pilot).query_one(StatusLine).message
        await pilot.press("tab", "x")
        assert target_of(pilot).text.startswith("x")


async def test_a_term_is_inserted_at_the_cursor_by_its_number(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await until(pilot, lambda: "desertion" in panel_text(pilot))
        await pilot.press("end", "left", "f6", "²", "f6", "2")
        assert target_of(pilot).text.endswith("flights desertion.")


async def test_the_machine_offers_three_alternatives_and_one_is_taken_by_its_number(
    with_machine: Workspace, article: Article
) -> None:
    async with editing(with_machine, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g")

        def machine() -> tuple[Suggestion, ...]:
            advice = screen_of(pilot).advice
            return advice.machine if advice else ()

        await until(pilot, lambda: len(machine()) >= 3)
        second = machine()[1].text
        await pilot.press("f6", "2")
        assert target_of(pilot).text == second
        assert session_of(pilot).catalog[4].state is State.DRAFT


async def test_what_stands_in_the_target_is_no_alternative_and_another_source_has_its_own(
    with_machine: Workspace,
) -> None:
    both = Segment("b0001.1", "Il pleut, dit Anne. La neige tombe.", context="paragraph")
    article = make_article(with_machine, (both,), "temps")

    def machine(pilot: Pilot[None]) -> list[str]:
        advice = screen_of(pilot).advice
        return [suggestion.text for suggestion in advice.machine] if advice else []

    async with editing(with_machine, article) as pilot:
        await until(pilot, lambda: len(machine(pilot)) >= 3)
        first = machine(pilot)[0]
        await pilot.press("f6", "1")
        await until(pilot, lambda: bool(machine(pilot)) and first not in machine(pilot))
        await pilot.press("f10", *["right"] * 19, "f10")
        assert session_of(pilot).catalog[1].source == "La neige tombe."
        await until(pilot, lambda: bool(machine(pilot)) and "snow" not in str(machine(pilot)))


async def test_the_machine_goes_on_from_what_was_typed(
    with_machine: Workspace, article: Article
) -> None:
    async with editing(with_machine, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g")
        await type_text(pilot, "In spring")
        await pilot.press("ctrl+@")

        def continued() -> bool:
            advice = screen_of(pilot).advice
            machine = advice.machine if advice else ()
            return bool(machine) and all("In spring" in m.text for m in machine)

        await until(pilot, continued)


async def test_what_the_machine_proposes_is_in_sight_when_it_was_asked_for(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("They are back.", "They came back.", "They returned.")
    monkeypatch.setattr(
        "workbench.editor.assistance.Assistant.alternatives",
        lambda self, source, prefix="": tuple(Suggestion(t, "machine", "argos") for t in texts),
    )
    notes = tuple(Note(f"a note that fills a line, number {n}", "Ana") for n in range(30))
    segment = Segment("b0001.1", "Ils sont revenus.", "They returned.", State.DRAFT, notes=notes)
    async with editing(workspace, make_article(workspace, (segment,), "retour")) as pilot:
        panel = screen_of(pilot).query_one("#panel")
        proposals = screen_of(pilot).query_one("#proposals")

        def in_sight() -> bool:
            return panel.display and panel.region.contains_region(proposals.region)

        await until(pilot, lambda: proposals.region.height == 2)
        assert not in_sight()
        await pilot.press("f7")  # hidden, as some have it
        await pilot.press("ctrl+@")
        await until(pilot, in_sight)
        assert "2 proposals of the machine" in status_of(pilot).message
        await type_text(pilot, "x")  # whoever types looks at the checks again
        await until(pilot, lambda: panel.scroll_offset.y == 0)


async def test_a_finding_is_mended_by_a_key(workspace: Workspace) -> None:
    segment = Segment("b0001.1", "Il neige.", "It  is snowing.", State.TRANSLATED, "human")
    article = make_article(workspace, (segment,), "neige")
    async with editing(workspace, article) as pilot:
        await pilot.press("f2")
        assert target_of(pilot).text == "It is snowing."
    assert article.read_catalog()[0].state is State.TRANSLATED


async def test_a_segment_is_split_at_the_cursor_in_the_source_and_merged_again(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f10", *["right"] * 10, "f10")
        assert [s.id for s in session_of(pilot).catalog][2:4] == ["b0002.2", "b0002.2-2"]
        assert len(screen_of(pilot).query_one(SegmentList).rows) == len(SEGMENTS) + 1
        await pilot.press("f11")
        assert len(screen_of(pilot).query_one(SegmentList).rows) == len(SEGMENTS)
        await pilot.press("ctrl+z", "ctrl+z")
        assert session_of(pilot).catalog[2] == SEGMENTS[2]


async def test_notes_are_searched_and_replaced_in(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+n", "ctrl+f", *"own", "space", *"name", "enter")
        assert session_of(pilot).position == 2
        await pilot.press("escape", "R", "tab", *"title", "shift+tab", "shift+tab", "shift+tab")
        await pilot.press("space")
        found = pilot.app.screen.query_one("#found")
        await until(pilot, lambda: "1 segment changes" in str(found.render()))
        await pilot.press("tab", "tab", "enter")
        [note] = session_of(pilot).catalog[2].notes
        assert (note.text, note.author) == ("is it the unit's title?", "Ana")
        assert session_of(pilot).catalog[2].target == SEGMENTS[2].target
        await pilot.press("u")
        assert session_of(pilot).catalog[2] == SEGMENTS[2]


async def test_a_tag_is_deleted_as_one_thing_and_inserted_by_a_key(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        target_of(pilot).move_cursor((0, SEGMENTS[2].target.index("63rd")))
        await pilot.press("backspace")
        assert target_of(pilot).text.startswith("A soldier of the 63rd mechanised")
        await pilot.press("ctrl+e")
        assert target_of(pilot).text == SEGMENTS[2].target
        await pilot.press("left", "delete")
        assert "<1>" not in target_of(pilot).text
        await pilot.press("ctrl+z")
        assert target_of(pilot).text == SEGMENTS[2].target


async def test_no_break_spaces_are_typed_by_a_key(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g", "a", "ctrl+underscore")
        assert target_of(pilot).text == "a\u00a0"
        await pilot.press("ctrl+underscore")
        assert target_of(pilot).text == "a\u202f"
        await pilot.press("ctrl+underscore")
        assert target_of(pilot).text == "a "


async def test_a_term_is_added_from_the_selected_words(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+n", "shift+tab", *["shift+right"] * 10)
        assert screen_of(pilot).source.selected_text == "Il restait"
        await pilot.press("escape", "T", *"there were", "enter")
        await until(pilot, lambda: "Il restait" in panel_text(pilot))
    text = (workspace.folder / "glossary" / "terms.yaml").read_text(encoding="utf-8")
    assert "Il restait" in text
    assert "proposed" in text


async def test_repeats_are_filled_in_when_the_person_says_so_once(workspace: Workspace) -> None:
    texts = ("Il neige.", "Il neige.", "Il pleut.", "Il pleut.")
    article = make_article(
        workspace, tuple(Segment(f"b000{n}.1", text) for n, text in enumerate(texts)), "temps"
    )
    async with editing(workspace, article) as pilot:
        await type_text(pilot, "Snow.")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ConfirmationScreen)
        await pilot.press("enter")
        assert session_of(pilot).position == 2
        await type_text(pilot, "Rain.")
        await pilot.press("enter")
        targets = [segment.target for segment in session_of(pilot).catalog]
        assert targets == ["Snow.", "Snow.", "Rain.", "Rain."]


async def test_an_earlier_version_is_brought_back(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await type_text(pilot, "X")
        await pilot.press("escape", "j", "k", "h")
        assert isinstance(pilot.app.screen, VersionsScreen)
        await pilot.press("down", "enter")
        assert session_of(pilot).catalog[2].target == SEGMENTS[2].target


async def test_leaving_says_what_came_of_the_sitting(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("enter")
        assert "4/7 +1" in str(screen_of(pilot).query_one(StatusLine).render())
    app = pilot.app
    assert isinstance(app, EditorApp)
    assert app.farewells == ["montagne: 1 finished in this sitting, 4 of 7 in all; saved"]


async def test_what_cannot_be_saved_when_leaving_is_told_and_kept(
    workspace: Workspace, article: Article
) -> None:
    good = article.catalog_path.read_bytes()
    app = EditorApp(workspace, article)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        article.catalog_path.write_bytes(b"<<<<<<< HEAD\n" + good)
        await pilot.press("x")
    with pytest.raises(WorkbenchError, match="kept under"):
        app.close_sessions()
    article.catalog_path.write_bytes(good)
    async with editing(workspace, article) as pilot:
        assert target_of(pilot).text == f"x{SEGMENTS[2].target}"


async def test_a_file_that_cannot_be_written_is_told_once_until_it_can(
    workspace: Workspace, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver, "_RETRY", 0.1)
    good = article.catalog_path.read_bytes()
    async with editing(workspace, article) as pilot:
        article.catalog_path.write_bytes(b"<<<<<<< HEAD\n" + good)
        await type_text(pilot, "x")
        await until(pilot, lambda: status_of(pilot).save_state is SaveState.FAILED)
        await pilot.pause(0.5)
        [told] = pilot.app._notifications
        assert "another program left the file unreadable" in told.message
        article.catalog_path.write_bytes(good)
        await until(pilot, lambda: status_of(pilot).save_state is SaveState.SAVED)
        assert "saved after all" in status_of(pilot).message
        assert not list(pilot.app._notifications)
    assert article.read_catalog()[2].target == f"x{SEGMENTS[2].target}"


async def test_saved_is_said_in_words(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        status = screen_of(pilot).query_one(StatusLine)
        seen: list[str] = []
        pilot.app.watch(status, "save_state", lambda state: seen.append(state.value), init=False)
        await type_text(pilot, "x")
        await until(pilot, lambda: seen == ["saving", "saved"])
        assert "saved" in str(status.render())


async def test_an_empty_article_opens(workspace: Workspace) -> None:
    async with editing(workspace, make_article(workspace, (), "vide")) as pilot:
        await pilot.press("ctrl+n", "ctrl+g", "enter", "ctrl+t", "ctrl+o", "ctrl+z", "x", "f3")
        await pilot.press("escape", "ctrl+l", "escape")
        assert session_of(pilot).segment is None


@pytest.mark.parametrize("size", [SMALL, (40, 12), (140, 45)])
async def test_a_segment_of_2000_characters_is_edited(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    segment = Segment("b0001.1", "Une phrase. " * 167, "A sentence. " * 167, State.DRAFT)
    article = make_article(workspace, (segment,), "long")
    async with editing(workspace, article, size) as pilot:
        await pilot.press("end", "down", "down", "pagedown")
        await type_text(pilot, "!")
        assert target_of(pilot).size.height >= 2
        assert screen_of(pilot).query_one(SegmentList).size.height >= 2
    assert "!" in article.read_catalog()[0].target


async def test_escape_goes_to_the_list_then_to_the_articles_and_back(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await type_text(pilot, "x")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticlesScreen)
        assert article.read_catalog()[2].target.startswith("x")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EditingScreen)


async def test_escape_takes_the_filter_off_then_the_order_before_it_leaves(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        screen = screen_of(pilot)
        screen.limit_to("state:draft")
        await pilot.press("escape", "S", "down", "enter")
        assert sorted(screen.segments.rows) == [2, 3]
        await pilot.press("escape")
        assert status_of(pilot).filter_text == ""
        assert sorted(screen.segments.rows) == list(range(7))
        assert screen.segments.rows[0] == 4
        await pilot.press("escape")
        assert list(screen.segments.rows) == list(range(7))
        assert pilot.app.screen is screen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticlesScreen)


async def test_help_names_every_key(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f1")
        text = "\n".join(str(widget.render()) for widget in pilot.app.screen.query("Static"))
        assert "Ctrl+G" in text
        assert "go to the next unfinished segment" in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, EditingScreen)


async def test_help_says_that_it_scrolls_and_how_to_close_it(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        for key in ("home", "end"):
            await pilot.press(key)
            assert "arrow keys scroll, Escape closes" in drawn(pilot)


async def test_a_long_message_is_whole_and_the_texts_stay_where_they_are(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        place = target_of(pilot).region
        await pilot.press("enter", "ctrl+p", "ctrl+r")
        await until(pilot, lambda: "another person reviews it" in drawn(pilot))
        message = " ".join(drawn(pilot).split())
        assert 'or set "review: own_work: yes" in workbench.yaml' in message
        assert target_of(pilot).region == place
        await pilot.press("f6")
        await until(pilot, lambda: status_of(pilot).size.height == 1)


async def test_brackets_in_messages_are_no_markup(workspace: Workspace) -> None:
    app = EditorApp(workspace)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.screen.notify("[/b] in a box, or [bold]")
        await until(pilot, lambda: "[/b] in a box, or [bold]" in drawn(pilot))
        app.push_screen(ConfirmationScreen("[/b] in a question, or [bold]"))
        await until(pilot, lambda: "[/b] in a question, or [bold]" in drawn(pilot))
        app.push_screen(QuestionScreen("[/b] in a heading, or [bold]"))
        await until(pilot, lambda: "[/b] in a heading, or [bold]" in drawn(pilot))


async def test_a_broken_catalog_is_told_in_the_list(workspace: Workspace, article: Article) -> None:
    article.catalog_path.write_text('msgid "a\n', encoding="utf-8")
    app = EditorApp(workspace)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: len(app._notifications) == 1)
        assert isinstance(app.screen, ArticlesScreen)


async def test_a_workspace_without_articles_says_how_to_bring_one_in(workspace: Workspace) -> None:
    app = EditorApp(workspace)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#empty").display
        assert not app.screen.query_one(OptionList).display


async def test_a_question_can_be_left(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f4")
        assert isinstance(pilot.app.focused, Input)
        await pilot.press("escape")
        assert session_of(pilot).catalog[2] == SEGMENTS[2]


def drawn(pilot: Pilot[None]) -> str:
    """Return what the terminal shows."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


def status_of(pilot: Pilot[None]) -> StatusLine:
    return screen_of(pilot).query_one(StatusLine)


def panel_text(pilot: Pilot[None]) -> str:
    return "\n".join(str(text.render()) for text in screen_of(pilot).query("#panel Static"))


def beside(pilot: Pilot[None]) -> bool:
    """Tell whether the source stands beside the target, and both are seen."""
    source, target = screen_of(pilot).source.region, target_of(pilot).region
    assert source.height > 1
    assert target.height > 1
    assert (source.y == target.y) != (source.x == target.x)
    return source.y == target.y


@pytest.mark.parametrize(("width", "wide"), [(80, False), (119, False), (120, True), (140, True)])
async def test_texts_stand_side_by_side_in_a_wide_window_and_by_a_key(
    workspace: Workspace, article: Article, width: int, wide: bool
) -> None:
    async with editing(workspace, article, (width, 24)) as pilot:
        assert beside(pilot) is wide
        await pilot.press("escape", "v")
        await pilot.pause()
        assert beside(pilot) is not wide
        await pilot.press("v")
        await pilot.pause()
        assert beside(pilot) is wide


async def test_texts_follow_the_width_of_the_window(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.resize_terminal(130, 40)
        await pilot.pause()
        assert beside(pilot)
        await pilot.resize_terminal(100, 40)
        await pilot.pause()
        assert not beside(pilot)


async def test_texts_stand_as_the_workspace_wants_them(
    workspace: Workspace, article: Article
) -> None:
    configuration = "user: Carla\nengine: libretranslate\neditor:\n  layout: above\n"
    (workspace.folder / "workbench.yaml").write_text(configuration, encoding="utf-8")
    async with editing(Workspace(workspace.folder), article, (140, 45)) as pilot:
        assert not beside(pilot)


def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press ``keys`` all at once, as a slow line brings them."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key, character))


async def test_keys_that_arrive_together_act_in_their_order(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        catalog = session_of(pilot).catalog
        burst(pilot, "end", *"ab", "left", "c", "home", "x", "backspace", "right", "y")
        changed = f"Ay{SEGMENTS[2].target[1:]}acb"
        await until(pilot, lambda: target_of(pilot).text == changed)
        burst(pilot, "end", "d", "ctrl+n", "e", "ctrl+p", "end", "f")
        await until(pilot, lambda: catalog[2].target == f"{changed}df")
        assert catalog[3].target == f"e{SEGMENTS[3].target}"


async def test_what_is_typed_before_leaving_is_kept(workspace: Workspace, article: Article) -> None:
    app = EditorApp(workspace, article)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        burst(pilot, "end", *"abcdef", "ctrl+q")
        while app.return_code is None:
            await asyncio.sleep(0.01)
    app.close_sessions()
    assert article.read_catalog()[2].target == f"{SEGMENTS[2].target}abcdef"


async def test_what_is_typed_before_the_palette_is_typed_in_the_text(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        burst(pilot, "end", *"abcdef", "f12")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await pilot.press("escape")
        assert target_of(pilot).text == f"{SEGMENTS[2].target}abcdef"


async def test_keys_after_one_that_moves_the_focus_are_not_typed(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        burst(pilot, "escape", "j")
        await until(pilot, lambda: session_of(pilot).position == 3)
        assert isinstance(pilot.app.focused, SegmentList)
        assert session_of(pilot).catalog[2] == SEGMENTS[2]
