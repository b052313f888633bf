"""Commands that change a catalog while somebody is at work in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH, Run
from tests.waiting import PATIENCE, until, waits_for_a_lock
from workbench.articles import Article

WAIVER = "waived (train = train): as it is called there"


@pytest.mark.process
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--fix", "train"),
        ("translate", "train"),
        ("import", "train.txt", "--slug", "train", "--update"),
        ("glossary", "waivers", "--take-back", "--yes"),
    ],
    ids=" ".join,
)
def test_a_command_waits_for_a_save_and_keeps_what_it_brings(
    run: Run, workspace: Path, source: Path, command: tuple[str, ...]
) -> None:
    run("import", source, "--slug", "train")
    article = Article(workspace / "translations" / "train")
    catalog = article.read_catalog()
    catalog.put(catalog[0].edited("The night train .", "Ana").noted(WAIVER, "Ana"))
    catalog.write(article.catalog_path)
    source.write_text(FRENCH.replace("la boue", "de la boue"), encoding="utf-8")
    with article.locked():
        catalog = article.read_catalog()
        process = subprocess.Popen(
            [sys.executable, "-m", "workbench", *command],
            cwd=workspace,
            env={**os.environ, "WORKBENCH_USER": "Ana"},
        )
        until(lambda: waits_for_a_lock(process.pid))
        catalog.put(catalog[1].edited("The snow has melted.", "Bruno"))
        catalog.write(article.catalog_path)
    assert process.wait(PATIENCE) == 0
    saved = article.read_catalog()
    assert saved[1].target == "The snow has melted."
    assert saved.segments != catalog.segments, "the command did its own part, too"
