"""Update an article to a new version of its source, keeping the translations."""

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

#: The least similarity of an altered sentence to its old version, in per cent.
_SIMILAR = 60
#: How many segments before and after its position are searched for an altered sentence.
_NEAR = 500


@dataclass(slots=True)
class UpdateResult:
    """The result of an update: how many segments were kept, altered, added and removed."""

    article: Article
    kept: int = 0
    altered: int = 0
    new: int = 0
    #: Removed segments with a translation; they are kept as obsolete.
    gone: int = 0
    already: bool = False
    remarks: list[str] = field(default_factory=list)


def article_of(source: Source, options: ImportOptions, articles: Sequence[Article]) -> Article:
    """Return the article of ``articles`` that ``source`` is a new version of.

    It is found by the slug in ``options``, else by the URL or title in ``options`` or the
    source. Raises ``WorkbenchError`` unless exactly one article is found.
    """
    if options.slug is not None:
        found = [article for article in articles if article.slug == options.slug]
    else:
        document = read_document(source.data, source.name)
        url = options.url or document.metadata.get("url", "")
        title = options.title or document.title or Path(source.name).stem
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
    """Replace the source of ``article`` by ``source``, and update its catalog.

    A segment whose sentence is unchanged is kept, even if it moved; one whose sentence was
    altered becomes a draft with the old sentence as ``previous_source``; removed segments with
    a translation become obsolete. Updating with the same source repairs a catalog that an
    older version of the workbench split differently. Raises ``WorkbenchError`` without
    changing the article if the source or catalog cannot be read, or if the source is in
    another language or shares no translated sentence with the article.
    """
    with article.locked():
        return _updated(article, source, splitter)


def _updated(article: Article, source: Source, splitter: Splitter) -> UpdateResult:
    new = read_document(source.data, source.name)
    catalog = article.read_catalog()
    same = is_file(article.source_path) and read_bytes(article.source_path) == source.data
    if same and _is_split_into(new, catalog.segments):
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
    # The catalog is written first: if writing fails after the source was replaced, the next
    # update would believe that the catalog is up to date.
    catalog.write(article.catalog_path)
    write_atomically(article.folder / name, source.data)
    if name != old_path.name:
        replace(article.metadata, source=name).write(article.metadata_path)
        old_path.unlink(missing_ok=True)
    update.article = Article(article.folder)
    return update


def _refuse_other_language(article: Article, old: Document, new: Document, name: str) -> None:
    """Raise if ``new`` is in another language, unless ``old`` was not detected correctly either."""
    wanted, detected = article.metadata.source_language, detect(new.text)
    if detected not in (None, wanted) and detect(old.text) == wanted:
        raise WorkbenchError(
            f"this is {NAMES[other_language(wanted)][0]}, "
            f'but "{article.slug}" is translated from {NAMES[wanted][0]}',
            path=name,
            remedy="import it without --update, as an article of its own",
        )


class _Merger:
    """Merges the old segments into those of a new document."""

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
        self._left: list[Segment] = []  # old segments of removed or altered blocks
        self._obsolete = list(obsolete)
        self._blocks = self._unchanged(old, by_block(segments))

    def _unchanged(
        self, old: Document, groups: dict[str, list[Segment]]
    ) -> dict[str, list[Segment]]:
        """Return the old segments of the blocks whose text is unchanged, by new block id.

        Segments that were joined or split by hand are kept so.
        """
        waiting: dict[str, deque[list[Segment]]] = defaultdict(deque)
        for block in old.blocks:
            group = groups.pop(block.id, [])
            if group and _is_block(group, block):
                waiting[block.text].append(group)
            else:
                self._left.extend(group)
        for group in groups.values():
            self._left.extend(group)
        unchanged = {
            block.id: waiting[block.text].popleft()
            for block in self._new_blocks.values()
            if waiting.get(block.text)
        }
        self._left.extend(segment for queue in waiting.values() for g in queue for segment in g)
        return unchanged

    def merged(self, fresh: Sequence[Segment]) -> list[Segment]:
        """Return the segments of the new document with what is kept of the old ones."""
        merged: list[Segment] = []
        for block_id, group in by_block(fresh).items():
            unchanged = self._blocks.get(block_id)
            if unchanged is None:
                merged.extend(group)
                continue
            self._update.kept += len(unchanged)
            merged.extend(
                replace(
                    segment,
                    id=f"{block_id}.{segment.id.partition('.')[2]}",
                    place=group[0].place,
                    context=segment.context,
                )
                for segment in unchanged
            )
        open_places = [place for place, s in enumerate(merged) if s.block_id not in self._blocks]
        open_places = self._take_equal(merged, open_places)
        self._take_alike(merged, open_places)
        return merged

    def obsolete(self) -> list[Segment]:
        """Return the removed segments that have a translation, without duplicates."""
        gone = [s for s in self._left if s.target and s.origin != COPY]
        self._update.gone = len(gone)
        every = {(segment.id, segment.source): segment for segment in [*self._obsolete, *gone]}
        return list(every.values())

    def _take_equal(self, merged: list[Segment], places: list[int]) -> list[int]:
        """Match unchanged sentences that moved; return the positions that found no match."""
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
        """Match altered sentences to the most similar old segments, best matches first."""
        pairs = sorted(
            (
                (score, -abs(place - old), place, old)
                for place in places
                for score, old in self._similar(merged[place].source, place, len(merged))
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

    def _similar(self, source: str, place: int, count: int) -> list[tuple[float, int]]:
        """Return score and position of the old segments that are most similar to ``source``.

        To save time in a book, only those at about the same relative position are compared.
        """
        from rapidfuzz import fuzz, process

        start = max(0, place * len(self._left) // count - _NEAR)
        near = [segment.source for segment in self._left[start : start + 2 * _NEAR]]
        found = process.extract(source, near, scorer=fuzz.ratio, limit=5, score_cutoff=_SIMILAR)
        return [(score, start + old) for _, score, old in found]


def _is_split_into(document: Document, segments: Iterable[Segment]) -> bool:
    """Return whether ``segments`` make up all blocks of ``document``."""
    groups = by_block(segments)
    return all(
        block.id in groups and _is_block(groups[block.id], block)
        for block in document.blocks
        if block.translatable and block.text
    )


def _is_block(segments: Sequence[Segment], block: Block) -> bool:
    """Return whether the sources of ``segments`` make up ``block``."""
    sources = [segment.source for segment in segments]
    return join_sentences(sources, block.text, sources) == block.text


def _moved(old: Segment, new: Segment) -> Segment:
    """Return ``old`` with the id and place of ``new``, which has the same source."""
    return replace(old, id=new.id, place=new.place, context=new.context)


def _altered(old: Segment, new: Segment) -> Segment:
    """Return ``new`` with the target of ``old``, as a draft to be checked."""
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
