"""Aligned pairs: an article's segments chosen and ready to leave as data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from workbench.articles import Article
from workbench.catalog import Catalog, Segment, State
from workbench.system.errors import WorkbenchError

#: The states that leave unless others are asked for.
FINISHED = tuple(state for state in State if state.finished)


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment as data; the texts hold numbered inline tags."""

    article: str
    id: str
    state: State
    origin: str
    source_language: str
    target_language: str
    source: str
    target: str
    #: Of the source article: when it was published (ISO 8601), and on which terms.
    date: str = ""
    licence: str = ""
    #: What a machine had made of it before a person changed that, and which machine.
    draft: str = ""
    draft_origin: str = ""

    @property
    def key(self) -> str:
        """What names the pair among those of all articles."""
        return f"{self.article}/{self.id}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which segments leave: those in one of ``states``, from one of ``origins`` if any.

    An origin is named by its beginning: "argos" is every Argos model, "memory" every match.
    """

    states: Collection[State] = FINISHED
    origins: tuple[str, ...] = ()

    def __contains__(self, segment: Segment) -> bool:
        origin = segment.origin.casefold()
        return segment.state in self.states and (
            not self.origins or any(origin.startswith(name.casefold()) for name in self.origins)
        )


#: What leaves where nobody chooses.
DEFAULT = Selection()


def pairs_of(articles: Iterable[Article], selection: Selection = DEFAULT) -> Iterator[Pair]:
    """Yield the pairs of ``articles`` that are in ``selection``, in order.

    One catalog is in memory at a time.
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
    """Yield the pairs of the ``catalog`` of the article ``slug``."""
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
    """Yield ``pairs``; raise where one goes another way than the first.

    For formats, such as ``name``, that hold one direction a file.
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
