"""The commands that the documentation shows are run, and say what it shows.

A ```console block is a session: lines after ``$`` are commands, the others are what they
print, with ``…`` for whatever varies. All blocks of a page are one session, in a folder that
holds the sample article as ``article.txt`` (for the README, where a checkout has it) and the
sample glossary in ``glossary/``. A command that is meant to find something says so:
``# exit status 1``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.shared import ROOT

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r"#\s*exit status (\d+)")


@dataclass
class Command:
    """One command of a page and the output that the page shows for it."""

    line: str
    shown: list[str] = field(default_factory=list)


def commands(page: Path) -> list[Command]:
    """Return the commands that ``page`` shows."""
    found: list[Command] = []
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Command(line[2:]))
            elif line.strip():
                found[-1].shown.append(line)
    return found


PAGES = [
    page for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] if commands(page)
]


def matches(shown: str, printed: str) -> bool:
    """Tell whether a line of the page stands in the output, whatever its ``…`` stands for."""
    pattern = ".*".join(re.escape(part.strip()) for part in shown.split("…"))
    return re.search(pattern, printed) is not None


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_the_page_do_what_it_says(page, tmp_path):
    sample = ROOT / "translations/le-dernier-train-de-sosnivka"
    if page.name == "README.md":  # the person is in the checkout
        shutil.copytree(sample, tmp_path / "translations" / sample.name)
    else:
        shutil.copy(sample / "source.txt", tmp_path / "article.txt")
    shutil.copytree(ROOT / "glossary", tmp_path / "glossary")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "WORKBENCH_USER": "Ana",
        "NO_COLOR": "1",
    }
    folder = str(tmp_path)
    for command in commands(page):
        done = _run(command.line, folder, environment)
        folder = done.folder
        expected = _STATUS.search(command.line)
        assert done.status == (int(expected[1]) if expected else 0), (
            f"{command.line}\n{done.output}"
        )
        for line in command.shown:
            assert matches(line, done.output), f"{command.line}\nshows: {line}\n{done.output}"


@dataclass
class Done:
    """What came of a command: what it printed, its exit status, the folder it left us in."""

    output: str
    status: int
    folder: str


def _run(line: str, folder: str, environment: dict[str, str]) -> Done:
    mark = "--- where: "
    script = f'{line}\nstatus=$?; echo; echo "{mark}$PWD"; exit $status'
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, text=True, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    output, _, where = done.stdout.rpartition(mark)
    return Done(output, done.returncode, where.strip())
