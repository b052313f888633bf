from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.editor.controllers.desk import Desk
from tests.editor.workspaces import make_article
from workbench.catalog import Segment
from workbench.workspace import Workspace

Begin = Callable[..., Desk]


@pytest.fixture
def begin(workspace: Workspace) -> Iterator[Begin]:
    """Begin a sitting with an article of the named segments, or with the usual one."""
    desks: list[Desk] = []

    def begin(*segments: Segment, answers: tuple[Any, ...] = ()) -> Desk:
        article = make_article(workspace, segments) if segments else make_article(workspace)
        desks.append(Desk(workspace, article, *answers))
        return desks[-1]

    yield begin
    for desk in desks:
        desk.session.close()
