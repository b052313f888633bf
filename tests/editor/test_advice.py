"""What the editor advises: terms, checks, and the machine's translations."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.editor.driving import (
    editing,
    panel_text,
    screen_of,
    session_of,
    status_of,
    target_of,
    type_text,
    until,
)
from tests.editor.workspaces import SEGMENTS, make_article
from workbench.articles import Article
from workbench.catalog import Note, Segment, State
from workbench.editor.core.assistance import Assistant, Suggestion
from workbench.editor.tui.screens.confirmation import ConfirmationScreen
from workbench.editor.tui.widgets.segment_text import SegmentText
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.workspace import Workspace


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


@pytest.mark.slow
async def test_a_machine_translation_is_a_draft_with_its_origin(
    with_machine: Workspace, article: Article
) -> None:
    async with editing(with_machine, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g", "ctrl+t")
        await until(pilot, lambda: bool(session_of(pilot).store.catalog[4].target))
        assert target_of(pilot).text == session_of(pilot).store.catalog[4].target
    segment = article.read_catalog()[4]
    assert segment.state is State.DRAFT
    assert segment.origin.startswith("argos fr_en")


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
            advice = screen_of(pilot).adviser.current
            return advice.machine if advice else ()

        await until(pilot, lambda: len(machine()) >= 3)
        second = machine()[1].text
        await pilot.press("f6", "2")
        assert target_of(pilot).text == second
        assert session_of(pilot).store.catalog[4].state is State.DRAFT


def test_the_machine_says_what_the_workspace_has_learned(with_machine: Workspace) -> None:
    waiting = Segment("b0001.1", "Les ouvriers ont bloqué le dépôt pendant la nuit.")
    article = make_article(with_machine, (waiting,), "greve")
    first = Assistant(with_machine, article).alternatives(waiting.source)[0]
    assert "depot" not in first.text
    corrected = [
        Segment(f"b0001.{number}", french, draft, State.DRAFT, "argos fr_en 0.2")
        .edited(draft.replace("repository", "depot"), "Ana")
        .accepted("Ana")
        for number, (french, draft) in enumerate(
            [
                ("Le dépôt brûle.", "The repository burns."),
                ("Le dépôt ferme.", "The repository closes."),
                ("Le dépôt est loin.", "The repository is far away."),
            ]
        )
    ]
    make_article(with_machine, tuple(corrected), "incendie")
    first = Assistant(with_machine, article).alternatives(waiting.source)[0]
    assert "depot" in first.text


@pytest.mark.slow
async def test_what_stands_in_the_target_is_no_alternative_and_another_source_has_its_own(
    with_machine: Workspace,
) -> None:
    both = Segment("b0001.1", "Il pleut, dit Anne. La neige tombe.", context="paragraph")
    article = make_article(with_machine, (both,), "temps")

    def machine(pilot: Pilot[None]) -> list[str]:
        advice = screen_of(pilot).adviser.current
        return [suggestion.text for suggestion in advice.machine] if advice else []

    async with editing(with_machine, article) as pilot:
        await until(pilot, lambda: len(machine(pilot)) >= 3)
        first = machine(pilot)[0]
        await pilot.press("f6", "1")
        await until(pilot, lambda: bool(machine(pilot)) and first not in machine(pilot))
        await pilot.press("f10", *["right"] * 19, "f10")
        assert session_of(pilot).store.catalog[1].source == "La neige tombe."
        await until(pilot, lambda: bool(machine(pilot)) and "snow" not in str(machine(pilot)))


@pytest.mark.slow
async def test_the_machine_goes_on_from_what_was_typed(
    with_machine: Workspace, article: Article
) -> None:
    async with editing(with_machine, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g")
        await type_text(pilot, "In spring")
        await pilot.press("ctrl+@")

        def continued() -> bool:
            advice = screen_of(pilot).adviser.current
            machine = advice.machine if advice else ()
            return bool(machine) and all("In spring" in m.text for m in machine)

        await until(pilot, continued)


async def test_what_the_machine_proposes_is_in_sight_when_it_was_asked_for(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("They are back.", "They came back.", "They returned.")
    monkeypatch.setattr(
        "workbench.editor.core.assistance.Assistant.alternatives",
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


@pytest.mark.slow
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


@pytest.mark.slow
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
        assert session_of(pilot).view.position == 2
        await type_text(pilot, "Rain.")
        await pilot.press("enter")
        targets = [segment.target for segment in session_of(pilot).store.catalog]
        assert targets == ["Snow.", "Snow.", "Rain.", "Rain."]
