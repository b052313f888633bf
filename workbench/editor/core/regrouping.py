"""Split and merge segments, where the splitter cut a sentence badly."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from workbench.catalog import Segment, State
from workbench.catalog.segment import HUMAN, by_machine
from workbench.system.errors import WorkbenchError
from workbench.text.segmentation.tagged_text import TaggedText

_PART = re.compile(r"(?P<stem>.+?)(?:-(?P<number>\d+))?")
_ORDER = list(State)


def split(segment: Segment, column: int, taken: Container[str]) -> tuple[Segment, Segment]:
    """Return ``segment`` cut before the character ``column`` of its source.

    Tags that are open there are closed and opened again. The first part keeps the id, the
    target, the notes and the previous source, and is unfinished again; the second has a new
    id, derived from the first's (``b0007.2-2``) and not ``taken``, and no target.
    """
    source = TaggedText(segment.source)
    hidden = sum(tag.end - tag.start for tag in source.tags if tag.end <= column)
    place = max(0, min(column - hidden, len(source.shown)))
    pieces = source.pieces([place, len(source.shown)])
    if len(pieces) != 2:
        raise WorkbenchError(
            "nothing to split here", remedy="put the cursor in the source between two sentences"
        )
    first, second = pieces
    state = State.DRAFT if segment.target else State.UNTRANSLATED
    return (
        replace(segment, source=first, state=state, reviewer=""),
        Segment(
            _derived_id(segment.id, taken),
            second,
            context=segment.context,
            place=segment.place,
            other_flags=segment.other_flags,
        ),
    )


def column_of(words: str, source: str) -> int | None:
    """Return the character of ``source`` with which ``words`` begin, its tags passed over.

    None where the source has not these words.
    """
    text = TaggedText(source)
    column = text.shown.find(words)
    if column < 0:
        return None
    for tag in text.tags:
        if tag.start <= column:
            column += tag.end - tag.start
    return column


def merged(first: Segment, second: Segment, block_text: str) -> Segment:
    """Return both segments as one, with the id of ``first``.

    What stands between them in ``block_text`` stands between them now. The state is the
    less finished one.
    """
    if first.block_id != second.block_id:
        raise WorkbenchError("the next segment is in another paragraph")
    targets = [segment.target for segment in (first, second) if segment.target]
    state = min(first.state, second.state, key=_ORDER.index)
    if targets and state is State.UNTRANSLATED:
        state = State.DRAFT
    origins = [segment.origin for segment in (first, second) if segment.origin]
    draft = _merged_draft(first, second)
    return replace(
        first,
        source=_joined(first.source, second.source, block_text),
        target=" ".join(targets),
        state=state,
        origin=HUMAN if HUMAN in origins else "".join(origins[:1]),
        draft=draft,
        draft_origin=(first.draft_origin or first.origin) if draft else "",
        terms=tuple(dict.fromkeys((*first.terms, *second.terms))),
        notes=(*first.notes, *second.notes),
        translator=first.translator or second.translator,
        reviewer=first.reviewer if state is State.REVIEWED else "",
        locked_by=first.locked_by or second.locked_by,
        other_comments=tuple(dict.fromkeys((*first.other_comments, *second.other_comments))),
    )


def _merged_draft(first: Segment, second: Segment) -> str:
    """Return what the machine said for both, if a person has changed that; empty if unknown."""
    drafts = [
        segment.draft or (segment.target if by_machine(segment.origin) else "")
        for segment in (first, second)
    ]
    is_changed = HUMAN in (first.origin, second.origin)
    return " ".join(drafts) if is_changed and all(drafts) else ""


def _derived_id(segment_id: str, taken: Container[str]) -> str:
    match = _PART.fullmatch(segment_id)
    stem = match["stem"] if match else segment_id
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _joined(first: str, second: str, block_text: str) -> str:
    """Return both sources as they stand in ``block_text``; with a space where they do not."""
    for gap in (" ", ""):
        if f"{first}{gap}{second}" in block_text:
            return f"{first}{gap}{second}"
        closing = re.search(r"(?:</\d+>)+$", first)
        opening = re.match(r"(?:<\d+>)+", second)
        if closing and opening:
            whole = f"{first[: closing.start()]}{gap}{second[opening.end() :]}"
            if whole in block_text:
                return whole
    return f"{first} {second}"
