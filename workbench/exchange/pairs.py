"""Aligned pairs: an article's segments chosen and ready to leave as data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from workbench.articles import Article
from workbench.catalog import Catalog, State

#: The states that leave unless others are asked for.
FINISHED = tuple(state for state in State if state.finished)


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment as data; the texts hold numbered inline tags."""

    id: str
    source: str
    target: str
    state: State
    origin: str
    article: str
    source_language: str
    target_language: str

    @property
    def key(self) -> str:
        """What names the pair among those of all articles."""
        return f"{self.article}/{self.id}"


def pairs_of(articles: Iterable[Article], states: Collection[State] = FINISHED) -> Iterator[Pair]:
    """Yield the pairs of ``articles`` whose state is one of ``states``, in order.

    One catalog is in memory at a time.
    """
    for article in articles:
        yield from catalog_pairs(article.read_catalog(), article.slug, states)


def catalog_pairs(
    catalog: Catalog, slug: str, states: Collection[State] = FINISHED
) -> Iterator[Pair]:
    """Yield the pairs of the ``catalog`` of the article ``slug``."""
    for segment in catalog:
        if segment.state in states:
            yield Pair(
                id=segment.id,
                source=segment.source,
                target=segment.target,
                state=segment.state,
                origin=segment.origin,
                article=slug,
                source_language=catalog.source_language,
                target_language=catalog.target_language,
            )
