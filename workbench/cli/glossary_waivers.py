"""``workbench glossary waivers``: list waivers of terms, and take them back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import click

from workbench.cli.glossary_output import summary
from workbench.cli.opening import open_workspace
from workbench.cli.printing import confirm, print_json, print_line, report_faults, say
from workbench.glossary import Passage
from workbench.glossary.waivers import Waiver, waivers, without_waivers
from workbench.system.errors import OnError, WorkbenchError
from workbench.text.counts import how_many
from workbench.text.inline import without_tags
from workbench.workspace import Workspace

_WIDTH = 100


class _Found(NamedTuple):
    """A waiver and its passage."""

    passage: Passage
    waiver: Waiver


@click.command("waivers")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--term", help="Those of this term only: as shown, or its French or English.")
@click.option("--take-back", is_flag=True, help="Ask for the terms again.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def show_waivers(
    articles: tuple[str, ...], term: str | None, take_back: bool, yes: bool, as_json: bool
) -> None:
    """Show which passages may go without which terms, why, and who said so."""
    workspace = open_workspace()
    faults: list[WorkbenchError] = []
    found = list(_find(workspace, articles, term, faults.append))
    if as_json:
        print_json([_record(one) for one in found])
    else:
        for one in found:
            _show(one)
    say(how_many(len(found), "waiver"))
    if take_back and found:
        if yes or confirm("Take them back?"):
            _take_back(workspace, found)
            say(f"{how_many(len(found), 'waiver')} taken back")
        else:
            say("nothing changed; --yes does it without asking")
    report_faults(faults)


def _find(
    workspace: Workspace,
    articles: tuple[str, ...],
    term: str | None,
    on_error: OnError,
) -> Iterator[_Found]:
    for passage in workspace.passages(articles, on_error):
        for waiver in waivers(passage.segment):
            if term is None or term in (waiver.term, *waiver.term.split(" = ")):
                yield _Found(passage, waiver)


def _take_back(workspace: Workspace, found: list[_Found]) -> None:
    for slug, group in groupby(found, key=lambda one: one.passage.article):
        with workspace.article(slug).changing_catalog() as catalog:
            for passage, waiver in group:
                segment = catalog.get(passage.segment.id)
                if segment is not None:  # may have been removed meanwhile
                    catalog.put(without_waivers(segment, waiver.term))


def _show(one: _Found) -> None:
    segment, waiver = one.passage.segment, one.waiver
    print_line(f"{one.passage.article} {segment.id}  ({segment.state})  {waiver.term}")
    print_line(f"    waived by {waiver.person or 'someone'}: {waiver.reason}")
    for text in (segment.source, segment.target):
        print_line(f"    {summary(without_tags(text), _WIDTH)}")


def _record(one: _Found) -> dict[str, object]:
    segment, waiver = one.passage.segment, one.waiver
    return {
        "article": one.passage.article,
        "segment": segment.id,
        "state": segment.state.value,
        "term": waiver.term,
        "reason": waiver.reason,
        "person": waiver.person,
        "source": segment.source,
        "target": segment.target,
    }
