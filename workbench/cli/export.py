"""``workbench export``: bilingual editions, and aligned pairs as data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from workbench.catalog import State
from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_line, progress, say, usage_errors
from workbench.cli.stale import tell_stale
from workbench.editions import Layout, Paper
from workbench.editions import formats as editions
from workbench.publishing.again import make_again
from workbench.publishing.formats import CATALOGS, DATA, EDITIONS, FORMATS
from workbench.publishing.making import make
from workbench.publishing.overview import shown_path
from workbench.publishing.plan import Request, plan_export
from workbench.publishing.records import forget_place

_COLUMNS = [name for name, form in editions.FORMATS.items() if form.layout is Layout.COLUMNS]


@click.command(
    epilog=f"Editions are {', '.join(EDITIONS)}. Data are {', '.join(DATA)}, of one ARTICLE or "
    f"many; {', '.join(CATALOGS)} are the catalog of one."
)
@click.argument("articles", metavar="ARTICLE...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="For data: all articles.")
@click.option(
    "--format",
    "name",
    type=click.Choice(tuple(FORMATS)),
    help="Else told from the suffix of --output; html without either.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|-",
    help='"-" is standard output; else ARTICLE.fr-en.FORMAT in the current folder.',
)
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Layout]),
    help=f"For editions; columns in {', '.join(_COLUMNS)}, else alternating, unless named.",
)
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper]),
    help="For editions with pages; a4 unless named.",
)
@click.option("--no-drafts", is_flag=True, help="Refuse to publish unfinished segments.")
@click.option("--with-errors", is_flag=True, help="For editions: publish in spite of errors.")
@click.option(
    "--stale",
    "again",
    is_flag=True,
    help="Make all editions and sites again that are out of date, of the ARTICLEs or of all.",
)
@click.option(
    "--forget",
    "to_forget",
    metavar="FILE",
    help="Remember no more that FILE, or a site's folder, was published; it stays as it is.",
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in State]),
    help="For data: the states to write; translated and reviewed unless named. May be repeated.",
)
@click.option(
    "--origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help='For data: write what came from there only, as "human" or "argos". May be repeated.',
)
@usage_errors()
def export(articles: tuple[str, ...], again: bool, to_forget: str | None, **asked: Any) -> None:
    """Write an ARTICLE as a bilingual edition, or aligned pairs for other programs.

    "same" is the translation alone, in the format of its source. The path of the file is
    printed. Drafts are marked in editions, and left out of data. What was published is
    remembered; "workbench status" tells what is out of date.
    """
    if to_forget is not None:
        if again or any(asked.values()):
            raise click.UsageError("--forget makes nothing; it takes ARTICLEs alone")
        workspace = open_workspace()
        for article in forget_place(workspace, workspace.selected(articles), Path(to_forget)):
            say(f"{article.slug}: {to_forget} is forgotten")
    elif again:
        if any(asked.values()):
            raise click.UsageError("--stale makes again what was published, in the same way")
        workspace = open_workspace()
        for path in make_again(workspace, workspace.selected(articles), say, progress):
            print_line(shown_path(path))
    else:
        request = Request(articles, **asked)
        workspace = open_workspace()
        for made in make(plan_export(workspace, request), say, sys.stdout):
            print_line(str(made.path))
            tell_stale(workspace, made.texts, made.texts.__getitem__)
