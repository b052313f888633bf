"""``workbench translate``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import cache

import click

from workbench.articles import Article
from workbench.articles.article import METADATA_NAME
from workbench.catalog import Catalog, Segment
from workbench.cli.opening import open_workspace
from workbench.cli.printing import progress, say
from workbench.drafting.outdated import outdated, outdated_line
from workbench.drafting.pretranslation import draft, draftable, memory_drafts, with_notes_of
from workbench.engines import ENGINES, Engine, open_engine
from workbench.system.errors import WorkbenchError
from workbench.system.paths import current_folder, is_file
from workbench.text.counts import how_many
from workbench.workspace import Workspace

#: Seconds between two saves; if saving is slow, at least ten times the time of a save.
_SAVED_EVERY = 2.0
_SAVES_SHARE = 10


@click.command()
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every article of the workspace.")
@click.option(
    "--engine", type=click.Choice(tuple(ENGINES)), help="What translates; else as configured."
)
@click.option("--redo", is_flag=True, help="Translate the machine's own drafts again.")
@click.option("--no-hints", is_flag=True, help="Show the model no translations of rare words.")
def translate(
    articles: tuple[str, ...], every: bool, engine: str | None, redo: bool, no_hints: bool
) -> None:
    """Fill the untranslated segments of each ARTICLE, from the memory and by machine.

    A sentence that was translated before, in any article of the workspace, gets that
    translation; the machine drafts the others. What a person wrote or accepted is never
    touched. Ctrl-C keeps what is done.
    """
    workspace = open_workspace()
    chosen = _chosen(workspace, articles, every)
    workspace.refresh_memory(lambda error: say(str(error)))
    settings = workspace.configuration.engines

    @cache
    def engine_for(source_language: str, target_language: str) -> Engine:
        direction = (source_language, target_language)
        own = None if no_hints else workspace.own_lexicon(*direction)
        return open_engine(settings, *direction, engine, hints=not no_hints, own=own)

    failed = False
    for article in chosen:
        try:
            _translate(workspace, article, engine_for, engine or settings.name, redo)
        except WorkbenchError as error:
            # There may be a model for the direction of the other articles.
            say(f"{article.slug}: {error}")
            failed = True
    if failed:
        sys.exit(1)


def _chosen(workspace: Workspace, names: tuple[str, ...], every: bool) -> list[Article]:
    """Return the articles ``names``, or all, or the one that contains the current folder."""
    if every and names:
        raise click.UsageError("name articles, or give --all, not both")
    if names or every:
        return workspace.selected(names)
    here = current_folder()
    if any(is_file(folder / METADATA_NAME) for folder in (here, *here.parents)):
        return [workspace.article(str(here))]
    raise click.UsageError('name an article ("workbench list" shows them), or give --all')


def _translate(
    workspace: Workspace,
    article: Article,
    engine_for: Callable[[str, str], Engine],
    engine_name: str,
    redo: bool,
) -> None:
    """Draft ``article``, saving every few seconds."""
    catalog = article.read_catalog()
    old = outdated(catalog, engine_name)
    if old and not redo:
        say(f"{article.slug}: {outdated_line(len(old), article.slug)}")
    waiting = draftable(catalog, redo=redo)
    if not waiting:
        say(f"{article.slug}: nothing to translate")
        return
    drafts = _Drafts(article)
    known = _recalled(workspace, catalog, drafts, redo)
    if known:
        say(f"{article.slug}: {known} drafted from the memory")
    waiting = [segment for segment in waiting if segment.id not in drafts.ids]
    if not waiting:
        return
    engine = engine_for(catalog.source_language, catalog.target_language)
    done = doubtful = 0
    try:
        with progress(article.slug) as show:
            for segment in draft(waiting, engine, workspace.glossary, redo=redo):
                drafts.add(segment)
                done += 1
                doubtful += segment.origin != engine.origin
                show(done, len(waiting))
    finally:
        drafts.save()
    remark = f", {doubtful} of them doubtful" if doubtful else ""
    say(f"{article.slug}: {how_many(done, 'segment')} drafted by {engine.origin}{remark}")


def _recalled(workspace: Workspace, catalog: Catalog, drafts: _Drafts, redo: bool) -> int:
    """Draft the segments with exact matches in the memory; return their number."""
    language = catalog.source_language
    for segment in memory_drafts(
        catalog, workspace.memory, workspace.glossary, language, redo=redo
    ):
        drafts.add(segment)
    drafts.save()
    return len(drafts.ids)


class _Drafts:
    """New drafts of an article, saved to its catalog every few seconds."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.ids: set[str] = set()
        self._unsaved: list[Segment] = []
        self._next_save = time.monotonic() + _SAVED_EVERY

    def add(self, segment: Segment) -> None:
        self.ids.add(segment.id)
        self._unsaved.append(segment)
        if time.monotonic() >= self._next_save:
            self.save()

    def save(self) -> None:
        """Put the drafts into the catalog as it is now, since a person may be editing it."""
        if not self._unsaved:
            return
        start = time.monotonic()
        with self.article.changing_catalog() as catalog:
            for segment in self._unsaved:
                current = catalog.get(segment.id)
                if current is None or current.by_person or current.source != segment.source:
                    continue  # a person has changed it meanwhile
                catalog.put(with_notes_of(current, segment))
        self._unsaved = []
        took = time.monotonic() - start
        self._next_save = time.monotonic() + max(_SAVED_EVERY, _SAVES_SHARE * took)
