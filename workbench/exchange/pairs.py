"""Pairs: the selected segments of articles, as they are exported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from workbench.articles import Article
from workbench.catalog import Catalog, Segment, State
from workbench.system.errors import WorkbenchError

#: The states that are exported by default.
FINISHED = tuple(state for state in State if state.finished)


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment for export; the texts have numbered inline tags."""

    article: str
    id: str
    state: State
    origin: str
    source_language: str
    target_language: str
    source: str
    target: str
    #: The date (ISO 8601) and the licence of the source article.
    date: str = ""
    licence: str = ""
    #: The machine's draft before a person changed it, and its origin.
    draft: str = ""
    draft_origin: str = ""

    @property
    def key(self) -> str:
        """An id that is unique among all articles."""
        return f"{self.article}/{self.id}"


@dataclass(frozen=True, slots=True)
class Selection:
    """The segments to export: those in ``states``, and from ``origins`` if any are given.

    Beginnings of origins suffice: "argos" is every Argos model, "memory" every match.
    """

    states: Collection[State] = FINISHED
    origins: tuple[str, ...] = ()

    def __contains__(self, segment: Segment) -> bool:
        origin = segment.origin.casefold()
        return segment.state in self.states and (
            not self.origins or any(origin.startswith(name.casefold()) for name in self.origins)
        )


#: The selection if the user makes none.
DEFAULT = Selection()


def pairs_of(articles: Iterable[Article], selection: Selection = DEFAULT) -> Iterator[Pair]:
    """Yield the pairs of ``articles`` that are in ``selection``, in order.

    Only one catalog is in memory at a time.
    """
    for article in articles:
        yield from catalog_pairs(
            article.read_catalog(),
            article.slug,
            selection,
            date=article.metadata.date,
            licence=article.metadata.licence,
        )


def catalog_pairs(
    catalog: Catalog,
    slug: str,
    selection: Selection = DEFAULT,
    *,
    date: str = "",
    licence: str = "",
) -> Iterator[Pair]:
    """Yield the pairs of ``catalog``, of the article ``slug``, that are in ``selection``."""
    for segment in catalog:
        if segment in selection:
            yield Pair(
                article=slug,
                id=segment.id,
                state=segment.state,
                origin=segment.origin,
                source_language=catalog.source_language,
                target_language=catalog.target_language,
                source=segment.source,
                target=segment.target,
                date=date,
                licence=licence,
                draft=segment.draft,
                draft_origin=segment.draft_origin,
            )


def one_direction(pairs: Iterable[Pair], name: str) -> Iterator[Pair]:
    """Yield ``pairs``; raise if one has another direction than the first.

    For formats with one direction per file; ``name`` is the format in the message.
    """
    direction = None
    for pair in pairs:
        languages = (pair.source_language, pair.target_language)
        direction = direction or languages
        if languages != direction:
            raise WorkbenchError(
                f"{name} holds one direction a file, and {pair.article} goes another way",
                remedy="export the articles of each direction by themselves",
            )
        yield pair
