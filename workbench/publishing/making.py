"""Make planned exports: editions, which are recorded with their article, and data."""

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
from workbench.publishing.records import Publication, recorded_sum, remember
from workbench.publishing.refusals import refuse_drafts, refuse_errors
from workbench.publishing.snapshot import Snapshot
from workbench.publishing.writing import write
from workbench.system.backups import Report
from workbench.system.checksums import sha256
from workbench.workspace import TEMPLATES, Workspace


class Made(NamedTuple):
    """The path of a written file, or of the index of a written site."""

    path: Path
    #: The fingerprints of the articles that it publishes.
    texts: Mapping[Article, str]


def make(plan: Plan, report: Report, standard_output: TextIO) -> Iterator[Made]:
    """Make the export of ``plan``; yield each file that was written.

    Raises ``WorkbenchError`` if drafts or errors are not to be exported.
    """
    if plan.request.format in PUBLISHED:
        yield from _publish(plan, report, standard_output)
        return
    if plan.request.no_drafts:
        for article in plan.articles:
            refuse_drafts(article.slug, article.read_catalog())
    for named, default, data in _data(plan, report):
        path = write(plan.workspace, named, default, data, report, standard_output)
        if path:
            yield Made(path, {})


def _publish(plan: Plan, report: Report, standard_output: TextIO) -> Iterator[Made]:
    """Write the edition of one article; record it, unless it went to standard output or a pipe."""
    workspace, request, (article,) = plan.workspace, plan.request, plan.articles
    made, data = edition_file(
        workspace, Snapshot.of(article), plan.publication, report, with_errors=request.with_errors
    )
    recorded = recorded_sum(workspace, article, Path(plan.default))
    path = write(workspace, request.output, plan.default, [data], report, standard_output, recorded)
    if path:
        remember(workspace, article, made, path, report)
        yield Made(path, {article: made.text})


def edition_file(
    workspace: Workspace,
    now: Snapshot,
    wanted: Publication,
    report: Report,
    *,
    with_errors: bool = False,
) -> tuple[Publication, bytes]:
    """Return the file of the article in ``now``, in the format and layout of ``wanted``.

    Also returns ``wanted`` with the article's fingerprint and the file's checksum. Raises
    ``WorkbenchError`` if checks find errors, unless ``with_errors`` is set, and if there are
    drafts and ``wanted`` excludes them.
    """
    article = now.article
    if wanted.no_drafts:
        refuse_drafts(article.slug, now.catalog)
    if wanted.format == SAME:
        data = target_bytes(article, now.catalog)
    else:
        if not with_errors:
            refuse_errors(workspace, article, now.catalog, report)
        data = editions.render(
            now.edition(workspace.glossary),
            wanted.format,
            Layout(wanted.layout) if wanted.layout else None,
            paper=Paper(wanted.paper or Paper.A4),
            templates_folder=workspace.folder / TEMPLATES,
            report=report,
        )
    return replace(wanted, text=now.text, sha256=sha256(data)), data


def _data(plan: Plan, report: Report) -> Iterator[tuple[str | None, str, Iterable[bytes]]]:
    """Yield the files of a data export: the named path, if any, the default path, the content."""
    request, named, default = plan.request, plan.request.output, plan.default
    form = FORMATS[request.format]
    if request.format in CATALOGS:
        yield named, default, [form.maker(*plan.articles)]
        return
    selection = Selection(tuple(map(State, request.states)) or FINISHED, request.origins)
    selected = _or_report(pairs_of(plan.articles, selection), selection, report)
    if not form.by_language:
        yield named, default, chunks(selected, request.format)
        return
    for language, data in form.maker(selected).items():
        yield named and f"{named}.{language}", f"{default}.{language}", [data]


def _or_report(selected: Iterator[Pair], selection: Selection, report: Report) -> Iterator[Pair]:
    """Yield the ``selected`` pairs; report if there are none."""
    first = next(selected, None)
    if first is None:
        states = " or ".join(state.value for state in State if state in selection.states)
        origins = f" and from {' or '.join(selection.origins)}" if selection.origins else ""
        report(f"no segment is {states}{origins}; --state and --origin choose others")
        return
    yield first
    yield from selected
