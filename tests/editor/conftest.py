from __future__ import annotations

from pathlib import Path

import pytest

from tests.editor.workspaces import make_article, make_workspace
from tests.waiting import PATIENCE
from workbench.articles import Article
from workbench.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace whose machine is silent: it is slow, and differs between processors."""
    return make_workspace(tmp_path, "user: Carla\nengine: libretranslate\n")


@pytest.fixture
def with_machine(workspace: Workspace) -> Workspace:
    """The same with the machine that comes with the program."""
    (workspace.folder / "workbench.yaml").write_text("user: Carla\n", encoding="utf-8")
    return Workspace(workspace.folder)


@pytest.fixture
def article(workspace: Workspace) -> Article:
    return make_article(workspace)


@pytest.fixture(autouse=True)
def _slow_disks_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the linear mode tell that something is saved, however long the disk takes."""
    monkeypatch.setattr("workbench.editor.linear.save_reporter._WAIT_FOR_SAVING", PATIENCE)
