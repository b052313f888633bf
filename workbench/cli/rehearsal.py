"""A whole article carried through every step in a process that can open no socket.

``rehearse`` runs this module as a program, for ``workbench doctor``. It goes through the
commands themselves, in a workspace of its own that is gone afterwards.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from workbench.doctor.diagnosis import Rehearsal
from workbench.publishing.formats import FORMATS
from workbench.system.errors import WorkbenchError
from workbench.system.isolation import Isolation

_ARTICLE = """\
La grève des dockers

12 mars 2025

Les dockers du port ont cessé le travail mardi matin. « Nous voulons la paix », a dit leur
porte-parole. Plus de 300 personnes ont défilé.

https://exemple.org/dockers
"""
_SLUG = "rehearsal"

#: The commands up to the drafts, in the order of the work.
_DRAFTING: tuple[tuple[str, ...], ...] = (
    ("init", "."),
    ("glossary", "add", "porte-parole", "spokesperson"),
    ("glossary", "check"),
    ("import", "article.txt", "--slug", _SLUG, "--from", "fr"),
    ("translate", _SLUG),
    ("status", "--json"),
    ("check", _SLUG),
)
#: The commands once a person has accepted the drafts.
_AFTERWARDS: tuple[tuple[str, ...], ...] = (
    ("memory", "import", "rehearsal.tmx"),
    ("memory", "find", "Les dockers du port"),
    ("glossary", "find", "les porte-parole"),
    ("glossary", "extract"),
    ("glossary", "export", "-o", "terms.tbx"),
    ("evaluate",),
    ("site", "-o", "site"),
    ("list",),
)
#: These end with 1 where they find something.
_MAY_FIND = frozenset({"check"})


def rehearse() -> Rehearsal:
    """Go through all steps in a process of its own.

    Raises ``WorkbenchError`` with the step that failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", "workbench.cli.rehearsal"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise WorkbenchError(lines[-1].removeprefix("workbench: "))
    report = json.loads(done.stdout)
    return Rehearsal(tuple(report["steps"]), report["without_interfaces"])


def main() -> None:
    """Go through all steps; print what was done as JSON, or fail with the step that did."""
    isolation = Isolation()
    done = []
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        os.chdir(folder)
        os.environ["WORKBENCH_USER"] = "Rehearsal"
        Path("article.txt").write_text(_ARTICLE, encoding="utf-8")
        for step in _DRAFTING:
            done.append(_run(*step))
        _accept(Path("translations", _SLUG, "en.po"))
        for name in FORMATS:
            done.append(_run("export", _SLUG, "--format", name, "-o", f"rehearsal.{name}"))
            if not any(path.stat().st_size for path in Path().glob(f"rehearsal.{name}*")):
                sys.exit(f"workbench: rehearsal.{name} is empty")
        for step in _AFTERWARDS:
            done.append(_run(*step))
        os.chdir("/")
    if sockets := isolation.sockets():
        sys.exit(f"workbench: a socket was opened: {', '.join(sockets)}")
    report = {"steps": done, "without_interfaces": isolation.without_interfaces}
    sys.stdout.write(json.dumps(report) + "\n")


def _accept(path: Path) -> None:
    """Accept every draft of the catalog at ``path``, as a person would in the editor."""
    from workbench.catalog import Catalog

    catalog = Catalog.read(path)
    for segment in list(catalog):
        catalog.put(segment.accepted("Rehearsal"))
    catalog.write(path)


def _run(*arguments: str) -> str:
    """Run one command as the command line would, and return what to call it."""
    from workbench.cli.group import workbench

    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            workbench.main(list(arguments), standalone_mode=False)
    except SystemExit as end:
        if end.code not in (0, None) and arguments[0] not in _MAY_FIND:
            sys.exit(f"workbench: {' '.join(arguments)} ended with {end.code}")
    except Exception as error:
        sys.exit(f"workbench: {' '.join(arguments)}: {error}")
    if arguments[0] == "export":
        return f"export {arguments[3]}"
    return " ".join(arguments[:2] if arguments[0] in ("glossary", "memory") else arguments[:1])


if __name__ == "__main__":
    main()
