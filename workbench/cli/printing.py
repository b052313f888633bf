"""What commands print: data on standard output, messages, faults and progress beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

import click

from workbench.system.errors import RequestError, WorkbenchError
from workbench.system.terminal import harmless

#: Told how many of how many are done.
Progress = Callable[[int, int], None]


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


def agreed(question: str) -> bool:
    """Ask the person, and tell whether they said yes; where there is nobody, they did not."""
    return sys.stdin.isatty() and click.confirm(question, err=True)


@contextmanager
def telling_request_errors() -> Iterator[None]:
    """Let click tell a ``RequestError`` that is raised within, with what usage there is."""
    try:
        yield
    except RequestError as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Show ``label`` with a bar on stderr while it is a terminal; else show nothing."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    label = harmless(label, sys.stderr)
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
