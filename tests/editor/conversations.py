"""Conversations with the editor that has no screen, held by tests."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from tests.waiting import PATIENCE
from workbench.articles import Article
from workbench.catalog import Segment
from workbench.editor.linear import Console, correct
from workbench.workspace import Workspace

FIRST = "A soldier of the <1>63rd mechanised brigade</1> speaks of flights."


def as_process(workspace: Workspace, *lines: str, **environment: str) -> tuple[int, str, str]:
    """Hold a conversation over a pipe; return exit status, output and errors."""
    result = subprocess.run(
        [
            *(sys.executable, "-m", "workbench", "--workspace", str(workspace.folder)),
            *("edit", "--linear", "montagne"),
        ],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=PATIENCE,
        env=os.environ | environment,
        check=False,
    )
    return result.returncode, result.stdout, result.stderr


def said(workspace: Workspace, *lines: str, article: str = "montagne") -> str:
    """Return what is said in a conversation whose lines come from no terminal."""
    given = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode()), "utf-8")
    told = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", given)
        patch.setattr(sys, "stdout", told)
        correct(workspace, workspace.article(article) if article else None, Console())
    told.seek(0)
    return told.read()


def segment(article: Article, row: int) -> Segment:
    return article.read_catalog()[row]
