"""Segments translated, changed, reviewed, split and joined by keys."""

from __future__ import annotations

import pytest

from tests.editor.driving import (
    SMALL,
    editing,
    screen_of,
    session_of,
    status_of,
    target_of,
    type_text,
    until,
)
from tests.editor.workspaces import SEGMENTS, make_article
from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.editor.tui.screens.versions import VersionsScreen
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.workspace import Workspace


async def test_the_editor_opens_at_the_first_segment_with_work_on_it(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        assert session_of(pilot).view.position == 2
        assert target_of(pilot).text == SEGMENTS[2].target
        assert pilot.app.focused is target_of(pilot)


@pytest.mark.slow
async def test_a_segment_is_corrected_accepted_and_saved_by_keys(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+n", "ctrl+end", "end", "backspace")
        await type_text(pilot, ", 12")
        await pilot.press("enter")
        assert session_of(pilot).view.position == 4
    saved = article.read_catalog()[3]
    assert saved.target == "There were 21 men left at the pass, 12"
    assert (saved.state, saved.translator) == (State.TRANSLATED, "Carla")


@pytest.mark.slow
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
        assert session_of(pilot).view.position == 2
        assert target_of(pilot).text == SEGMENTS[2].target
        await pilot.press("ctrl+y")
        assert target_of(pilot).text == f"Yes {SEGMENTS[2].target}"


@pytest.mark.slow
async def test_the_first_and_the_last_row_are_the_ends(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press(*["ctrl+p"] * 9)
        assert session_of(pilot).view.position == 0
        await pilot.press(*["ctrl+n"] * 20)
        assert session_of(pilot).view.position == 6
        await pilot.press("pagedown", "down", "down")
        assert session_of(pilot).view.position == 6


async def test_the_arrow_keys_leave_the_text_at_its_ends(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("down")
        assert session_of(pilot).view.position == 3
        await pilot.press("up", "up")
        assert session_of(pilot).view.position == 1


async def test_the_source_is_copied(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+o")
        assert target_of(pilot).text == SEGMENTS[2].source


async def test_another_persons_translation_is_reviewed(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+p", "ctrl+r")
        assert session_of(pilot).view.position == 2
    assert article.read_catalog()[1].reviewer == "Carla"


async def test_what_is_not_allowed_is_said_and_changes_nothing(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+r")
        assert "only an accepted translation" in screen_of(pilot).query_one(StatusLine).message
        assert session_of(pilot).store.catalog[2] == SEGMENTS[2]


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
        assert session_of(pilot).store.catalog[3].state is State.TRANSLATED
        await pilot.press("u")
        assert session_of(pilot).store.catalog[3].state is State.DRAFT
        await pilot.press("enter")
        assert pilot.app.focused is target_of(pilot)


async def test_typing_in_the_original_is_answered(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        screen_of(pilot).query_one("#source").focus()
        await pilot.press("x")
        assert "Tab goes to the translation" in screen_of(pilot).query_one(StatusLine).message
        await pilot.press("tab", "x")
        assert target_of(pilot).text.startswith("x")


@pytest.mark.slow
async def test_a_segment_is_split_at_the_cursor_in_the_source_and_merged_again(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f10", *["right"] * 10, "f10")
        assert [s.id for s in session_of(pilot).store.catalog][2:4] == ["b0002.2", "b0002.2-2"]
        assert len(screen_of(pilot).query_one(SegmentList).rows) == len(SEGMENTS) + 1
        await pilot.press("f11")
        assert len(screen_of(pilot).query_one(SegmentList).rows) == len(SEGMENTS)
        await pilot.press("ctrl+z", "ctrl+z")
        assert session_of(pilot).store.catalog[2] == SEGMENTS[2]


@pytest.mark.slow
async def test_notes_are_searched_and_replaced_in(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+n", "ctrl+f", *"own", "space", *"name", "enter")
        assert session_of(pilot).view.position == 2
        await pilot.press("escape", "R", "tab", *"title", "shift+tab", "shift+tab", "shift+tab")
        await pilot.press("space")
        found = pilot.app.screen.query_one("#found")
        await until(pilot, lambda: "1 segment changes" in str(found.render()))
        await pilot.press("tab", "tab", "enter")
        [note] = session_of(pilot).store.catalog[2].notes
        assert (note.text, note.author) == ("is it the unit's title?", "Ana")
        assert session_of(pilot).store.catalog[2].target == SEGMENTS[2].target
        await pilot.press("u")
        assert session_of(pilot).store.catalog[2] == SEGMENTS[2]


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


@pytest.mark.slow
async def test_an_earlier_version_is_brought_back(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await type_text(pilot, "X")
        await pilot.press("escape", "j", "k", "h")
        assert isinstance(pilot.app.screen, VersionsScreen)
        await pilot.press("down", "enter")
        assert session_of(pilot).store.catalog[2].target == SEGMENTS[2].target


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
