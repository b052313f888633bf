"""The edition of an article: its blocks in both languages, for all formats to render."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from workbench.articles import Metadata
from workbench.articles.segmenting import by_block
from workbench.articles.slug import slug_of
from workbench.catalog import Catalog, State
from workbench.catalog.segment import HUMAN
from workbench.documents import BlockKind, Document
from workbench.documents.encoding import normalized
from workbench.editions.passages import BlockPair, Passage, Run, paired
from workbench.editions.references import resolve_references
from workbench.glossary import Glossary, Status
from workbench.text.typography import with_no_break_spaces


class Layout(StrEnum):
    """The arrangement of the two languages: side by side, alternating, or the target alone."""

    COLUMNS = "columns"
    ALTERNATING = "alternating"
    TARGET = "target"


class Paper(StrEnum):
    """The size of an edition's pages."""

    A4 = "a4"
    A5 = "a5"
    LETTER = "letter"

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height."""
        return {"a4": (210, 297), "a5": (148, 210), "letter": (215.9, 279.4)}[self.value]


class TermPair(NamedTuple):
    """A term of the glossary that the article uses, in both languages."""

    source: str
    target: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """An article as it is published: metadata, titles, and block pairs in order."""

    slug: str
    metadata: Metadata
    source_title: Passage
    target_title: Passage
    pairs: tuple[BlockPair, ...]
    #: The translators and the reviewers, those with the most segments first.
    translators: tuple[str, ...]
    reviewers: tuple[str, ...]
    #: The origins of the drafts that a machine made: ``argos fr_en 1.9``.
    machines: tuple[str, ...]
    #: The ids of the drafts, and of the untranslated segments.
    drafts: tuple[str, ...]
    untranslated: tuple[str, ...]
    #: The glossary's terms in it, sorted by source.
    terms: tuple[TermPair, ...] = ()
    #: The time of the last change, ISO 8601 in UTC; empty if unknown.
    revised: str = ""

    @classmethod
    def build(
        cls,
        slug: str,
        metadata: Metadata,
        document: Document,
        catalog: Catalog,
        glossary: Glossary | None = None,
        *,
        revised: str = "",
    ) -> Edition:
        """Build the edition of ``document`` with the translations of ``catalog``."""
        metadata = _cleaned(metadata)
        groups = by_block(catalog)
        pairs = [paired(block, groups.get(block.id, []), metadata) for block in document.blocks]
        pairs = resolve_references(pairs)
        source_title, target_title, body = _titles(metadata, pairs)
        return cls(
            slug=slug,
            metadata=metadata,
            source_title=source_title,
            target_title=target_title,
            pairs=tuple(body),
            translators=_most_frequent(segment.translator for segment in catalog),
            reviewers=_most_frequent(segment.reviewer for segment in catalog),
            machines=_most_frequent(
                segment.origin
                for segment in catalog
                if segment.state is State.DRAFT and segment.origin != HUMAN
            ),
            drafts=tuple(s.id for s in catalog if s.state is State.DRAFT),
            untranslated=tuple(s.id for s in catalog if s.state is State.UNTRANSLATED),
            terms=_terms(catalog, glossary) if glossary else (),
            revised=revised,
        )

    @property
    def title(self) -> str:
        """The title in the target language, or in the source language if it has none."""
        return self.target_title.text or self.source_title.text


def _cleaned(metadata: Metadata) -> Metadata:
    """Return ``metadata`` without control characters, which some formats cannot hold."""
    facts: dict[str, Any] = {
        name: normalized(value) if isinstance(value, str) else tuple(map(normalized, value))
        for name, value in asdict(metadata).items()
    }
    return Metadata(**facts)


def _terms(catalog: Catalog, glossary: Glossary) -> tuple[TermPair, ...]:
    """Return the approved terms, and those to keep, in the sources of ``catalog``."""
    found: dict[TermPair, None] = {}
    for segment in catalog:
        for match in glossary.matches(segment.source, catalog.source_language):
            for term in match.terms:
                sides = term.expressions(catalog.source_language)
                others = term.expressions(catalog.target_language)
                if term.status in (Status.APPROVED, Status.KEEP) and sides and others:
                    found[TermPair(*map(normalized, (sides[0], others[0], term.note)))] = None
    return tuple(sorted(found, key=lambda term: (slug_of(term.source), term)))


def _titles(metadata: Metadata, pairs: list[BlockPair]) -> tuple[Passage, Passage, list[BlockPair]]:
    """Return the titles, and the pairs without metadata and title.

    If the first block, or a title in the source's own metadata, has the text of the article's
    title, the titles are its passages; otherwise they are those in ``metadata``.
    """
    body = [pair for pair in pairs if pair.kind is not BlockKind.METADATA]
    title = _folded(metadata.title)
    named = [pair for pair in pairs if pair.kind is BlockKind.METADATA and pair.label == "title"]
    if body and _folded(body[0].source.text) == title:
        named.insert(0, body.pop(0))
    for pair in named:
        if _folded(pair.source.text) == title:
            target = pair.target
            if metadata.translated_title:
                target = _plain_passage(metadata.translated_title, metadata.target_language)
            return pair.source, target, body
    return (
        _plain_passage(metadata.title, metadata.source_language),
        _plain_passage(metadata.translated_title, metadata.target_language),
        body,
    )


def _plain_passage(text: str, language: str) -> Passage:
    return Passage(
        language, (Run((with_no_break_spaces(text, language),), language),) if text else ()
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _most_frequent(names: Iterable[str]) -> tuple[str, ...]:
    """Return the different ``names``, the most frequent first."""
    counts: dict[str, int] = {}
    for name in map(normalized, names):
        if name:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))


def sides(pair: BlockPair, layout: Layout) -> Iterator[Passage]:
    """Yield the passages of ``pair`` that ``layout`` shows, the source first."""
    if layout is not Layout.TARGET:
        yield pair.source
    yield pair.target


def shown_titles(edition: Edition, layout: Layout) -> list[Passage]:
    """Return the titles that ``layout`` shows, that of the source first; at least one."""
    both = [edition.source_title, edition.target_title]
    if layout is Layout.TARGET and edition.target_title:
        return [edition.target_title]
    return [title for title in both if title]
