"""Messages about publications that are out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.articles import Article
from workbench.cli.opening import named_workspace
from workbench.cli.printing import say
from workbench.publishing.overview import published_rows, stale_lines
from workbench.publishing.snapshot import fingerprint
from workbench.workspace import Workspace

#: The most publications to print one by one.
_MOST_TOLD = 3


def tell_stale(
    workspace: Workspace,
    articles: Iterable[Article],
    text: Callable[[Article], str] = fingerprint,
) -> None:
    """Print which publications of ``articles`` are out of date, with commands to make them again.

    Prints the first few of many. Those that do not exist are shown by "workbench status" only.
    ``text`` returns the fingerprint of an article.
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
