from __future__ import annotations

import pytest

from workbench.documents import BlockKind
from workbench.editions.edition import BlockPair, Passage
from workbench.editions.structure import ItemList, Quotation, Stanza, Table, parts


def pair(kind: BlockKind, name: str, level: int = 0, label: str = "", line: int = 0) -> BlockPair:
    return BlockPair(name, kind, Passage("fr"), Passage("en"), level, label, line)


def shape(lists: list[ItemList]) -> list[object]:
    """The ids of nested lists; an ordered list begins with "1"."""
    return [
        [
            *(["1"] if made.ordered else []),
            *(
                [item.pair.id, *shape(item.lists)] if item.lists else item.pair.id
                for item in made.items
            ),
        ]
        for made in lists
    ]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("a1- b1-", [["a", "b"]]),
        ("a1- b2- c2- d1-", [[["a", ["b", "c"]], "d"]]),
        ("a1- b1.", [["a"], ["1", "b"]]),
        ("a1. b2- c1.", [["1", ["a", ["b"]], "c"]]),
        ("a1- b3- c2- d1-", [[["a", ["b", "c"]], "d"]]),
        ("a3- b1-", [["a", "b"]]),
    ],
)
def test_lists_nest_by_level_and_part_by_marker(items: str, expected: list[object]) -> None:
    pairs = [
        pair(BlockKind.LIST_ITEM, item[0], int(item[1]), "1." if item[2] == "." else "-")
        for item in items.split()
    ]
    lists = parts(pairs)
    assert shape([part for part in lists if isinstance(part, ItemList)]) == expected


def test_quotations_nest_and_stanzas_hold_together() -> None:
    made = parts(
        [
            pair(BlockKind.QUOTATION, "a", 1),
            pair(BlockKind.QUOTATION, "b", 2),
            pair(BlockKind.QUOTATION, "c", 1),
            pair(BlockKind.VERSE, "d"),
            pair(BlockKind.VERSE, "e"),
            pair(BlockKind.PARAGRAPH, "f"),
        ]
    )
    quotation, stanza, paragraph = made
    assert isinstance(quotation, Quotation)
    assert [type(part).__name__ for part in quotation.parts] == [
        "BlockPair",
        "Quotation",
        "BlockPair",
    ]
    assert isinstance(stanza, Stanza)
    assert [line.id for line in stanza.lines] == ["d", "e"]
    assert isinstance(paragraph, BlockPair)


def test_an_empty_line_parts_stanzas() -> None:
    lines = [pair(BlockKind.VERSE, f"l{n}", line=n) for n in (3, 4, 6, 7, 8)]
    stanzas = [part for part in parts(lines) if isinstance(part, Stanza)]
    assert [len(stanza.lines) for stanza in stanzas] == [2, 3]


def test_cells_make_rows() -> None:
    labels = ["row 1, column 1", "row 1, column 2", "row 2, column 1", "row 2, column 2"]
    (table,) = parts([pair(BlockKind.TABLE_CELL, label, label=label) for label in labels])
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2]
    assert table.head
