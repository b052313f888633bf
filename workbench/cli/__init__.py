"""The command line: click commands that parse, call and print; no logic."""

from __future__ import annotations

import errno
import io
import os
import sys


def main() -> None:
    """Run the command line; the exit status is 0, 1 for a fault, 2 for wrong usage."""
    from workbench.cli.group import workbench
    from workbench.system.errors import WorkbenchError

    _open_missing_streams()
    try:
        workbench.main(standalone_mode=False)
    except Exception as error:
        import click

        from workbench.cli.printing import say

        if isinstance(error, WorkbenchError):
            say(f"workbench: {error}")
            sys.exit(1)
        if isinstance(error, click.exceptions.Abort):
            say("workbench: interrupted; what was done is kept")
            sys.exit(130)
        if isinstance(error, click.ClickException):
            shown = io.StringIO()
            error.show(shown)
            say(shown.getvalue().rstrip())
            sys.exit(error.exit_code)
        if isinstance(error, BrokenPipeError):  # the reader of our output has ended
            _stop_output()
            sys.exit(0)
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            say(f"workbench: cannot write: {error.strerror}; make room")
            _stop_output()
            sys.exit(1)
        if isinstance(error, OSError) and error.filename is not None:
            say(f"workbench: {os.fsdecode(error.filename)}: {error.strerror}; check the path")
            sys.exit(1)
        raise


def _open_missing_streams() -> None:
    """Open standard streams that are closed at the start, which Python sets to None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _stop_output() -> None:
    """Redirect stdout to the null device, so that Python reports no error when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
