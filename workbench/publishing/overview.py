"""List publications: whether each is out of date, and the command that makes it again."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from workbench.articles import Article
from workbench.publishing.formats import SITE
from workbench.publishing.records import Publication, path_of, publications
from workbench.publishing.snapshot import fingerprint
from workbench.system.paths import current_folder, may_exist
from workbench.workspace import Workspace


def out_of_date(
    article: Article, text: Callable[[Article], str] = fingerprint
) -> dict[Publication, bool]:
    """Return the publications of ``article``, each with whether it is out of date.

    ``text`` returns the article's fingerprint; it is called only if there are publications.
    """
    published = publications(article)
    now = text(article) if published else ""
    return {publication: publication.text != now for publication in published}


def published_rows(
    workspace: Workspace,
    article: Article,
    named: Path | None,
    text: Callable[[Article], str] = fingerprint,
) -> list[dict[str, object]]:
    """Return the publications of ``article`` as dictionaries for JSON.

    ``named`` is the folder to pass with ``--workspace`` in commands, if any; ``text`` returns
    the article's fingerprint.
    """
    start = ("workbench", *(("--workspace", str(named)) if named else ()))
    rows: list[dict[str, object]] = []
    for publication, stale in out_of_date(article, text).items():
        path = path_of(publication, workspace.folder)
        file = shown_path(path)
        rows.append(
            {
                "file": file,
                "format": publication.format,
                "layout": publication.layout,
                "paper": publication.paper,
                "made": publication.made,
                "stale": stale,
                "there": may_exist(path),
                "command": shlex.join([*start, *_words(article, publication), "-o", file]),
                "forget": shlex.join([*start, "export", "--forget", file]),
            }
        )
    return rows


def stale_lines(rows: Iterable[dict[str, object]]) -> list[str]:
    """Return a message for each publication in ``rows`` that exists and is out of date.

    A site is in the rows of each of its articles, and has one message.
    """
    return _lines(rows, "{file} is out of date; make it again: {command}", there=True)


def gone_lines(rows: Iterable[dict[str, object]]) -> list[str]:
    """Return a message for each publication in ``rows`` that is out of date and does not exist.

    It may have been deleted, or be on another machine or on a disk that is not connected.
    """
    line = "{file} is not here, and out of date; make it again: {command}; or forget it: {forget}"
    return _lines(rows, line, there=False)


def _lines(rows: Iterable[dict[str, object]], line: str, *, there: bool) -> list[str]:
    lines = (line.format_map(row) for row in rows if row["stale"] and row["there"] is there)
    return list(dict.fromkeys(lines))


def _words(article: Article, publication: Publication) -> Iterator[str]:
    """Yield the words of the command that makes ``publication``, without its path."""
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


def shown_path(path: Path) -> str:
    """Return ``path`` as it is shown and typed: relative to the current folder."""
    return os.path.relpath(path, current_folder())
