"""Split a document's blocks into segments, and join segments into blocks again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from workbench.catalog import Segment, State
from workbench.catalog.segment import COPY, HUMAN
from workbench.documents import Block, BlockKind, Document
from workbench.documents.document import ExistingTranslation
from workbench.system.errors import WorkbenchError
from workbench.text.inline import without_tags
from workbench.text.segmentation import Splitter, join_sentences

#: More than the editor can hold; a long book has a tenth of it.
_MOST_SEGMENTS = 200_000


def segments_of(
    document: Document, language: str, source_name: str, splitter: Splitter
) -> list[Segment]:
    """Return the segments of ``document``, one per sentence, in the order of the text.

    A block that the source file itself translates is one segment with that translation.
    Raises ``WorkbenchError`` if there are more than 200,000.
    """
    segments: list[Segment] = []
    for block in document.blocks:
        given = document.translations.get(block.id)
        # Some tools fill empty targets with the source: that is not a translation.
        if given is not None and (given.finished or given.text != block.text):
            segments.append(_given_segment(block, given, source_name))
        elif block.translatable and block.text:
            segments.extend(_block_segments(block, language, source_name, splitter))
        if len(segments) > _MOST_SEGMENTS:
            raise WorkbenchError(
                f"there are more than {_MOST_SEGMENTS} sentences in it",
                remedy="split it into parts",
            )
    return segments


def by_block(segments: Iterable[Segment]) -> dict[str, list[Segment]]:
    """Group ``segments`` by block id, in their order."""
    blocks: dict[str, list[Segment]] = {}
    for segment in segments:
        blocks.setdefault(segment.block_id, []).append(segment)
    return blocks


def target_texts(
    document: Document,
    segments: Iterable[Segment],
    choose: Callable[[Segment], str] = lambda segment: segment.target or segment.source,
) -> Mapping[str, str]:
    """Return the text of each block by id, joined from ``choose(segment)`` of its segments.

    The white space between sentences is that of the source: if ``choose`` returns the
    segment's source, the result is the block's own text.
    """
    groups = by_block(segments)
    return {
        block.id: join_sentences(
            [choose(segment) for segment in groups[block.id]],
            block.text,
            [segment.source for segment in groups[block.id]],
        )
        for block in document.blocks
        if block.id in groups
    }


def _given_segment(block: Block, given: ExistingTranslation, source_name: str) -> Segment:
    # Who translated it is unknown; with the origin of a person no machine replaces it.
    return Segment(
        id=f"{block.id}.1",
        source=block.text,
        target=given.text,
        state=State.TRANSLATED if given.finished else State.DRAFT,
        origin=HUMAN,
        context=block.kind.value,
        place=f"{source_name}:{block.line}",
    )


def _block_segments(
    block: Block, language: str, source_name: str, splitter: Splitter
) -> Iterable[Segment]:
    if block.kind is BlockKind.ADDRESS or not without_tags(block.text).strip():
        yield Segment(
            id=f"{block.id}.1",
            source=block.text,
            target=block.text,
            state=State.TRANSLATED,
            origin=COPY,
            context=block.kind.value,
            place=f"{source_name}:{block.line}",
        )
        return
    sentences = splitter.sentences(block.text, language)
    for number, sentence in enumerate(sentences, 1):
        count = f", sentence {number} of {len(sentences)}" if len(sentences) > 1 else ""
        yield Segment(
            id=f"{block.id}.{number}",
            source=sentence,
            context=f"{block.kind.value}{count}",
            place=f"{source_name}:{block.line}",
        )
