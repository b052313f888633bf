"""The command line: click commands that parse, call and print; no logic."""

from __future__ import annotations

import errno
import os
import sys


def main() -> None:
    """Run the command line; the exit status is 0, 1 for a fault, 2 for wrong usage."""
    from workbench.cli.group import workbench
    from workbench.errors import WorkbenchError

    try:
        workbench.main(standalone_mode=False)
    except Exception as error:
        import click

        if isinstance(error, WorkbenchError):
            click.echo(f"workbench: {error}", err=True)
            sys.exit(1)
        if isinstance(error, click.exceptions.Abort):
            click.echo("workbench: interrupted; what was done is kept", err=True)
            sys.exit(130)
        if isinstance(error, click.ClickException):
            error.show()
            sys.exit(error.exit_code)
        if isinstance(error, BrokenPipeError):  # the reader of our output has gone
            _stop_output()
            sys.exit(0)
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            click.echo(f"workbench: cannot write: {error.strerror}; make room", err=True)
            _stop_output()
            sys.exit(1)
        raise


def _stop_output() -> None:
    """Keep Python from complaining, when it exits, of output that it cannot write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
