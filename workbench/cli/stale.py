"""Publications that say something else than their article does by now: told, with a command."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.cli.printing import say
from workbench.editions.publications import SITE, Publication, path_of, publications, stale
from workbench.paths import current_folder
from workbench.workspace import Workspace

#: More than so many are not told one by one.
_MOST_TOLD = 3


def published_rows(
    workspace: Workspace, article: Article, catalog: Catalog | None = None
) -> list[dict[str, object]]:
    """Return what was published of ``article``, for programs to read.

    ``catalog`` is that of the article, where somebody has read it already.
    """
    old = stale(article, catalog)
    return [
        {
            "file": shown(publication, workspace),
            "format": publication.format,
            "layout": publication.layout,
            "paper": publication.paper,
            "made": publication.made,
            "stale": publication in old,
            "command": command(workspace, article, publication),
        }
        for publication in publications(article)
    ]


def stale_lines(rows: Iterable[dict[str, object]]) -> list[str]:
    """Return a line for each publication in ``rows`` that is out of date.

    A site stands in the rows of all its articles, and is told once.
    """
    return list(
        dict.fromkeys(
            f"{row['file']} is out of date; make it again: {row['command']}"
            for row in rows
            if row["stale"]
        )
    )


def tell_stale(workspace: Workspace, *articles: Article) -> None:
    """Say which publications of ``articles`` are out of date, and how they are made again.

    Of many, the first are told, and what names the others.
    """
    lines = stale_lines(row for each in articles for row in published_rows(workspace, each))
    for line in lines[:_MOST_TOLD]:
        say(line)
    if len(lines) > _MOST_TOLD:
        more = len(lines) - _MOST_TOLD
        say(f'{more} more out of date; "workbench status" names them')


def command(workspace: Workspace, article: Article, publication: Publication) -> str:
    """Return what makes ``publication`` of ``article`` again, typed in the current folder."""
    return shlex.join(["workbench", *_words(workspace, article, publication)])


def _words(workspace: Workspace, article: Article, publication: Publication) -> Iterator[str]:
    named: Path | None = click.get_current_context().find_root().obj
    if named is not None:
        yield from ("--workspace", str(named))
    if publication.format == SITE:
        yield "site"
        options = {"--title": publication.title, "--url": publication.url}
    else:
        yield from ("export", article.slug)
        options = {
            "--format": publication.format,
            "--layout": publication.layout,
            "--paper": publication.paper,
        }
    for option, value in options.items():
        if value:
            yield from (option, value)
    if publication.drafts:
        yield "--with-drafts"
    if publication.no_drafts:
        yield "--no-drafts"
    yield from ("-o", shown(publication, workspace))


def shown(publication: Publication, workspace: Workspace) -> str:
    """Return where ``publication`` lies, as one would type it in the current folder."""
    return as_typed(path_of(publication, workspace.folder))


def as_typed(path: Path) -> str:
    """Return ``path`` as one would type it in the current folder."""
    return os.path.relpath(path, current_folder())
