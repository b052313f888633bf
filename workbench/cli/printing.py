"""Output of commands: data on stdout; messages, errors and progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager

import click

from workbench.system.errors import RequestError, WorkbenchError
from workbench.system.terminal import terminal_safe

#: Called with the number of items done and in all.
Progress = Callable[[int, int], None]


def say(message: str) -> None:
    """Print a message on stderr, since stdout is for data."""
    click.echo(terminal_safe(message, sys.stderr), err=True)


def print_line(line: str = "") -> None:
    """Print a line of data, which may contain untrusted text, on stdout."""
    click.echo(terminal_safe(line, sys.stdout))


def print_columns(rows: Sequence[tuple[str, ...]]) -> None:
    """Print ``rows`` of data, indented, with their cells below one another."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        print_line(f"  {'  '.join(cells)}".rstrip())


def report_faults(faults: Collection[WorkbenchError]) -> None:
    """Print each of ``faults``; exit with status 1 if there are any."""
    for fault in faults:
        say(str(fault))
    if faults:
        sys.exit(1)


def print_json(value: object) -> None:
    """Print ``value`` as JSON on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    click.echo()


def confirm(question: str) -> bool:
    """Ask a yes/no question on the terminal; return False if there is none."""
    return sys.stdin.isatty() and click.confirm(question, err=True)


@contextmanager
def usage_errors() -> Iterator[None]:
    """Turn a ``RequestError`` into click's error for wrong usage, with exit status 2."""
    try:
        yield
    except RequestError as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Show a progress bar with ``label`` on stderr, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    label = terminal_safe(label, sys.stderr)
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
