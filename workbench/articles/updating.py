"""A changed source for an article that is there: translations stay with their sentences."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.articles.article import Article
from workbench.articles.importing import ImportOptions, Source
from workbench.articles.segmenting import by_block, segments_of
from workbench.articles.slug import slug_of
from workbench.catalog import Segment, State
from workbench.catalog.segment import COPY
from workbench.documents import Block, Document, read_document
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_bytes, write_atomically
from workbench.system.paths import is_file
from workbench.text.languages import NAMES, detect, other_language
from workbench.text.segmentation import Splitter, join_sentences

#: Sentences that are less alike than this, in per cent, are not one that was altered.
_ALIKE = 60
#: How many places before and after its own an altered sentence is looked for.
_NEAR = 500


@dataclass(slots=True)
class UpdateResult:
    """What came of an update: how many segments stood, were altered, are new, or went."""

    article: Article
    kept: int = 0
    altered: int = 0
    new: int = 0
    #: Those that had translations, which are kept as obsolete.
    gone: int = 0
    already: bool = False
    remarks: list[str] = field(default_factory=list)


def article_of(source: Source, facts: ImportOptions, articles: Sequence[Article]) -> Article:
    """Return the one of ``articles`` that ``source`` is a new version of.

    That is the one with the slug or the address in ``facts``; else the only one that has
    the address or the title of the source. Raises ``WorkbenchError`` where that is not clear.
    """
    if facts.slug is not None:
        found = [article for article in articles if article.slug == facts.slug]
    else:
        document = read_document(source.data, source.name)
        url = facts.url or document.metadata.get("url", "")
        title = facts.title or document.title or Path(source.name).stem
        found = [a for a in articles if url and a.metadata.url == url] or [
            article for article in articles if article.slug == slug_of(title)
        ]
    if len(found) != 1:
        raise WorkbenchError(
            "it is not clear which article this is a new version of",
            path=source.name,
            remedy="name it with --slug",
        )
    return found[0]


def update_source(article: Article, source: Source, splitter: Splitter) -> UpdateResult:
    """Put ``source`` in the place of the source of ``article``, and merge its catalog.

    A segment whose sentence stands keeps all it has, wherever it moved; one whose sentence
    was altered becomes a draft again, with the old sentence as ``previous_source``; what is
    gone is kept as obsolete where it has a translation. The same source again mends a catalog
    that was made when the workbench read it otherwise. Raises ``WorkbenchError``, and leaves
    the article as it was, where the source or the catalog cannot be read, and where the source
    is in another language or has nothing of what is translated: it is of another article then.
    """
    with article.locked():
        return _updated(article, source, splitter)


def _updated(article: Article, source: Source, splitter: Splitter) -> UpdateResult:
    new = read_document(source.data, source.name)
    catalog = article.read_catalog()
    same = is_file(article.source_path) and read_bytes(article.source_path) == source.data
    if same and _fits(catalog.segments, new):
        return UpdateResult(article, already=True)
    old = article.document
    _refuse_other_language(article, old, new, source.name)
    update = UpdateResult(article, remarks=list(new.remarks))
    name = f"source{Path(source.name).suffix.lower()}"
    fresh = segments_of(new, article.metadata.source_language, name, splitter)
    merger = _Merger(old, new, catalog.segments, catalog.obsolete, update)
    catalog.segments = merger.merged(fresh)
    catalog.obsolete = merger.obsolete()
    if update.gone and not update.kept and not update.altered:
        raise WorkbenchError(
            f'no sentence of "{article.slug}" is in it',
            path=source.name,
            remedy="import it without --update, as an article of its own",
        )
    old_path = article.source_path
    # The catalog first: were it the last, and did it fail, the next update would take the
    # new source for one that is merged already.
    catalog.write(article.catalog_path)
    write_atomically(article.folder / name, source.data)
    if name != old_path.name:
        replace(article.metadata, source=name).write(article.metadata_path)
        old_path.unlink(missing_ok=True)
    update.article = Article(article.folder)
    return update


def _refuse_other_language(article: Article, old: Document, new: Document, name: str) -> None:
    """Raise where ``new`` is not in the language of ``old``, unless a person said what it is."""
    wanted, told = article.metadata.source_language, detect(new.text)
    if told not in (None, wanted) and detect(old.text) == wanted:
        raise WorkbenchError(
            f"this is {NAMES[other_language(wanted)][0]}, "
            f'but "{article.slug}" is translated from {NAMES[wanted][0]}',
            path=name,
            remedy="import it without --update, as an article of its own",
        )


class _Merger:
    """Gives the segments of a new document what old segments have."""

    def __init__(
        self,
        old: Document,
        new: Document,
        segments: Iterable[Segment],
        obsolete: Iterable[Segment],
        update: UpdateResult,
    ) -> None:
        self._new_blocks = {block.id: block for block in new.blocks}
        self._update = update
        self._left: list[Segment] = []  # old segments whose block is gone or altered
        self._obsolete = list(obsolete)
        self._blocks = self._standing(old, by_block(segments))

    def _standing(
        self, old: Document, groups: dict[str, list[Segment]]
    ) -> dict[str, list[Segment]]:
        """Return the old segments of new blocks whose very text is in the old document.

        So segments that were merged or split by hand stay as they are.
        """
        waiting: dict[str, deque[list[Segment]]] = defaultdict(deque)
        for block in old.blocks:
            group = groups.pop(block.id, [])
            if group and _spells(group, block):
                waiting[block.text].append(group)
            else:
                self._left.extend(group)
        for group in groups.values():
            self._left.extend(group)
        standing = {
            block.id: waiting[block.text].popleft()
            for block in self._new_blocks.values()
            if waiting.get(block.text)
        }
        self._left.extend(segment for queue in waiting.values() for g in queue for segment in g)
        return standing

    def merged(self, fresh: Sequence[Segment]) -> list[Segment]:
        """Return the segments of the new document, with all that stands."""
        merged: list[Segment] = []
        for block_id, group in by_block(fresh).items():
            standing = self._blocks.get(block_id)
            if standing is None:
                merged.extend(group)
                continue
            self._update.kept += len(standing)
            merged.extend(
                replace(
                    segment,
                    id=f"{block_id}.{segment.id.partition('.')[2]}",
                    place=group[0].place,
                    context=segment.context,
                )
                for segment in standing
            )
        open_places = [place for place, s in enumerate(merged) if s.block_id not in self._blocks]
        open_places = self._take_equal(merged, open_places)
        self._take_alike(merged, open_places)
        return merged

    def obsolete(self) -> list[Segment]:
        """Return what is gone and has a translation, each once."""
        gone = [s for s in self._left if s.target and s.origin != COPY]
        self._update.gone = len(gone)
        every = {(segment.id, segment.source): segment for segment in [*self._obsolete, *gone]}
        return list(every.values())

    def _take_equal(self, merged: list[Segment], places: list[int]) -> list[int]:
        """Give sentences that stand elsewhere their old segments; return the other places."""
        waiting: dict[str, deque[Segment]] = defaultdict(deque)
        for segment in [*self._left, *self._obsolete]:
            waiting[segment.source].append(segment)
        others: list[int] = []
        taken: set[int] = set()
        for place in places:
            if waiting[merged[place].source]:
                segment = waiting[merged[place].source].popleft()
                taken.add(id(segment))
                merged[place] = _moved(segment, merged[place])
                self._update.kept += 1
            else:
                others.append(place)
        self._left = [segment for segment in self._left if id(segment) not in taken]
        self._obsolete = [s for s in self._obsolete if id(s) not in taken]
        return others

    def _take_alike(self, merged: list[Segment], places: list[int]) -> None:
        """Give altered sentences the old segments that they are most like, best pairs first."""
        pairs = sorted(
            (
                (score, -abs(place - old), place, old)
                for place in places
                for score, old in self._alike(merged[place].source, place, len(merged))
            ),
            reverse=True,
        )
        done: set[int] = set()
        taken: set[int] = set()
        for _, _, place, old in pairs:
            if place in done or old in taken or merged[place].origin == COPY:
                continue
            done.add(place)
            taken.add(old)
            merged[place] = _altered(self._left[old], merged[place])
        self._left = [s for place, s in enumerate(self._left) if place not in taken]
        self._update.altered += len(done)
        self._update.new += len(places) - len(done)

    def _alike(self, source: str, place: int, count: int) -> list[tuple[float, int]]:
        """Return likeness and place of the old segments that are most like ``source``.

        In a book only those are looked at that stood about as far from its beginning.
        """
        from rapidfuzz import fuzz, process

        start = max(0, place * len(self._left) // count - _NEAR)
        near = [segment.source for segment in self._left[start : start + 2 * _NEAR]]
        found = process.extract(source, near, scorer=fuzz.ratio, limit=5, score_cutoff=_ALIKE)
        return [(score, start + old) for _, score, old in found]


def _fits(segments: Iterable[Segment], document: Document) -> bool:
    """Tell whether ``segments`` are all of ``document``, each in its block."""
    groups = by_block(segments)
    return all(
        block.id in groups and _spells(groups[block.id], block)
        for block in document.blocks
        if block.translatable and block.text
    )


def _spells(segments: Sequence[Segment], block: Block) -> bool:
    """Tell whether ``segments`` are all of ``block``."""
    sources = [segment.source for segment in segments]
    return join_sentences(sources, block.text, sources) == block.text


def _moved(old: Segment, new: Segment) -> Segment:
    """Return ``old`` in the place of ``new``, which has the same source."""
    return replace(old, id=new.id, place=new.place, context=new.context)


def _altered(old: Segment, new: Segment) -> Segment:
    """Return ``new`` with the work on ``old``, to be looked at again."""
    if not old.target:
        return replace(new, notes=old.notes)
    return replace(
        _moved(old, new),
        source=new.source,
        state=State.DRAFT,
        reviewer="",
        terms=new.terms,
        previous_source=old.source,
    )
