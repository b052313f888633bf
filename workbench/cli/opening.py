"""What most commands share: the workspace option, and progress on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from workbench.errors import WorkbenchError
from workbench.paths import current_folder
from workbench.terminal import harmless
from workbench.workspace import Workspace

#: Told how many of how many are done.
Progress = Callable[[int, int], None]


def open_workspace() -> Workspace:
    """Return the workspace that ``--workspace`` names, or that we are in."""
    folder: Path | None = click.get_current_context().find_root().obj
    return Workspace(folder) if folder is not None else Workspace.containing(current_folder())


def say(message: str) -> None:
    """Tell the person something, on stderr, since stdout is for data."""
    click.echo(harmless(message, sys.stderr), err=True)


def print_line(line: str = "") -> None:
    """Print a line of data, which may quote what strangers wrote."""
    click.echo(harmless(line, sys.stdout))


def tell(faults: Collection[WorkbenchError]) -> None:
    """Say each of ``faults``; end the command with status 1 where there is one."""
    for fault in faults:
        say(str(fault))
    if faults:
        sys.exit(1)


def print_json(value: object) -> None:
    """Print ``value`` for programs to read."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    click.echo()


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Show ``label`` with a bar on stderr while it is a terminal; else show nothing."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    shown = False

    def show(done: int, total: int) -> None:
        nonlocal shown
        shown = True
        filled = 24 * done // total if total else 24
        bar = "█" * filled + "░" * (24 - filled)
        click.echo(f"\r{label}  {bar}  {done}/{total}", nl=False, err=True)

    try:
        yield show
    finally:
        if shown:
            click.echo("\r\x1b[K", nl=False, err=True)
