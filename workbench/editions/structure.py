"""Blocks that follow one another as the lists, quotations, stanzas and tables they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from workbench.documents import BlockKind
from workbench.editions.passages import BlockPair, Passage


@dataclass(slots=True)
class Item:
    """A list item, and the lists and further paragraphs inside it."""

    pair: BlockPair
    parts: list[BlockPair | ItemList] = field(default_factory=list)


@dataclass(slots=True)
class ItemList:
    """List items of one level; ``ordered`` where their markers are numbers or letters."""

    ordered: bool
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted paragraphs, and the quotations inside them."""

    parts: tuple[BlockPair | Quotation, ...]


@dataclass(frozen=True, slots=True)
class Stanza:
    """Lines of verse that stand together."""

    lines: tuple[BlockPair, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head where ``head`` says so."""

    rows: tuple[tuple[BlockPair, ...], ...]
    head: bool = True


@dataclass(slots=True)
class Section:
    """A heading and the sections below it; for tables of contents."""

    heading: BlockPair
    sections: list[Section] = field(default_factory=list)


Part = BlockPair | ItemList | Quotation | Stanza | Table

#: Fewer headings make no table of contents.
_HEADINGS_FOR_CONTENTS = 3

#: What a page has room for; a hostile table may say that it has any number.
_MOST_COLUMNS = 50

_CELL = re.compile(r"(?P<row>\d+)\D+(?P<column>\d+)")


def parts(pairs: Sequence[BlockPair]) -> list[Part]:
    """Return ``pairs`` in their order, those that belong together as one part."""
    result: list[Part] = []
    for kind, members in runs(pairs):
        if kind is BlockKind.LIST_ITEM:
            result.extend(_lists(members))
        elif kind is BlockKind.QUOTATION:
            result.append(_quotation(members, 1))
        elif kind is BlockKind.VERSE:
            result.extend(stanzas(members))
        elif kind is BlockKind.TABLE_CELL:
            result.extend(tables(members))
        else:
            result.extend(members)
    return result


def runs(pairs: Sequence[BlockPair]) -> Iterator[tuple[BlockKind, list[BlockPair]]]:
    """Yield pairs that follow one another and are of one kind.

    The further paragraphs of list items are with these.
    """
    kind: BlockKind | None = None
    members: list[BlockPair] = []
    for pair in pairs:
        further = kind is BlockKind.LIST_ITEM and is_further(pair)
        if members and pair.kind is not kind and not further:
            assert kind is not None
            yield kind, members
            members = []
        if not further:
            kind = pair.kind
        members.append(pair)
    if kind is not None:
        yield kind, members


def is_further(pair: BlockPair) -> bool:
    """Tell whether ``pair``, behind a list item, is a further paragraph of that."""
    return pair.kind is BlockKind.PARAGRAPH and pair.level > 0


def sections(pairs: Sequence[BlockPair]) -> list[Section]:
    """Return the headings of ``pairs``, those of lower rank inside those above them."""
    top: list[Section] = []
    open_sections: list[Section] = []
    for pair in pairs:
        if pair.kind is not BlockKind.HEADING:
            continue
        while open_sections and open_sections[-1].heading.level >= pair.level:
            open_sections.pop()
        siblings = open_sections[-1].sections if open_sections else top
        siblings.append(Section(pair))
        open_sections.append(siblings[-1])
    return top


def wants_contents(pairs: Sequence[BlockPair]) -> bool:
    """Tell whether ``pairs`` have so many headings that a table of contents helps."""
    headings = sum(pair.kind is BlockKind.HEADING for pair in pairs)
    return headings >= _HEADINGS_FOR_CONTENTS


def ranks(pairs: Sequence[BlockPair]) -> dict[str, int]:
    """Return the rank of each heading by its id: 2 below the title, at most 6, none skipped."""

    def walk(found: list[Section], rank: int) -> Iterator[tuple[str, int]]:
        for section in found:
            yield section.heading.id, min(rank, 6)
            yield from walk(section.sections, rank + 1)

    return dict(walk(sections(pairs), 2))


def is_ordered(label: str) -> bool:
    """Tell whether ``label`` is the marker of an ordered list, such as "3." or "b)"."""
    return any(character.isalnum() for character in label)


def _lists(members: list[BlockPair]) -> list[BlockPair | ItemList]:
    """Nest list items by their level; a change of marker at a level begins a new list.

    The first of ``members`` is an item; further paragraphs go into the item of their level.
    """
    top: list[BlockPair | ItemList] = []
    open_lists: list[ItemList] = []
    for pair in members:
        # An item below a level that was skipped hangs below the nearest item.
        level = min(max(pair.level, 1), len(open_lists) + 1)
        del open_lists[level:]
        if is_further(pair):
            open_lists[-1].items[-1].parts.append(pair)
            continue
        ordered = is_ordered(pair.label)
        if len(open_lists) == level and open_lists[-1].ordered is not ordered:
            open_lists.pop()
        if len(open_lists) < level:
            siblings = open_lists[-1].items[-1].parts if open_lists else top
            made = ItemList(ordered)
            siblings.append(made)
            open_lists.append(made)
        open_lists[-1].items.append(Item(pair))
    return top


def _quotation(members: Sequence[BlockPair], level: int) -> Quotation:
    """Nest quoted blocks by their level."""
    inside: list[BlockPair | Quotation] = []
    for deeper, group in groupby(members, key=lambda pair: pair.level > level):
        if deeper:
            inside.append(_quotation(list(group), level + 1))
        else:
            inside.extend(group)
    return Quotation(tuple(inside))


def stanzas(members: Sequence[BlockPair]) -> list[Stanza]:
    """Part the lines of verse where the source leaves lines empty."""
    groups: list[list[BlockPair]] = []
    last = -1
    for pair in members:
        if not groups or pair.line > last + 1:
            groups.append([])
        groups[-1].append(pair)
        last = pair.line
    return [Stanza(tuple(lines)) for lines in groups]


def tables(cells: Sequence[BlockPair]) -> list[Table]:
    """Lay cells in rows as their labels say ("2.1"); a first row begins a new table.

    Cells without a place make a row each; where a row has none, before others, is an empty one.
    """
    found: list[list[list[BlockPair]]] = []
    last = 0
    for pair in cells:
        place = _CELL.search(pair.label)
        row = int(place["row"]) if place else last + 1
        begins = not place or (row, int(place["column"])) == (1, 1)
        if not found or (place and begins) or row < last:
            found.append([])
            last = 0
        if row != last:
            found[-1].append([])
        cells_of_row = found[-1][-1]
        if place:
            cells_of_row.extend(_empty_cells(len(cells_of_row) + 1, int(place["column"]), pair))
        cells_of_row.append(pair)
        last = row
    return [Table(tuple(map(tuple, rows)), head=len(rows) > 1) for rows in found]


def _empty_cells(first: int, end: int, following: BlockPair) -> Iterator[BlockPair]:
    """Yield cells without text from column ``first`` to before ``end``, where ``following`` is."""
    for column in range(first, min(end, _MOST_COLUMNS)):
        yield BlockPair(
            f"{following.id}-{column}",
            BlockKind.TABLE_CELL,
            Passage(following.source.language),
            Passage(following.target.language),
        )
