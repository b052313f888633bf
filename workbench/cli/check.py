"""``workbench check``: look for mistakes in translations."""

from __future__ import annotations

import sys
from collections.abc import Container
from typing import NamedTuple

import click

from workbench.articles import Article, read_catalogs
from workbench.catalog import Catalog, Segment
from workbench.catalog.po_entries import entry_lines
from workbench.checks import ALL_CHECKS, Context, Finding, find_all, mended
from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_json, print_line, report_faults, say
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text
from workbench.system.paths import seen_from_here
from workbench.text.counts import how_many


class _Place(NamedTuple):
    """A finding with its segment and the line of the catalog."""

    finding: Finding
    segment: Segment
    line: int | None


@click.command()
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, JSON for programs.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("--only", metavar="ID", multiple=True, help="Run this check only; may be repeated.")
@click.option("--fix", is_flag=True, help="Mend what can be mended, then tell the rest.")
@click.option("--list", "as_list", is_flag=True, help="Show the checks and what they look for.")
def check(
    articles: tuple[str, ...],
    form: str,
    as_json: bool,
    only: tuple[str, ...],
    fix: bool,
    as_list: bool,
) -> None:
    """Look for mistakes in the translations of each ARTICLE, or of all.

    Drafts are looked at as well as finished segments; what is not translated yet is no
    mistake. The exit status is 1 where something is found.
    """
    _refuse_unknown(only)
    as_json = as_json or form == "json"
    if as_list:
        _show_checks(as_json)
        return
    workspace = open_workspace()
    found: dict[Article, list[_Place]] = {}
    faults: list[WorkbenchError] = []
    person = workspace.configuration.user if fix else ""
    for article, read in read_catalogs(workspace.selected(articles), faults.append):
        context = workspace.context(article)
        catalog = _mended(article, context, person, only) if fix else read
        found[article] = _look(article, catalog, context, only)
    if as_json:
        _print_json(found)
    else:
        _print_text(found)
    report_faults(faults)
    if any(found.values()):
        sys.exit(1)


def _refuse_unknown(only: tuple[str, ...]) -> None:
    known = [check.id for check in ALL_CHECKS]
    for name in only:
        if name not in known:
            raise click.UsageError(f'no check "{name}"; the checks are: {", ".join(known)}')


def _mended(article: Article, context: Context, person: str, only: tuple[str, ...]) -> Catalog:
    """Apply all fixes to the article's catalog, save it if any, and return it."""
    count = 0
    with article.changing_catalog() as catalog:
        for segment in list(catalog):
            better = mended(segment, context, person, only or None)
            if better is not segment:
                catalog.put(better)
                count += 1
    say(f"{article.slug}: mended {how_many(count, 'segment')}")
    return catalog


def _look(
    article: Article, catalog: Catalog, context: Context, only: Container[str]
) -> list[_Place]:
    found = list(find_all(catalog, context, only or None))
    lines = entry_lines(read_text(article.catalog_path)) if found else {}
    return [
        _Place(finding, catalog.find(finding.segment_id), lines.get(finding.segment_id))
        for finding in found
    ]


def _print_text(found: dict[Article, list[_Place]]) -> None:
    for article, places in found.items():
        if not places:
            continue
        print_line(f"{article.slug}")
        path = seen_from_here(article.catalog_path)
        for finding, _, line in places:
            where = f"{path}:{line}" if line else str(path)
            print_line(
                f"  {where}: {finding.level.value}: {finding.message}"
                f"  [{finding.check}, {finding.segment_id}]"
            )
    total = sum(map(len, found.values()))
    fixable = sum(place.finding.fixed is not None for places in found.values() for place in places)
    if total:
        remedy = f'; "workbench check --fix" mends {fixable}' if fixable else ""
        say(f"{how_many(total, 'finding')}{remedy}")
    else:
        say("nothing found")


def _print_json(found: dict[Article, list[_Place]]) -> None:
    rows = [
        {
            "article": article.slug,
            "file": str(seen_from_here(article.catalog_path)),
            "line": line,
            "segment": finding.segment_id,
            "state": segment.state.value,
            "check": finding.check,
            "level": finding.level.value,
            "message": finding.message,
            "source": segment.source,
            "target": segment.target,
            "span": finding.span,
            "fixed": finding.fixed,
        }
        for article, places in found.items()
        for finding, segment, line in places
    ]
    print_json(rows)


def _show_checks(as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "id": check.id,
                "name": check.name,
                "level": check.level.value,
                "explanation": check.explanation,
            }
            for check in ALL_CHECKS
        ]
        print_json(rows)
        return
    for check in ALL_CHECKS:
        print_line(f"{check.id} ({check.level.value}): {check.name}")
        print_line(click.wrap_text(check.explanation, 78, "  ", "  "))
