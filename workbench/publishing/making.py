"""A planned export made: editions, which are remembered where they lie, and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TextIO

from workbench.articles import Article
from workbench.articles.rendering import target_bytes
from workbench.catalog import State
from workbench.editions import Layout, Paper
from workbench.editions import formats as editions
from workbench.exchange import FINISHED, Pair, Selection, pairs_of
from workbench.exchange.formats import chunks
from workbench.publishing.formats import CATALOGS, FORMATS, PUBLISHED, SAME
from workbench.publishing.plan import Plan
from workbench.publishing.records import Publication, remember, remembered_sum
from workbench.publishing.refusals import refuse_drafts, refuse_errors
from workbench.publishing.snapshot import Snapshot
from workbench.publishing.writing import write
from workbench.system.backups import Report
from workbench.system.checksums import sha256
from workbench.workspace import TEMPLATES, Workspace


class Made(NamedTuple):
    """A file, or the index of a site, that was written."""

    path: Path
    #: The articles that were published in it, each with its fingerprint.
    texts: Mapping[Article, str]


def make(plan: Plan, tell: Report, standard_output: TextIO) -> Iterator[Made]:
    """Make what ``plan`` says, and yield each file that was written.

    Raises ``WorkbenchError`` where drafts or errors keep it from being made.
    """
    if plan.request.format in PUBLISHED:
        yield from _publish(plan, tell, standard_output)
        return
    if plan.request.no_drafts:
        for article in plan.articles:
            refuse_drafts(article.slug, article.read_catalog())
    for named, default, data in _data(plan, tell):
        path = write(plan.workspace, named, default, data, tell, standard_output)
        if path:
            yield Made(path, {})


def _publish(plan: Plan, tell: Report, standard_output: TextIO) -> Iterator[Made]:
    """Write the edition of one article, and remember it where a file keeps it."""
    workspace, request, (article,) = plan.workspace, plan.request, plan.articles
    made, data = edition_file(
        workspace, Snapshot.of(article), plan.publication, tell, with_errors=request.with_errors
    )
    ours = remembered_sum(workspace, article, Path(plan.default))
    path = write(workspace, request.output, plan.default, [data], tell, standard_output, ours)
    if path:
        remember(workspace, article, made, path, tell)
        yield Made(path, {article: made.text})


def edition_file(
    workspace: Workspace,
    now: Snapshot,
    wanted: Publication,
    tell: Report,
    *,
    with_errors: bool = False,
) -> tuple[Publication, bytes]:
    """Return the file of an article as it is ``now``, made as ``wanted`` says.

    With it comes ``wanted`` with the fingerprint and the sum of what was made. Raises
    ``WorkbenchError`` where errors are open, unless ``with_errors`` says otherwise, and
    where there are drafts that ``wanted`` is not to have.
    """
    article = now.article
    if wanted.no_drafts:
        refuse_drafts(article.slug, now.catalog)
    if wanted.format == SAME:
        data = target_bytes(article, now.catalog)
    else:
        if not with_errors:
            refuse_errors(workspace, article, now.catalog, tell)
        data = editions.render(
            now.edition(workspace.glossary),
            wanted.format,
            Layout(wanted.layout) if wanted.layout else None,
            paper=Paper(wanted.paper or Paper.A4),
            house=workspace.folder / TEMPLATES,
            tell=tell,
        )
    return replace(wanted, text=now.text, sha256=sha256(data)), data


def _data(plan: Plan, tell: Report) -> Iterator[tuple[str | None, str, Iterable[bytes]]]:
    """Yield the files for other programs, each with the place that is named and the other."""
    request, named, default = plan.request, plan.request.output, plan.default
    form = FORMATS[request.format]
    if request.format in CATALOGS:
        yield named, default, [form.maker(*plan.articles)]
        return
    selection = Selection(tuple(map(State, request.states)) or FINISHED, request.origins)
    selected = _or_told(pairs_of(plan.articles, selection), selection, tell)
    if not form.by_language:
        yield named, default, chunks(selected, request.format)
        return
    for language, data in form.maker(selected).items():
        yield named and f"{named}.{language}", f"{default}.{language}", [data]


def _or_told(selected: Iterator[Pair], selection: Selection, tell: Report) -> Iterator[Pair]:
    """Yield what is ``selected``; ``tell`` where nothing is."""
    first = next(selected, None)
    if first is None:
        states = " or ".join(state.value for state in State if state in selection.states)
        origins = f" and from {' or '.join(selection.origins)}" if selection.origins else ""
        tell(f"no segment is {states}{origins}; --state and --origin choose others")
        return
    yield first
    yield from selected
