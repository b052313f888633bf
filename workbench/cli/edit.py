"""``workbench edit``."""

from __future__ import annotations

import os
import sys

import click

from workbench.cli.opening import open_workspace
from workbench.cli.printing import say
from workbench.cli.stale import tell_stale
from workbench.system.errors import WorkbenchError


@click.command()
@click.argument("article", metavar="[ARTICLE]", required=False)
@click.option(
    "--linear",
    is_flag=True,
    help="Prompt and answer, line by line, for a screen reader or a Braille line.",
)
def edit(article: str | None, linear: bool) -> None:
    """Correct the translation of ARTICLE in the terminal; without it, choose from a list."""
    workspace = open_workspace()
    chosen = workspace.article(article) if article else None
    if linear:
        from workbench.editor.linear import Console, correct

        tell_stale(workspace, correct(workspace, chosen, Console()))
        return
    _require_terminal()
    from workbench.editor.tui.app import EditorApp

    app = EditorApp(workspace, chosen)
    try:
        app.run()
    finally:
        if app.busy:
            say("writing the other articles …")
        app.close_sessions()
        for line in app.farewells:
            say(line)
    tell_stale(workspace, app.corrected.values())


def _require_terminal() -> None:
    if os.environ.get("TEXTUAL_DRIVER"):
        return  # it runs in a browser
    if os.environ.get("TERM") == "dumb":
        raise WorkbenchError(
            "this terminal cannot draw (TERM is dumb)", remedy='use "workbench edit --linear"'
        )
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WorkbenchError(
            "the editor needs a terminal",
            remedy='run "workbench edit" in a terminal window, not in a pipe or a script',
        )
