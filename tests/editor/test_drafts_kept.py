"""What the machine said before a person changed it is a version of the segment."""

from __future__ import annotations

from tests.editor.conversations import said
from tests.editor.driving import editing, session_of, target_of, type_text
from tests.editor.workspaces import SEGMENTS, make_article
from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.editor.core.assistance import Suggestion
from workbench.editor.core.session import Session
from workbench.editor.tui.screens.versions import VersionsScreen
from workbench.workspace import Workspace

DRAFT = Segment("b0001.1", "Il neige.", "It is snow.", State.DRAFT, "argos fr_en 0.2")
#: As it comes from another machine, where a person has changed the draft.
CHANGED = DRAFT.edited("It is snowing.", "Ana").accepted("Ana")


def session_with(workspace: Workspace, segment: Segment) -> Session:
    return Session(make_article(workspace, (segment,)), "Carla", workspace=workspace.folder)


async def test_the_screen_brings_it_back_in_an_article_from_elsewhere(
    workspace: Workspace,
) -> None:
    article = make_article(workspace, (CHANGED,))
    async with editing(workspace, article) as pilot:
        await pilot.press("escape", "h")
        screen = pilot.app.screen
        assert isinstance(screen, VersionsScreen)
        options = screen.query_one("OptionList")
        assert str(options.get_option_at_index(0).prompt) == (
            "◐ draft · argos fr_en 0.2 · before\nIt is snow."
        )
        await pilot.press("enter")
        assert target_of(pilot).text == "It is snow."
        segment = session_of(pilot).view.segment
        assert (segment.origin, segment.draft) == ("argos fr_en 0.2", "")
        assert (segment.state, segment.translator) == (State.TRANSLATED, "Carla")


def test_the_linear_mode_brings_it_back(workspace: Workspace) -> None:
    article = make_article(workspace, (DRAFT.edited("It is snowing.", "Ana"),))
    heard = said(workspace, "versions", "restore 1")
    assert "1: It is snow.\ndraft, argos fr_en 0.2\n" in heard
    assert article.read_catalog()[0] == DRAFT


async def test_what_one_changed_here_is_no_version_twice(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await type_text(pilot, "X")
        await pilot.press("ctrl+n", "ctrl+p")
        session = session_of(pilot)
        versions = session.versions.of(session.view.segment)
        assert [(v.maker, v.target) for v in versions] == [
            ("argos fr_en 0.1", SEGMENTS[2].target),
            ("Carla", f"X{SEGMENTS[2].target}"),
        ]


def test_a_suggestion_that_is_taken_has_no_draft_beside_it(workspace: Workspace) -> None:
    session = session_with(workspace, CHANGED)
    session.corrections.take(Suggestion("Snow.", "memory 84%", "memory 84%"))
    assert session.view.segment is not None
    assert (session.view.segment.origin, session.view.segment.draft) == ("memory 84%", "")
    assert session.undo()
    assert session.view.segment == CHANGED
    session.close()


def test_a_machines_version_says_who_asked_for_it(workspace: Workspace) -> None:
    session = session_with(workspace, Segment("b0001.1", "Il neige."))
    assert session.corrections.draft(
        session.view.require_segment(), Suggestion("It is snow.", "machine", "argos fr_en 0.2")
    )
    [version] = session.versions.of(session.view.segment)
    assert version.maker == "argos fr_en 0.2, Carla"
    session.close()


def test_repeats_that_are_filled_in_keep_what_the_machine_said(workspace: Workspace) -> None:
    repeats = (CHANGED, Segment("b0002.1", "Il neige.", "Snow.", State.DRAFT, "argos fr_en 0.1"))
    session = Session(make_article(workspace, repeats), "Carla", workspace=workspace.folder)
    assert session.repeats.fill() == 1
    filled = session.store.catalog[1]
    assert (filled.target, filled.origin) == (CHANGED.target, "human")
    assert (filled.draft, filled.draft_origin) == ("Snow.", "argos fr_en 0.1")
    session.close()
