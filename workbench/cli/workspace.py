"""``workbench init``, ``list`` and ``status``."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

import click

from workbench.articles import Article, Statistics, read_catalogs
from workbench.catalog import State
from workbench.cli.opening import named_workspace, open_workspace
from workbench.cli.printing import print_json, print_line, report_faults, say
from workbench.drafting.outdated import outdated, outdated_line
from workbench.publishing.overview import gone_lines, published_rows, stale_lines
from workbench.publishing.snapshot import fingerprint
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

#: The most columns to keep free after a name; a longer name gets its own line.
_MOST_COLUMNS = 64


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=".")
def init(folder: Path) -> None:
    """Make a new workspace in DIR (the current folder unless named)."""
    workspace = Workspace.create(folder)
    say(f"workspace ready: {workspace.folder}")


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def list_(as_json: bool) -> None:
    """List the articles and how far they have come."""
    articles = _some(open_workspace().articles)
    faults: list[WorkbenchError] = []
    counts = {
        article: Statistics.of(catalog)
        for article, catalog in read_catalogs(articles, faults.append)
    }
    if as_json:
        print_json([_facts(article, statistics) for article, statistics in counts.items()])
    else:
        _print_names(
            {
                article.slug: f"  {_direction(article)}  {statistics.percent_done:>3} %  "
                f"{article.metadata.title}"
                for article, statistics in counts.items()
            }
        )
    report_faults(faults)


@click.command()
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def status(articles: tuple[str, ...], as_json: bool) -> None:
    """Show segments and words by state, for each ARTICLE and in all.

    Below stand the publications that say something else than their article does by now.
    """
    workspace = open_workspace()
    chosen = _some(workspace.selected(articles))
    faults: list[WorkbenchError] = []
    counts: dict[Article, Statistics] = {}
    published: dict[Article, list[dict[str, object]]] = {}
    old_drafts: dict[Article, int] = {}
    # One catalog is in memory at a time.
    for article, catalog in read_catalogs(chosen, faults.append):
        counts[article] = Statistics.of(catalog)
        if drafts := outdated(catalog, workspace.configuration.engines.name):
            old_drafts[article] = len(drafts)
        published[article] = []
        try:
            text = partial(fingerprint, catalog=catalog)
            published[article] = published_rows(workspace, article, named_workspace(), text)
        except WorkbenchError as error:
            faults.append(error)
    total = sum(counts.values(), Statistics())
    if as_json:
        rows = [
            {**_facts(article, statistics), "published": published[article]}
            for article, statistics in counts.items()
        ]
        print_json({"articles": rows, "total": total.as_dict()})
    else:
        _print_table(counts, total)
        old = [row for rows in published.values() for row in rows]
        for line in (*stale_lines(old), *gone_lines(old)):
            print_line(line)
        if old_drafts:
            slugs = " ".join(article.slug for article in old_drafts)
            say(outdated_line(sum(old_drafts.values()), slugs))
    report_faults(faults)


def _facts(article: Article, statistics: Statistics) -> dict[str, object]:
    """Return ``article`` with its statistics as a dictionary for JSON."""
    return {
        "slug": article.slug,
        "title": article.metadata.title,
        "from": article.metadata.source_language,
        "to": article.metadata.target_language,
        **statistics.as_dict(),
    }


def _some(articles: list[Article]) -> list[Article]:
    """Return ``articles``, with a message if there are none."""
    if not articles:
        say('no articles yet; bring one in with "workbench import FILE"')
    return articles


def _print_table(counts: dict[Article, Statistics], total: Statistics) -> None:
    states = "  ".join(state.value for state in State)
    rows = {"": f"  {'':5}   words   done  {states}"} if counts else {}
    for article, statistics in counts.items():
        rows[article.slug] = _figures(_direction(article), statistics)
    if len(counts) > 1:
        rows["in all"] = _figures("", total)
    _print_names(rows)


def _print_names(rows: dict[str, str]) -> None:
    """Print each name and its text in columns.

    If the terminal is too narrow for both, a long name gets its own line.
    """
    width = max(map(len, rows), default=0)
    if sys.stdout.isatty():
        columns = min(max(map(len, rows.values()), default=0), _MOST_COLUMNS)
        width = max(0, min(width, shutil.get_terminal_size().columns - columns - 1))
    for name, rest in rows.items():
        if len(name) > width:
            print_line(name)
        print_line(f"{name if len(name) <= width else '':{width}}{rest}")


def _direction(article: Article) -> str:
    return f"{article.metadata.source_language}→{article.metadata.target_language}"


def _figures(direction: str, statistics: Statistics) -> str:
    """Return the figures of an article, aligned with the headings."""
    states = "  ".join(f"{statistics.segments[state]:>{len(state.value)}}" for state in State)
    words = statistics.words.total()
    return f"  {direction:5}  {words:>6}  {statistics.percent_done:>3} %  {states}"
