"""The translation memory of a workspace: kept up to date with its files, and searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog import Catalog, Segment
from workbench.catalog.segment import COPY
from workbench.memory.scoring import scores
from workbench.memory.store import StoredUnit, UnitStore
from workbench.memory.tmx import read_tmx
from workbench.memory.unit import MemoryMatch, Unit
from workbench.system.errors import OnError, WorkbenchError
from workbench.system.files import stamp_of
from workbench.text.languages import other_language

#: The least similarity in per cent at which a translation is helpful.
THRESHOLD = 65


@dataclass(frozen=True, slots=True)
class CatalogSource:
    """A catalog whose finished segments are in the memory."""

    path: Path
    #: The article's slug.
    article: str
    source_language: str

    def units(self) -> Iterator[Unit]:
        """Yield its units; raise ``WorkbenchError`` if the catalog cannot be read."""
        for segment in Catalog.read(self.path):
            unit = unit_of(segment, self.article, self.source_language)
            if unit is not None:
                yield unit


@dataclass(frozen=True, slots=True)
class TmxSource:
    """A TMX file whose pairs are in the memory."""

    path: Path

    def units(self) -> Iterator[Unit]:
        """Yield its units; raise ``WorkbenchError`` if the file cannot be read."""
        return read_tmx(self.path)


class Memory:
    """The finished pairs, with exact, fuzzy and concordance search.

    All methods are thread-safe.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._store = UnitStore(path)

    def __len__(self) -> int:
        return self._store.count()

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def refresh(
        self,
        sources: Iterable[CatalogSource | TmxSource],
        on_error: OnError = lambda error: None,
    ) -> int:
        """Read the files of ``sources`` that have changed; return how many.

        Files that are not in ``sources`` are removed from the memory. If a file cannot be
        read, ``on_error`` is called, and its pairs stay as they were.
        """
        known = self._store.files()
        changed = 0
        for source in sources:
            name = str(source.path)
            stamp = stamp_of(source.path)
            before = known.pop(name, None)
            if stamp is None or stamp == before:
                continue
            try:
                units = list(source.units())
            except WorkbenchError as error:
                on_error(error)
                continue
            self._store.put_file(name, stamp, units)
            changed += 1
        for name in known:
            self._store.remove_file(name)
        return changed + len(known)

    def record(self, source: CatalogSource, segment: Segment) -> None:
        """Add or update ``segment`` if it is finished, else remove it."""
        unit = unit_of(segment, source.article, source.source_language)
        self._store.put_unit(str(source.path), segment.id, unit)

    def exact(self, text: str, language: str) -> list[MemoryMatch]:
        """Return the pairs with ``text`` in ``language``, reviewed ones first.

        Typography and tag numbers are not compared. The score is 100, or 99 if the tags
        differ.
        """
        return self._matches(self._store.same(text, language), text, language, 99)

    def fuzzy(
        self,
        text: str,
        language: str,
        *,
        threshold: int = THRESHOLD,
        limit: int = 5,
        leaving_out: tuple[str, str] | None = None,
    ) -> list[MemoryMatch]:
        """Return the ``limit`` pairs most similar to ``text``, with a score from ``threshold``.

        ``leaving_out`` is the article and id of a segment to leave out: the one translated
        now. Equal pairs from several places are returned once.
        """
        found = [*self._store.same(text, language), *self._store.similar(text, language)]
        others = [one for one in found if (one.unit.article, one.unit.segment_id) != leaving_out]
        return self._matches(others, text, language, threshold)[:limit]

    def concordance(
        self, text: str, language: str | None = None, *, limit: int = 100
    ) -> list[Unit]:
        """Return pairs with the words of ``text`` in a row, in ``language`` or in either.

        Case and accents are ignored, and the last word may be incomplete. If no pair has the
        words, ``text`` is searched within words.
        """
        languages = [language] if language else ["fr", "en"]
        if not text.strip():
            return []
        return self._store.with_words(text, languages, limit) or self._store.with_letters(
            text, languages, limit
        )

    def _matches(
        self, found: list[StoredUnit], text: str, language: str, threshold: int
    ) -> list[MemoryMatch]:
        """Return the matches with a score from ``threshold``, best first, without duplicates."""
        texts = [one.unit.text(language) for one in found]
        normals = [one.normal for one in found]
        matches: dict[tuple[str, str], MemoryMatch] = {}
        for index, rating in scores(text, texts, normals, threshold):
            unit = found[index].unit
            source, target = unit.text(language), unit.text(other_language(language))
            matches.setdefault((source, target), MemoryMatch(unit, source, target, rating))
        return list(matches.values())


def unit_of(segment: Segment, article: str, source_language: str) -> Unit | None:
    """Return ``segment`` as a unit; None if it is unfinished or a copy of its source."""
    if not segment.state.finished or segment.origin == COPY:
        return None
    texts = (segment.source, segment.target)
    french, english = texts if source_language == "fr" else reversed(texts)
    return Unit(
        french,
        english,
        source_language,
        article,
        segment.id,
        segment.translator,
        segment.reviewer,
    )
