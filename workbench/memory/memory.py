"""The memory of a workspace: kept up with its files, asked for what was translated before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog import Catalog, Segment
from workbench.catalog.segment import COPY
from workbench.memory.scoring import scores
from workbench.memory.store import StoredUnit, UnitStore
from workbench.memory.tmx import read_tmx
from workbench.memory.unit import MemoryMatch, Unit
from workbench.system.errors import WorkbenchError
from workbench.text.languages import other_language

#: Less alike than this, in per cent, a translation helps no one.
THRESHOLD = 65


@dataclass(frozen=True, slots=True)
class CatalogSource:
    """A catalog whose finished segments belong to the memory."""

    path: Path
    #: The article's slug.
    article: str
    source_language: str

    def units(self) -> Iterator[Unit]:
        """Read the catalog; raises ``WorkbenchError`` where it is broken."""
        for segment in Catalog.read(self.path):
            unit = unit_of(segment, self.article, self.source_language)
            if unit is not None:
                yield unit


@dataclass(frozen=True, slots=True)
class TmxSource:
    """A TMX file whose pairs belong to the memory."""

    path: Path

    def units(self) -> Iterator[Unit]:
        """Read the file; raises ``WorkbenchError`` where it is broken."""
        return read_tmx(self.path)


class Memory:
    """Finished pairs, found by the same text, a similar one, or some words.

    All methods may be called on any thread.
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
        on_error: Callable[[WorkbenchError], None] = lambda error: None,
    ) -> int:
        """Read the files that changed since the last time; return how many did.

        A file that is in ``sources`` no more is forgotten; one that cannot be read is kept
        as it was, and ``on_error`` why.
        """
        known = self._store.files()
        changed = 0
        for source in sources:
            name = str(source.path)
            stamp = _stamp(source.path)
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
        """Take ``segment`` as it is now: in the memory if it is finished, out if it is not."""
        unit = unit_of(segment, source.article, source.source_language)
        self._store.put_unit(str(source.path), segment.id, unit)

    def exact(self, text: str, language: str) -> list[MemoryMatch]:
        """Return the pairs whose side in ``language`` is ``text``, reviewed ones first.

        Typography and the numbers of tags aside, the texts are the same: the score is 100,
        or 99 where the tags differ.
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
        """Return the ``limit`` pairs most like ``text``, of ``threshold`` per cent or more.

        ``leaving_out`` names the article and segment that asks. The same pair from several
        places comes once.
        """
        found = [*self._store.same(text, language), *self._store.similar(text, language)]
        others = [one for one in found if (one.unit.article, one.unit.segment_id) != leaving_out]
        return self._matches(others, text, language, threshold)[:limit]

    def concordance(
        self, text: str, language: str | None = None, *, limit: int = 100
    ) -> list[Unit]:
        """Return pairs that have the words of ``text`` in a row, in either language or one.

        Case and accents do not matter, and the last word may go on. Where no pair has the
        words, ``text`` is looked for within words.
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
        """Return what reaches ``threshold``, the best first, each pair once."""
        texts = [one.unit.text(language) for one in found]
        normals = [one.normal for one in found]
        matches: dict[tuple[str, str], MemoryMatch] = {}
        for index, rating in scores(text, texts, normals, threshold):
            unit = found[index].unit
            source, target = unit.text(language), unit.text(other_language(language))
            matches.setdefault((source, target), MemoryMatch(unit, source, target, rating))
        return list(matches.values())


def unit_of(segment: Segment, article: str, source_language: str) -> Unit | None:
    """Return the unit that ``segment`` makes; None where it is unfinished or a copy."""
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


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return when the file changed and how large it is; None where it is missing."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
