"""``workbench init``, ``list`` and ``status``."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.articles import Article, Statistics
from workbench.catalog import State
from workbench.cli.opening import open_workspace, print_json, say
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
    _report(open_workspace().articles, as_json, totals=False)


@click.command()
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def status(articles: tuple[str, ...], as_json: bool) -> None:
    """Show segments and words by state, for each ARTICLE and in all."""
    _report(open_workspace().selected(articles), as_json, totals=True)


def _report(articles: list[Article], as_json: bool, *, totals: bool) -> None:
    """Print a line an article, and a line for all."""
    counts = {article: Statistics.of(article.read_catalog()) for article in articles}
    total = sum(counts.values(), Statistics())
    if as_json:
        rows = [
            {
                "slug": article.slug,
                "title": article.metadata.title,
                "from": article.metadata.source_language,
                "to": article.metadata.target_language,
                **statistics.as_dict(),
            }
            for article, statistics in counts.items()
        ]
        report = {"articles": rows, "total": total.as_dict()} if totals else rows
        print_json(report)
        return
    if not articles:
        say('no articles yet; bring one in with "workbench import FILE"')
        return
    width = max(len(article.slug) for article in articles)
    if totals:
        states = "  ".join(f"{state.value:>12}" for state in State)
        click.echo(f"{'':{width}}  {'':5}  {'words':>7}  {'done':>5}  {states}")
    for article, statistics in counts.items():
        direction = f"{article.metadata.source_language}→{article.metadata.target_language}"
        if totals:
            click.echo(_row(article.slug, direction, statistics, width))
        else:
            click.echo(
                f"{article.slug:{width}}  {direction}  {statistics.percent_done:>3} %  "
                f"{article.metadata.title}"
            )
    if totals and len(articles) > 1:
        click.echo(_row("in all", "", total, width))


def _row(name: str, direction: str, statistics: Statistics, width: int) -> str:
    states = "  ".join(f"{statistics.segments[state]:>12}" for state in State)
    words = statistics.words.total()
    return f"{name:{width}}  {direction:5}  {words:>7}  {statistics.percent_done:>3} %  {states}"
