"""``workbench templates``: list and print the built-in templates of editions."""

from __future__ import annotations

import click

from workbench.cli.printing import print_line
from workbench.editions.templating import BUILT_IN, built_in_names
from workbench.system.files import read_text


@click.command()
@click.argument("name", required=False)
def templates(name: str | None) -> None:
    """List the built-in templates of editions, or print the one that is called NAME.

    One that lies under the same name in the workspace's folder "templates" wins over it.
    """
    names = built_in_names()
    if name is None:
        for known in names:
            print_line(known)
        return
    if name not in names:
        raise click.UsageError(f'no template is called "{name}"; there are {", ".join(names)}')
    click.echo(read_text(BUILT_IN.path(name)), nl=False)
