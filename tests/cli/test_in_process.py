"""A command that runs in the test's own process does what a process of its own would do."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH, Run

COMMANDS = [
    ["--help"],
    ["frobnicate"],
    ["import", "-"],
    ["import", "missing.txt"],
    ["list"],
    ["status", "--json"],
    ["export", "train", "-o", "-", "--format", "csv"],
    ["glossary", "find", "neige"],
    ["models", "install"],
]


@pytest.mark.process
def test_it_says_the_same_and_ends_with_the_same_status(run: Run, start: Run, source: Path) -> None:
    run("import", source, "--slug", "train", "--from", "fr")
    for command in COMMANDS:
        here, there = (way(*command, stdin=FRENCH.encode()) for way in (run, start))
        assert here.returncode == there.returncode, command
        assert (here.stdout, here.stderr) == (there.stdout, there.stderr), command


def test_it_leaves_the_process_as_it_was(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meddle() -> None:
        os.chdir("/")
        os.environ["NO_COLOR"] = "1"
        os.umask(0)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sys.stdout.write("a word\n")
        os.write(2, b"a complaint\n")
        sys.exit("a last word")

    def state() -> tuple[object, ...]:
        umask = os.umask(0o077)
        os.umask(umask)
        streams = [(id(stream), os.fstat(stream.fileno()).st_ino) for stream in (sys.__stderr__,)]
        handler = signal.getsignal(signal.SIGTERM)
        return Path.cwd(), dict(os.environ), umask, handler, sys.argv, streams, id(sys.stdout)

    before = state()
    monkeypatch.setattr("workbench.cli.main", meddle)
    done = run("list")
    assert (done.returncode, done.stdout) == (1, "a word\n")
    assert done.stderr == "a complaint\na last word\n"
    assert state() == before
