"""``workbench glossary impact``: update translations to changed terms."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import click

from workbench.catalog import Segment
from workbench.cli.glossary_output import excerpts, record, summary
from workbench.cli.opening import open_workspace
from workbench.cli.printing import confirm, print_json, print_line, report_faults, say
from workbench.glossary.reports.impact import Impact, apply, impacts, mending, reopening, waiving
from workbench.glossary.reports.revisions import read_revision
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many
from workbench.text.inline import without_tags
from workbench.workspace import GLOSSARY, Workspace

_WIDTH = 100


@click.command()
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--from", "old", metavar="REVISION", default="HEAD", help="Before; else HEAD.")
@click.option("--to", "new", metavar="REVISION", help="After; else the files as they are now.")
@click.option("--mend", is_flag=True, help="Put the new expressions in.")
@click.option("--reopen", is_flag=True, help="Send finished ones back to draft.")
@click.option("--waive", "reason", metavar="REASON", help="Let them be; the reason is kept.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def impact(
    articles: tuple[str, ...],
    old: str,
    new: str | None,
    mend: bool,
    reopen: bool,
    reason: str | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Show every translated passage that changed terms touch, and mend them in bulk.

    The glossary as it is now is compared with that of the last commit, or two git revisions
    with each other. Nothing is changed without --mend, --reopen or --waive; these show what
    they would do, and ask.
    """
    if mend + reopen + (reason is not None) > 1:
        raise click.UsageError("--mend, --reopen and --waive exclude each other")
    if reason is not None and not reason.strip():
        raise click.UsageError("--waive needs a reason")
    workspace = open_workspace()
    faults: list[WorkbenchError] = []
    folder = workspace.folder / GLOSSARY
    before = read_revision(folder, old)
    after = read_revision(folder, new) if new else workspace.glossary
    found = list(impacts(before, after, workspace.passages(articles, faults.append)))
    if as_json:
        print_json([_record(one) for one in found])
    else:
        for one in found:
            _show(one)
    finished = sum(one.passage.segment.state.finished for one in found)
    touched = how_many(len(found), "passage")
    say(f"{touched} touched, {finished} of them in finished translations")
    if found and (mend or reopen or reason is not None):
        person = workspace.configuration.user
        if reason is not None:
            act = waiving(reason, person)
        else:
            act = mending(person) if mend else reopening(person)
        if yes or confirm("Do it?"):
            say(f"{how_many(_carry_out(workspace, found, act), 'passage')} changed")
        else:
            say("nothing changed; --yes does it without asking")
    report_faults(faults)


def _carry_out(
    workspace: Workspace, found: list[Impact], act: Callable[[Segment, Impact], Segment]
) -> int:
    """Change the catalogs and return the number of changed passages."""
    count = 0
    for slug, group in groupby(found, key=lambda one: one.passage.article):
        with workspace.article(slug).changing_catalog() as catalog:
            count += apply(catalog, group, act)
    return count


def _show(one: Impact) -> None:
    segment = one.passage.segment
    print_line(f"{one.passage.article} {segment.id}  ({segment.state})  {one.change}")
    target, mended = without_tags(segment.target), one.mended(segment.target)
    if mended is not None:
        print_line(f"    {summary(without_tags(segment.source), _WIDTH)}")
        before, after = excerpts(target, without_tags(mended), _WIDTH)
        print_line(f"  - {before}")
        print_line(f"  + {after}")
    else:  # a person has to change it, and needs the whole text
        print_line(f"    {without_tags(segment.source)}")
        print_line(f"  - {target}")
        wanted = f'"{one.wanted}"' if one.wanted else "another expression"
        print_line(f"  ? {wanted} should be put in by hand")


def _record(one: Impact) -> dict[str, object]:
    segment = one.passage.segment
    return {
        "article": one.passage.article,
        "segment": segment.id,
        "state": segment.state.value,
        "old_term": record(one.change.old) if one.change.old else None,
        "new_term": record(one.term),
        "exchanges": dict(one.exchanges),
        "wanted": one.wanted,
        "source": segment.source,
        "target": segment.target,
        "mended": one.mended(segment.target),
    }
