from __future__ import annotations

from pathlib import Path

import pytest

from tests.editor.workspaces import make_article, make_workspace
from workbench.articles import Article
from workbench.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path)


@pytest.fixture
def article(workspace: Workspace) -> Article:
    return make_article(workspace)
