"""What the main states look like, at the smallest and at a roomy size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.editor.test_editing import panel_text, until
from tests.editor.workspaces import make_workspace
from workbench.articles import Article
from workbench.editor.app import EditorApp
from workbench.workspace import Workspace

SIZES = [(80, 24), (140, 45)]
NAMES = ["80x24", "140x45"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace whose machine is silent: what it would say differs between processors."""
    return make_workspace(tmp_path, "user: Carla\nengine: libretranslate\n")


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


def keys(*pressed: str) -> Callable[[Pilot[None]], object]:
    """Press ``pressed``, then wait for the advice on the segment."""

    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*pressed)
        await until(pilot, lambda: "looking up" not in panel_text(pilot))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.3)

    return run


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
        await until(pilot, lambda: "35 %" in article_line(pilot))

    def article_line(pilot: Pilot[None]) -> str:
        return str(pilot.app.screen.query_one("OptionList").get_option_at_index(0).prompt)

    workspace.folder.rename(workspace.folder.parent / "collective")
    app = EditorApp(Workspace(workspace.folder.parent / "collective"))
    assert snap_compare(app, terminal_size=SIZES[0], run_before=run)
