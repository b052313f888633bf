"""A machine's draft can be had as it is without the glossary."""

from __future__ import annotations

import pytest

from tests.editor.conversations import said
from tests.editor.driving import editing, screen_of, session_of, status_of, until
from tests.editor.workspaces import make_article
from workbench.articles import Article
from workbench.catalog import Note, Segment, State
from workbench.drafting.pretranslation import GLOSSARY
from workbench.editor.core.assistance import Assistant
from workbench.editor.tui.app import EditorApp
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow

REMARK = '"désertion = desertion" put in; without the glossary: The deserts grow.'
DRAFT = Segment(
    "b0001.1",
    "Les désertions se multiplient.",
    "The desertions grow.",
    State.DRAFT,
    "argos fr_en 0.1",
    notes=(Note("look at the number", "Ana"), Note(REMARK, GLOSSARY)),
)


async def test_a_key_brings_the_machines_own_draft_back_and_undo_the_terms(workspace):
    article = make_article(workspace, (DRAFT,))
    app = EditorApp(workspace, article)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "M")
        await pilot.pause()
        segment = app.screen.session.view.segment
        assert segment.target == "The deserts grow."
        assert (segment.state, segment.origin) == (State.DRAFT, "argos fr_en 0.1")
        assert segment.notes == (Note("look at the number", "Ana"),)
        await pilot.press("u")
        assert app.screen.session.view.segment == DRAFT
    app.close_sessions()


async def test_what_a_person_typed_stays(workspace):
    article = make_article(workspace, (DRAFT.edited("The desertions are growing.", "Ana"),))
    app = EditorApp(workspace, article)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "M")
        await pilot.pause()
        assert app.screen.session.view.segment.target == "The desertions are growing."
    app.close_sessions()


#: Drafts that the machine makes with terms shown to it, so that no note tells its own.
WITH_TERM = Segment(
    "b0001.1", "Il parle de désertions.", "He speaks of desertions.", State.DRAFT, "argos fr_en 0.2"
)
WITHOUT_TERM = Segment("b0001.1", "Le chat dort.", "The cat sleeps.", State.DRAFT, "argos")


def own_of(workspace: Workspace, article: Article, segment: Segment) -> Segment:
    own = Assistant(workspace, article).draft_without_terms(segment)
    assert "desertion" not in own.target
    return own


async def test_the_machine_is_asked_for_its_own_draft_where_no_note_has_it(
    with_machine: Workspace,
) -> None:
    article = make_article(with_machine, (WITH_TERM,))
    own = own_of(with_machine, article, WITH_TERM)
    async with editing(with_machine, article) as pilot:
        await pilot.press("escape", "M")
        await until(pilot, lambda: session_of(pilot).view.segment == own)
        assert (own.state, own.origin) == (State.DRAFT, "argos fr_en 0.2")
        assert screen_of(pilot).target.text == own.target
        await pilot.press("u")
        assert session_of(pilot).view.segment == WITH_TERM


def test_the_linear_mode_asks_it_too(with_machine: Workspace) -> None:
    article = make_article(with_machine, (WITH_TERM,))
    own = own_of(with_machine, article, WITH_TERM)
    heard = said(with_machine, "own")
    assert "asking the machine\nthe machine's own draft, saved\n1 of 1, draft\n" in heard
    assert article.read_catalog()[0] == own


async def test_it_is_said_that_the_glossary_changed_nothing(with_machine: Workspace) -> None:
    article = make_article(with_machine, (WITHOUT_TERM,))
    same = own_of(with_machine, article, WITHOUT_TERM).target
    draft = WITHOUT_TERM.drafted(same, "argos fr_en 0.2")
    article = make_article(with_machine, (draft,), slug="again")
    async with editing(with_machine, article) as pilot:
        await pilot.press("escape", "M")
        await until(pilot, lambda: status_of(pilot).message == "the glossary changed nothing here")
    assert "\nthe glossary changed nothing here\n" in said(with_machine, "own", article="again")
    assert article.read_catalog()[0] == draft


async def test_a_persons_translation_stays(workspace: Workspace) -> None:
    article = make_article(workspace, (WITH_TERM.accepted("Ana"),))
    async with editing(workspace, article) as pilot:
        await pilot.press("escape", "M")
        assert status_of(pilot).message == "this translation is a person's, and stays"
    assert "\nthis translation is a person's, and stays\n" in said(workspace, "own")


def test_proposals_have_the_terms_that_the_glossary_has_by_now(
    with_machine: Workspace,
) -> None:
    article = make_article(with_machine, (WITHOUT_TERM,))
    assistant = Assistant(with_machine, article)
    assert "feline" not in assistant.alternatives(WITHOUT_TERM.source)[0].text
    with (with_machine.folder / "glossary" / "terms.yaml").open("a", encoding="utf-8") as file:
        file.write("- fr: chat\n  en: feline\n")
    with_machine.reread_glossary()
    assert "feline" in assistant.alternatives(WITHOUT_TERM.source)[0].text


def test_so_they_have_where_the_model_reads_no_terms(with_machine: Workspace) -> None:
    metadata = {"source_language": "en", "target_language": "fr"}
    segment = Segment("b0001.1", "He speaks of a mechanised brigade.")
    article = make_article(with_machine, (segment,), slug="into-french", **metadata)
    [best, *_] = Assistant(with_machine, article).alternatives(segment.source)
    assert "brigade mécanisée" in best.text
