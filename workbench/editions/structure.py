"""The structure of a text: consecutive blocks as lists, quotations, stanzas and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from workbench.documents import BlockKind
from workbench.editions.passages import BlockPair, Passage


@dataclass(frozen=True, slots=True)
class Item:
    """A list item, and the parts inside it: paragraphs, lists, quotations, and so on."""

    pair: BlockPair
    parts: tuple[Part, ...] = ()


@dataclass(slots=True)
class ItemList:
    """A list; it is ``ordered`` if the markers are numbers or letters."""

    ordered: bool
    items: list[Item] = field(default_factory=list)

    @property
    def tight(self) -> bool:
        """Whether its items have only a text and tight lists."""
        inside = (part for item in self.items for part in item.parts)
        return all(isinstance(part, ItemList) and part.tight for part in inside)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted paragraphs, and the quotations inside them."""

    parts: tuple[BlockPair | Quotation, ...]


@dataclass(frozen=True, slots=True)
class Stanza:
    """Lines of verse without an empty line between them."""

    lines: tuple[BlockPair, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the header if ``head`` is set."""

    rows: tuple[tuple[BlockPair, ...], ...]
    head: bool = True


@dataclass(slots=True)
class Section:
    """A heading and the sections below it, for tables of contents."""

    heading: BlockPair
    sections: list[Section] = field(default_factory=list)


Part = BlockPair | ItemList | Quotation | Stanza | Table

#: The fewest headings for a table of contents.
_HEADINGS_FOR_CONTENTS = 3

#: The most columns of a table; a hostile one may claim any number.
_MOST_COLUMNS = 50

#: The deepest level of lists and quotations; deeper ones get this level.
_DEEPEST = 12

_CELL = re.compile(r"(?P<row>\d+)\D+(?P<column>\d+)")


def parts(pairs: Sequence[BlockPair], level: int = 1) -> list[Part]:
    """Return ``pairs`` in order, with pairs that belong together joined to one part.

    ``level`` is that of the items of lists among them; deeper items are inside these.
    """
    result: list[Part] = []
    for kind, members in _runs(pairs, level):
        if kind is BlockKind.LIST_ITEM:
            result.extend(_lists(members, level))
        elif kind is BlockKind.QUOTATION:
            result.append(_quotation(members, 1))
        elif kind is BlockKind.VERSE:
            result.extend(_stanzas(members))
        elif kind is BlockKind.TABLE_CELL:
            result.extend(tables(members))
        else:
            result.extend(members)
    return result


def _runs(pairs: Sequence[BlockPair], level: int) -> Iterator[tuple[BlockKind, list[BlockPair]]]:
    """Yield consecutive pairs of one kind; list items together with the blocks inside them."""
    kind: BlockKind | None = None
    members: list[BlockPair] = []
    for pair in pairs:
        inside = kind is BlockKind.LIST_ITEM and pair.within >= level
        if kind is not None and pair.kind is not kind and not inside:
            yield kind, members
            members = []
        if not inside:
            kind = pair.kind
        members.append(pair)
    if kind is not None:
        yield kind, members


def sections(pairs: Sequence[BlockPair]) -> list[Section]:
    """Return the headings of ``pairs`` as a tree."""
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
    """Return whether ``pairs`` have enough headings for a table of contents."""
    headings = sum(pair.kind is BlockKind.HEADING for pair in pairs)
    return headings >= _HEADINGS_FOR_CONTENTS


def ranks(pairs: Sequence[BlockPair]) -> dict[str, int]:
    """Return the rank of each heading by its id, from 2 (1 is the title) to 6, without gaps."""

    def walk(found: list[Section], rank: int) -> Iterator[tuple[str, int]]:
        for section in found:
            yield section.heading.id, min(rank, 6)
            yield from walk(section.sections, rank + 1)

    return dict(walk(sections(pairs), 2))


def is_ordered(label: str) -> bool:
    """Return whether ``label`` is the marker of an ordered list, such as "3." or "b)"."""
    return any(character.isalnum() for character in label)


def _lists(members: Sequence[BlockPair], level: int) -> list[ItemList]:
    """Return the lists of ``members``; another kind of marker begins another list."""
    found: list[ItemList] = []
    for pair, inside in _items(members, level):
        ordered = is_ordered(pair.label)
        if not found or found[-1].ordered is not ordered:
            found.append(ItemList(ordered))
        found[-1].items.append(Item(pair, tuple(parts(inside, level + 1))))
    return found


def _items(members: Sequence[BlockPair], level: int) -> Iterator[tuple[BlockPair, list[BlockPair]]]:
    """Yield the items of ``level`` with the pairs inside each; the first of ``members`` is one.

    An item below a skipped level belongs to the item before it.
    """
    item, *others = members
    inside: list[BlockPair] = []
    for pair in others:
        if pair.kind is BlockKind.LIST_ITEM and level >= min(pair.level, _DEEPEST):
            yield item, inside
            item, inside = pair, []
        else:
            inside.append(pair)
    yield item, inside


def _quotation(members: Sequence[BlockPair], level: int) -> Quotation:
    """Return a quotation of ``members``, nested by their level."""
    inside: list[BlockPair | Quotation] = []
    for deeper, group in groupby(members, key=lambda pair: level < min(pair.level, _DEEPEST)):
        if deeper:
            inside.append(_quotation(list(group), level + 1))
        else:
            inside.extend(group)
    return Quotation(tuple(inside))


def _stanzas(members: Sequence[BlockPair]) -> list[Stanza]:
    """Return the stanzas of ``members``, separated by empty lines in the source."""
    groups: list[list[BlockPair]] = []
    last = -1
    for pair in members:
        if not groups or pair.line > last + 1:
            groups.append([])
        groups[-1].append(pair)
        last = pair.line
    return [Stanza(tuple(lines)) for lines in groups]


def tables(cells: Sequence[BlockPair]) -> list[Table]:
    """Return the tables of ``cells``, whose labels are row and column ("2.1").

    Cell 1.1 begins a new table; a cell without a place is a row; missing cells become empty ones.
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
    """Yield empty cells from column ``first`` up to column ``end``, that of ``following``."""
    for column in range(first, min(end, _MOST_COLUMNS)):
        yield BlockPair(
            f"{following.id}-{column}",
            BlockKind.TABLE_CELL,
            Passage(following.source.language),
            Passage(following.target.language),
        )
