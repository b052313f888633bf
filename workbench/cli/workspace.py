"""``workbench init``, ``list`` and ``status``."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.articles import Article, Statistics
from workbench.catalog import State
from workbench.cli.opening import open_workspace, print_json, say
from workbench.cli.stale import published_rows, stale_line
from workbench.workspace import Workspace


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
    articles = open_workspace().articles
    counts = {article: Statistics.of(article.read_catalog()) for article in articles}
    if as_json:
        print_json([_facts(article, statistics) for article, statistics in counts.items()])
        return
    width = _width(articles)
    for article, statistics in counts.items():
        click.echo(
            f"{article.slug:{width}}  {_direction(article)}  {statistics.percent_done:>3} %  "
            f"{article.metadata.title}"
        )


@click.command()
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def status(articles: tuple[str, ...], as_json: bool) -> None:
    """Show segments and words by state, for each ARTICLE and in all.

    Below stand the publications that say something else than their article does by now.
    """
    workspace = open_workspace()
    chosen = workspace.selected(articles)
    counts: dict[Article, Statistics] = {}
    published: dict[Article, list[dict[str, object]]] = {}
    for article in chosen:  # one catalog is in memory at a time
        catalog = article.read_catalog()
        counts[article] = Statistics.of(catalog)
        published[article] = published_rows(workspace, article, catalog)
    total = sum(counts.values(), Statistics())
    if as_json:
        rows = [
            {**_facts(article, counts[article]), "published": published[article]}
            for article in chosen
        ]
        print_json({"articles": rows, "total": total.as_dict()})
        return
    width = _width(chosen)
    if chosen:
        states = "  ".join(f"{state.value:>12}" for state in State)
        click.echo(f"{'':{width}}  {'':5}  {'words':>7}  {'done':>5}  {states}")
    for article in chosen:
        click.echo(_row(article.slug, _direction(article), counts[article], width))
    if len(chosen) > 1:
        click.echo(_row("in all", "", total, width))
    for rows in published.values():
        for row in rows:
            if row["stale"]:
                click.echo(stale_line(row))


def _facts(article: Article, statistics: Statistics) -> dict[str, object]:
    """Return what is known of ``article``, for programs to read."""
    return {
        "slug": article.slug,
        "title": article.metadata.title,
        "from": article.metadata.source_language,
        "to": article.metadata.target_language,
        **statistics.as_dict(),
    }


def _width(articles: list[Article]) -> int:
    """Return how wide the column of names is; say so where there are no articles."""
    if not articles:
        say('no articles yet; bring one in with "workbench import FILE"')
    return max((len(article.slug) for article in articles), default=0)


def _direction(article: Article) -> str:
    return f"{article.metadata.source_language}→{article.metadata.target_language}"


def _row(name: str, direction: str, statistics: Statistics, width: int) -> str:
    states = "  ".join(f"{statistics.segments[state]:>12}" for state in State)
    words = statistics.words.total()
    return f"{name:{width}}  {direction:5}  {words:>7}  {statistics.percent_done:>3} %  {states}"
