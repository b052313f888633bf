"""A trial run of all commands on a sample article, in a process that cannot open sockets.

``rehearse``, called by ``workbench doctor``, runs this module as a program. It runs the
commands in a temporary workspace.
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
#: Commands whose exit status is 1 if they find something.
_MAY_FIND = frozenset({"check"})


def rehearse() -> Rehearsal:
    """Make the trial run in a subprocess.

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
    """Run all commands; print a report as JSON, or exit with an error at one that fails."""
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
    """Run a command with ``arguments``, and return its name for the report."""
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
