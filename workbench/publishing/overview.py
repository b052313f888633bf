"""What was published, each with whether it is out of date, and the commands to type for it."""

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
    """Return what was published of ``article``, each with whether the text is another by now.

    ``text`` tells the fingerprint of the article, and is asked where something was published.
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
    """Return what was published of ``article``, for programs to read.

    ``named`` is what commands have to name with ``--workspace``, and ``text`` tells the
    fingerprint of the article.
    """
    start = ("workbench", *(("--workspace", str(named)) if named else ()))
    rows: list[dict[str, object]] = []
    for publication, stale in out_of_date(article, text).items():
        path = path_of(publication, workspace.folder)
        shown = as_typed(path)
        rows.append(
            {
                "file": shown,
                "format": publication.format,
                "layout": publication.layout,
                "paper": publication.paper,
                "made": publication.made,
                "stale": stale,
                "there": may_exist(path),
                "command": shlex.join([*start, *_words(article, publication), "-o", shown]),
                "forget": shlex.join([*start, "export", "--forget", shown]),
            }
        )
    return rows


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


def _words(article: Article, publication: Publication) -> Iterator[str]:
    """Yield the command that makes ``publication``, without the place that it goes to."""
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


def as_typed(path: Path) -> str:
    """Return ``path`` as one would type it in the current folder."""
    return os.path.relpath(path, current_folder())
