"""The command line as a person runs it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

FRENCH = """\
Le train de nuit

La neige a fondu. Il ne reste que la boue, « la Vieille » et nous.

https://exemple.org/train
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A new workspace."""
    (tmp_path / "translations").mkdir()
    (tmp_path / "glossary").mkdir()
    return tmp_path


@pytest.fixture
def run(workspace: Path) -> Run:
    """Run ``workbench`` with arguments in the workspace; ``stdin`` may be given as bytes.

    ``within`` is the program that runs it, with its own arguments.
    """

    def call(
        *arguments: str | Path,
        stdin: bytes = b"",
        cwd: Path = workspace,
        within: tuple[str, ...] = (),
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*within, sys.executable, "-m", "workbench", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, "WORKBENCH_USER": "Ana", **environment},
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return subprocess.CompletedProcess(
            done.args, done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr)
        )

    return call


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A short French article that is not imported yet."""
    path = tmp_path / "train.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path
