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
from workbench.publishing.publications import SITE, Publication, path_of, publications, stale
from workbench.system.paths import current_folder, may_exist
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
            "there": may_exist(path_of(publication, workspace.folder)),
            "command": command(workspace, article, publication),
            "forget": forgetting(workspace, publication),
        }
        for publication in publications(article)
    ]


def stale_lines(rows: Iterable[dict[str, object]]) -> list[str]:
    """Return a line for each publication in ``rows`` that is out of date.

    A site stands in the rows of all its articles, and is told once.
    """
    return _lines(rows, "{file} is out of date; make it again: {command}", there=True)


def gone_lines(rows: Iterable[dict[str, object]]) -> list[str]:
    """Return a line for each publication in ``rows`` that is out of date, and not here at all.

    It may have been removed, or lie on somebody else's machine, or on a disk that is put away.
    """
    said = "{file} is not here, and out of date; make it again: {command}; or forget it: {forget}"
    return _lines(rows, said, there=False)


def _lines(rows: Iterable[dict[str, object]], said: str, *, there: bool) -> list[str]:
    told = (said.format_map(row) for row in rows if row["stale"] and row["there"] is there)
    return list(dict.fromkeys(told))


def tell_stale(workspace: Workspace, *articles: Article) -> None:
    """Say which publications of ``articles`` are out of date, and how they are made again.

    Of many, the first are told, and what names the others. Of those that are not here, it is
    for "workbench status" to tell.
    """
    lines = stale_lines(row for each in articles for row in published_rows(workspace, each))
    for line in lines[:_MOST_TOLD]:
        say(line)
    if len(lines) > _MOST_TOLD:
        more = len(lines) - _MOST_TOLD
        say(f'{more} more out of date; "workbench status" names them')


def command(workspace: Workspace, article: Article, publication: Publication) -> str:
    """Return what makes ``publication`` of ``article`` again, typed in the current folder."""
    return _typed(*_words(article, publication), "-o", shown(publication, workspace))


def forgetting(workspace: Workspace, publication: Publication) -> str:
    """Return what takes ``publication`` out of what is remembered, typed in the current folder."""
    return _typed("export", "--forget", shown(publication, workspace))


def _typed(*words: str) -> str:
    named: Path | None = click.get_current_context().find_root().obj
    return shlex.join(["workbench", *(("--workspace", str(named)) if named else ()), *words])


def _words(article: Article, publication: Publication) -> Iterator[str]:
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


def shown(publication: Publication, workspace: Workspace) -> str:
    """Return where ``publication`` lies, as one would type it in the current folder."""
    return as_typed(path_of(publication, workspace.folder))


def as_typed(path: Path) -> str:
    """Return ``path`` as one would type it in the current folder."""
    return os.path.relpath(path, current_folder())
