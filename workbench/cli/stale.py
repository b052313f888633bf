"""Publications that commands made stale: told, with what makes them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.articles import Article
from workbench.cli.opening import named_workspace
from workbench.cli.printing import say
from workbench.publishing.overview import published_rows, stale_lines
from workbench.publishing.snapshot import fingerprint
from workbench.workspace import Workspace

#: More than so many are not told one by one.
_MOST_TOLD = 3


def tell_stale(
    workspace: Workspace,
    articles: Iterable[Article],
    text: Callable[[Article], str] = fingerprint,
) -> None:
    """Say which publications of ``articles`` are out of date, and how they are made again.

    ``text`` tells the fingerprint of an article. Of many, the first are told, and what names
    the others. Of those that are not here, it is for "workbench status" to tell.
    """
    named = named_workspace()
    lines = stale_lines(
        row for each in articles for row in published_rows(workspace, each, named, text)
    )
    for line in lines[:_MOST_TOLD]:
        say(line)
    if len(lines) > _MOST_TOLD:
        more = len(lines) - _MOST_TOLD
        say(f'{more} more out of date; "workbench status" names them')
