"""Where exports go, and what stands against them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from workbench.articles import Article
from workbench.checks import Context
from workbench.cli.opening import say
from workbench.configuration import CONFIGURATION_NAME
from workbench.counts import how_many
from workbench.editions import HOUSE
from workbench.editions.refusal import open_errors
from workbench.errors import WorkbenchError
from workbench.files import read_bytes, write_atomically
from workbench.paths import is_file, is_folder, resolved
from workbench.workspace import GLOSSARY, TRANSLATIONS, Workspace


def write_output(
    workspace: Workspace, data: Iterable[bytes], output: str | None, default: Path
) -> Path | None:
    """Write ``data`` to ``output``, to standard output for "-", or to ``default``.

    The path is printed, and returned where there is one. A file that nobody named is not
    lost: it stays beside the new one, with a "~".
    """
    if output == "-":
        sys.stdout.buffer.writelines(data)
        sys.stdout.flush()
        return None
    path = Path(output) if output else default
    refuse_own_files(workspace, path)
    if is_folder(path):
        raise WorkbenchError("this is a folder", path=path, remedy="name a file in it")
    if output is None and is_file(path):
        data = [b"".join(data)]
        old = read_bytes(path)
        if old != data[0]:
            backup = path.with_name(f"{path.name}~")
            write_atomically(backup, old)
            say(f"{path} was there; what it held is in {backup}")
    write_atomically(path, data)
    click.echo(path)
    return path


def refuse_own_files(workspace: Workspace, path: Path) -> None:
    """Raise where ``path`` lies among what people work on."""
    target = resolved(path)
    for name in (TRANSLATIONS, GLOSSARY, HOUSE, CONFIGURATION_NAME):
        if target.is_relative_to(workspace.folder / name):
            raise WorkbenchError(
                f"{name} is what people work on, not a place for exports",
                path=path,
                remedy="choose another folder",
            )


def refuse_errors(workspace: Workspace, article: Article) -> None:
    """Raise where checks find errors in finished segments, after a list of them."""
    catalog = article.read_catalog()
    context = Context(
        catalog.source_language, catalog.target_language, workspace.glossary, workspace.style
    )
    found = open_errors(catalog, context)
    for finding in found:
        say(f"{finding.segment_id}: {finding.message}  [{finding.check}]")
    if found:
        raise WorkbenchError(
            f"{article.slug}: {how_many(len(found), 'error')} in finished segments",
            remedy="mend them, or publish in spite of them with --with-errors",
        )
