"""Plain text: its blocks, as far as its lines show what the author meant."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from workbench.documents.dates import is_date, iso_date
from workbench.documents.document import Block, BlockKind, Document, block_id
from workbench.documents.encoding import decode, normalized
from workbench.documents.lines import Line, is_address, lines, marker, run_in_items
from workbench.documents.spliced import Span, SplicedDocument
from workbench.system.errors import WorkbenchError

#: A longer line is a whole paragraph, since nobody wraps so wide; in characters.
_WIDEST = 120
#: The longest verse line and the longest heading.
_VERSE = 65
_HEADING = 100
#: The longest line of a list without markers.
_ITEM = 40

#: The most lines of a text; three long books have half of them.
_MOST_LINES = 500_000

_RULE = re.compile(r"([-*_=~#•—–.])(?:[ \t]*\1){2,}|[*⁂]")
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}")
_ENDS_SENTENCE = re.compile(r"[.!?…][”\"’»)\s]*$")
_ENDS_LINE = re.compile(r"[.!?…:;,][”\"’»)\s]*$")
_DIALOGUE = re.compile(r"[–—]\s")
_OPENERS = "«“\"‘'([–—- \u00a0\u202f"


@dataclass(slots=True)
class _TextBlock:
    """A block that may still change its kind, with its lines and its place in the source."""

    kind: BlockKind
    lines: list[Line]
    start: int
    end: int
    level: int = 0
    label: str = ""
    #: Whether it is one line between empty lines, as headings are.
    alone: bool = False

    @classmethod
    def of(cls, kind: BlockKind, group: list[Line], level: int = 0) -> _TextBlock:
        """Make a block of whole lines."""
        return cls(kind, group, group[0].start, group[-1].end, level)


class TextDocument(SplicedDocument):
    """A plain text; a changed block of several lines is wrapped again."""

    def written(self, block: Block, text: str, original: str, texts: Mapping[str, str]) -> str:
        """Return ``text`` wrapped to the width of ``original``, with the same line starts."""
        first, *others = list(lines(original))
        if not others:
            return " ".join(text.splitlines())
        between = original[first.end : others[0].start]  # a line end, signs and spaces
        width = max(line.end - line.start for line in (first, *others))
        folded = textwrap.wrap(text, max(width, 20), break_long_words=False, break_on_hyphens=False)
        return between.join(folded)


def read(data: bytes, name: str) -> Document:
    """Read ``data``, a plain text file called ``name``."""
    source, encoding, remarks = decode(data, name)
    if source.count("\n") + source.count("\r") > _MOST_LINES:
        raise WorkbenchError(
            f"there are more than {_MOST_LINES} lines in it", path=name, remedy="split it"
        )
    parts = list(_text_blocks(source))
    blocks: list[Block] = []
    spans: dict[str, Span] = {}
    for number, part in enumerate(parts, 1):
        block = Block(
            id=block_id(number),
            kind=part.kind,
            text=_folded(source, part),
            line=part.lines[0].number,
            level=part.level,
            label=part.label,
        )
        blocks.append(block)
        spans[block.id] = Span(part.start, part.end)
    return TextDocument(
        blocks, spans, source, encoding, metadata=_metadata(blocks), remarks=remarks
    )


def _folded(source: str, part: _TextBlock) -> str:
    """Return the text of ``part`` on one line."""
    return normalized(
        " ".join(
            source[max(line.start, part.start) : min(line.end, part.end)] for line in part.lines
        )
    )


def _metadata(blocks: list[Block]) -> dict[str, str]:
    """Return the date of the text if it has exactly one date line."""
    dates = [block.text for block in blocks if block.kind is BlockKind.DATE]
    return {"date": iso_date(dates[0])} if len(dates) == 1 and iso_date(dates[0]) else {}


def _text_blocks(source: str) -> list[_TextBlock]:
    """Return the blocks of ``source`` in order."""
    parts: list[_TextBlock] = []
    for (quoted, filled), group in groupby(
        lines(source), key=lambda line: (line.quoted, bool(line.content))
    ):
        for part in _group(list(group)) if filled else ():
            if quoted and part.kind is BlockKind.PARAGRAPH:
                part.kind, part.level, part.alone = BlockKind.QUOTATION, quoted, False
            parts.append(part)
    _find_headings(parts)
    return parts


def _group(group: list[Line]) -> Iterator[_TextBlock]:
    """Yield the blocks of ``group``, lines without an empty line between them."""
    if len(group) > 1 and _UNDERLINE.fullmatch(group[1].content):
        level = 1 if group[1].content[0] == "=" else 2
        yield _TextBlock.of(BlockKind.HEADING, group[:1], level)
        yield _TextBlock.of(BlockKind.RULE, group[1:2])
        group = group[2:]
    run: list[Line] = []
    for place, line in enumerate(group):
        edge = place in (0, len(group) - 1)
        kind = _line_kind(line, at_edge=edge)
        if run and (kind is not None or _begins_block(line, run, group[0])):
            yield from _run(run, whole_group=len(run) == len(group))
            run = []
        if kind is not None:
            yield _TextBlock.of(kind, [line])
        else:
            run.append(line)
    if run:
        yield from _run(run, whole_group=len(run) == len(group))


def _line_kind(line: Line, *, at_edge: bool) -> BlockKind | None:
    """Return the kind of a line that is always a block by itself; None for others."""
    if _RULE.fullmatch(line.content):
        return BlockKind.RULE
    if is_address(line.content):
        return BlockKind.ADDRESS
    return BlockKind.DATE if at_edge and is_date(line.content) else None


def _begins_block(line: Line, run: list[Line], first: Line) -> bool:
    """Return whether ``line`` begins a new block after ``run``, the lines before it."""
    found = marker(line.content)
    if found is not None:
        before = marker(run[0].content)
        return found.begins_list or (before is not None and found.follows(before))
    if _DIALOGUE.match(line.content):
        return True
    # Paragraphs begin with an indented line, as in old books.
    return 2 <= first.indent == line.indent > run[-1].indent


def _run(run: list[Line], *, whole_group: bool) -> Iterator[_TextBlock]:
    """Yield the blocks of ``run``, lines that may form one block."""
    first = marker(run[0].content)
    if first is not None and not run_in_items(run[0].content):
        level = 1 + min(run[0].indent // 2, 5)
        start = run[0].start + first.length
        yield _TextBlock(BlockKind.LIST_ITEM, run, start, run[-1].end, level, first.label)
    elif len(run) == 1:
        yield from _single(run[0], alone=whole_group)
    elif any(len(line.content) > _WIDEST for line in run):
        for line in run:
            yield from _single(line, alone=True)
    elif _is_verse(run):
        for line in run:
            yield _TextBlock.of(BlockKind.VERSE, [line])
    elif _is_bare_list(run):
        for line in run:
            yield _TextBlock.of(BlockKind.LIST_ITEM, [line], 1)
    else:
        text = " ".join(line.content for line in run)
        yield _TextBlock.of(_prose_kind(text), run, int(_prose_kind(text) is BlockKind.QUOTATION))


def _single(line: Line, *, alone: bool) -> Iterator[_TextBlock]:
    """Yield the blocks of one line: the line itself, or the items of a list in it."""
    starts = run_in_items(line.content)
    for start, end in pairwise([*starts, len(line.content)]):
        item = line.content[start:end]
        found = marker(item)
        assert found is not None
        place = line.start + start
        yield _TextBlock(
            BlockKind.LIST_ITEM,
            [line],
            place + found.length,
            place + len(item.rstrip()),
            1,
            found.label,
        )
    if not starts:
        kind = _prose_kind(line.content)
        part = _TextBlock.of(kind, [line], int(kind is BlockKind.QUOTATION))
        part.alone = alone and kind is BlockKind.PARAGRAPH
        yield part


def _prose_kind(text: str) -> BlockKind:
    """Return the kind of ``text``: a quotation if one pair of quotation marks encloses it."""
    for opening, closing in ("«»", "“”", '""'):
        inner = text[1:-1]
        if text[0] == opening and text[-1] == closing and not {opening, closing} & set(inner):
            return BlockKind.QUOTATION
    return BlockKind.PARAGRAPH


def _is_verse(run: list[Line]) -> bool:
    """Return whether ``run`` is verse, short lines that begin with capitals, or prose."""
    if any(len(line.content) > _VERSE for line in run):
        return False
    capitals = sum(not _first_letter(line.content).islower() for line in run)
    if len(run) == 2:
        first, second = (line.content for line in run)
        short = max(len(first), len(second)) <= _ITEM
        return capitals == 2 and (short or bool(_ENDS_LINE.search(first)))
    return capitals >= 0.8 * len(run)


def _is_bare_list(run: list[Line]) -> bool:
    """Return whether ``run`` is a list without markers: short lines without full stops."""
    return len(run) > 2 and all(
        len(line.content) <= _ITEM and not _ENDS_SENTENCE.search(line.content) for line in run
    )


def _first_letter(text: str) -> str:
    return text.lstrip(_OPENERS)[:1]


def _find_headings(parts: list[_TextBlock]) -> None:
    """Make headings of the title and of short lines before a text."""
    prose = len(parts)  # the index of the next block that is no heading
    for place in reversed(range(len(parts))):
        part = parts[place]
        text = "".join(line.content for line in part.lines) if part.alone else ""
        last = place == len(parts) - 1
        title = place == 0
        ends = text.endswith((".", ",", ";", ":", "…")) if title else _ENDS_LINE.search(text)
        shaped = 0 < len(text) <= _HEADING and not ends and not _first_letter(text).islower()
        # Many short lines are a list of something; at most three headings come in a row.
        if shaped and not last and (title or (prose - place <= 3 and prose < len(parts))):
            part.kind = BlockKind.HEADING
            part.level = 1 if title else 2
        else:
            prose = place
