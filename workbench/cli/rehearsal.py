"""A whole article carried through every step in a process that can open no socket.

Run as ``python -m workbench.cli.rehearsal``, by ``workbench doctor`` and the tests. It goes
through the commands themselves, in a workspace of its own that is gone afterwards.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

from workbench.engines.trial import Isolation

_ARTICLE = """\
La grève des dockers

12 mars 2025

Les dockers du port ont cessé le travail mardi matin. « Nous voulons la paix », a dit leur
porte-parole. Plus de 300 personnes ont défilé.

https://exemple.org/dockers
"""
_TERM = "- fr: porte-parole\n  en: spokesperson\n"

#: The commands, in the order of the work.
_STEPS: tuple[tuple[str, ...], ...] = (
    ("import", "article.txt", "--slug", "rehearsal", "--from", "fr"),
    ("translate", "rehearsal"),
    ("status", "--json"),
    ("check", "rehearsal"),
    ("glossary", "check"),
    ("export", "rehearsal", "--format", "html", "-o", "rehearsal.html"),
    ("export", "rehearsal", "--format", "epub", "-o", "rehearsal.epub"),
    ("export", "rehearsal", "--format", "pdf", "-o", "rehearsal.pdf"),
    ("export", "rehearsal", "--format", "docx", "-o", "rehearsal.docx"),
    ("export", "rehearsal", "--format", "tmx", "--state", "draft", "-o", "rehearsal.tmx"),
)
#: These end with 1 where they find something.
_MAY_FIND = frozenset({"check"})


def main() -> None:
    """Go through all steps; print what was done as JSON, or fail with the step that did."""
    isolation = Isolation()
    done = []
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        os.chdir(folder)
        os.environ["WORKBENCH_USER"] = "Rehearsal"
        _run("init", ".")
        Path("article.txt").write_text(_ARTICLE, encoding="utf-8")
        Path("glossary/terms.yaml").write_text(_TERM, encoding="utf-8")
        for step in _STEPS:
            _run(*step)
            done.append(" ".join(step[:1] if "--format" not in step else (step[0], step[3])))
        for name in ("html", "epub", "pdf", "docx", "tmx"):
            if not Path(f"rehearsal.{name}").stat().st_size:
                sys.exit(f"workbench: rehearsal.{name} is empty")
        os.chdir("/")
    if sockets := isolation.sockets():
        sys.exit(f"workbench: a socket was opened: {', '.join(sockets)}")
    report = {"steps": done, "without_interfaces": isolation.without_interfaces}
    sys.stdout.write(json.dumps(report) + "\n")


def _run(*arguments: str) -> None:
    """Run one command as the command line would."""
    from workbench.cli.group import workbench

    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            workbench.main(list(arguments), standalone_mode=False)
    except SystemExit as end:
        if end.code not in (0, None) and arguments[0] not in _MAY_FIND:
            sys.exit(f"workbench: {' '.join(arguments)} ended with {end.code}")
    except Exception as error:
        sys.exit(f"workbench: {' '.join(arguments)}: {error}")


if __name__ == "__main__":
    main()
