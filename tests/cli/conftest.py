"""The command line as a person runs it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.commands import Done, run_as_process, run_in_process

Run = Callable[..., Done]

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
    """Run ``workbench`` with arguments in the workspace, in the test's own process.

    ``stdin`` may be given as bytes.
    """

    def call(
        *arguments: str | Path, stdin: bytes = b"", cwd: Path = workspace, **environment: str
    ) -> Done:
        return run_in_process(
            [*map(str, arguments)], stdin, cwd, {"WORKBENCH_USER": "Ana", **environment}
        )

    return call


@pytest.fixture
def start(workspace: Path) -> Run:
    """Run ``workbench`` in a process of its own, for what only a process shows.

    ``within`` is the program that runs it, with its own arguments.
    """

    def call(
        *arguments: str | Path,
        stdin: bytes = b"",
        cwd: Path = workspace,
        within: Sequence[str] = (),
        **environment: str,
    ) -> Done:
        done = run_as_process(
            [*map(str, arguments)], stdin, cwd, {"WORKBENCH_USER": "Ana", **environment}, within
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return call


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A short French article that is not imported yet."""
    path = tmp_path / "train.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path
