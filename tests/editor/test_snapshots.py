"""What the main states look like, at the smallest and at a roomy size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.editor.driving import until
from workbench.articles import Article
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.editing import EditingScreen
from workbench.workspace import Workspace

SIZES = [(80, 24), (140, 45)]
NAMES = ["80x24", "140x45"]


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


def keys(*pressed: str) -> Callable[[Pilot[None]], object]:
    """Press ``pressed``, then wait for the advice on the segment."""

    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*pressed)
        await until(pilot, lambda: advised(pilot))

    return run


def advised(pilot: Pilot[None]) -> bool:
    """Tell whether all that comes late has come."""
    screen = pilot.app.screen
    assert isinstance(screen, EditingScreen)
    segment, advice = screen.session.view.segment, screen.adviser.current
    if segment is None or advice is None or advice.segment != segment:
        return False
    if any(work.group == "advice" and not work.is_finished for work in pilot.app.workers):
        return False
    return segment.state.finished or bool(advice.machine_fault)


@pytest.mark.parametrize("size", SIZES, ids=NAMES)
def test_a_draft_with_terms_and_a_note(
    workspace: Workspace, article: Article, size: tuple[int, int], snap_compare
) -> None:
    assert snap_compare(EditorApp(workspace, article), terminal_size=size, run_before=keys())


@pytest.mark.parametrize("size", SIZES, ids=NAMES)
def test_a_finding(
    workspace: Workspace, article: Article, size: tuple[int, int], snap_compare
) -> None:
    app = EditorApp(workspace, article)
    assert snap_compare(app, terminal_size=size, run_before=keys("ctrl+n"))


def test_the_list_has_the_focus(workspace: Workspace, article: Article, snap_compare) -> None:
    app = EditorApp(workspace, article)
    assert snap_compare(app, terminal_size=SIZES[0], run_before=keys("escape", "home"))


def test_the_filter(workspace: Workspace, article: Article, snap_compare) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await keys()(pilot)
        await pilot.press("ctrl+l")

    app = EditorApp(workspace, article)
    assert snap_compare(app, terminal_size=SIZES[0], run_before=run)


def test_the_keys(workspace: Workspace, article: Article, snap_compare) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await keys()(pilot)
        await pilot.press("f1")

    app = EditorApp(workspace, article)
    assert snap_compare(app, terminal_size=(100, 45), run_before=run)


def test_the_articles(workspace: Workspace, article: Article, snap_compare) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: " %" in article_line(pilot))

    def article_line(pilot: Pilot[None]) -> str:
        return str(pilot.app.screen.query_one("OptionList").get_option_at_index(0).prompt)

    workspace.folder.rename(workspace.folder.parent / "collective")
    app = EditorApp(Workspace(workspace.folder.parent / "collective"))
    assert snap_compare(app, terminal_size=SIZES[0], run_before=run)
