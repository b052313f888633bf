"""``workbench serve``."""

from __future__ import annotations

import shlex
import sys
from urllib.parse import urlsplit

import click

from workbench.cli.opening import open_workspace
from workbench.cli.printing import say
from workbench.system.errors import WorkbenchError


@click.command()
@click.argument("article", metavar="[ARTICLE]", required=False)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port to listen on; else any free one.",
)
@click.option(
    "--public-url",
    metavar="URL",
    default="",
    help="The address of a proxy that stands before it, such as https://example.org.",
)
def serve(article: str | None, port: int, public_url: str) -> None:
    """Correct translations in a browser on this machine.

    Prints the address to open, which holds a secret that changes at every start.
    """
    workspace = open_workspace()
    chosen = workspace.article(article) if article else None
    if chosen is not None:
        chosen.read_catalog()
    if public_url:
        _require_web_address(public_url)
    _require_textual_serve()
    from workbench.editor.browser import serve as serve_editor

    command = [sys.executable, "-m", "workbench", "--workspace", str(workspace.folder), "edit"]
    if chosen is not None:
        command.append(str(chosen.folder))
    title = chosen.metadata.title if chosen is not None else "workbench"
    serve_editor(shlex.join(command), title=title, ready=_tell, port=port, public_url=public_url)


def _tell(address: str) -> None:
    click.echo(address)
    say(
        "open this address in a browser; it is for this machine alone, unless a proxy that "
        "authenticates stands before it; Ctrl-C ends it"
    )


def _require_web_address(url: str) -> None:
    try:
        address = urlsplit(url)
    except ValueError as error:
        raise click.UsageError(f"--public-url: {error}") from error
    if address.scheme not in ("http", "https") or not address.hostname:
        raise click.UsageError("--public-url is like https://example.org")


def _require_textual_serve() -> None:
    try:
        import textual_serve.server  # noqa: F401
    except ImportError as error:
        raise WorkbenchError(
            f"the browser's part is not installed ({error.name} is missing)",
            remedy=f'install it with "{sys.executable} -m pip install textual-serve"',
        ) from error
