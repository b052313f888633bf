from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from workbench.documents import BlockKind
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.structure import Part, Quotation, Stanza, Table, parts, ranks, tables


def pair(kind: BlockKind, name: str, level: int = 0, label: str = "", line: int = 0) -> BlockPair:
    return BlockPair(name, kind, Passage("fr"), Passage("en"), level, label, line)


def shape(lists: Sequence[Part]) -> list[object]:
    """The ids of nested lists; an ordered list begins with "1", a quotation with ">"."""
    return [
        made.id
        if isinstance(made, BlockPair)
        else [">", *shape(made.parts)]
        if isinstance(made, Quotation)
        else [
            *(["1"] if made.ordered else []),
            *(
                [item.pair.id, *shape(item.parts)] if item.parts else item.pair.id
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
        ("a1- b1p c1-", [[["a", "b"], "c"]]),
        ("a1. b2- c2p d1p e1p f1.", [["1", ["a", [["b", "c"]], "d", "e"], "f"]]),
        ("a1- b3p", [[["a", "b"]]]),
        ("a1- q1> r1> b1-", [[["a", [">", "q", "r"]], "b"]]),
        ("a1- q0> b1-", [["a"], [">", "q"], ["b"]]),
        ("a1- b2- q2> r1> c1- p0p", [[["a", [["b", [">", "q"]]], [">", "r"]], "c"], "p"]),
        # A paragraph that no item goes before stands by itself.
        ("p1p a1-", ["p", ["a"]]),
    ],
)
def test_lists_nest_by_level_and_part_by_marker(items: str, expected: list[object]) -> None:
    assert shape(parts(list(map(member, items.split())))) == expected


def member(written: str) -> BlockPair:
    """Return "a2-", an item of level 2, "a2p", a paragraph in one, "q2>", a quotation."""
    name, level, sign = written
    if sign in "-.":
        return pair(BlockKind.LIST_ITEM, name, int(level), "1." if sign == "." else "-")
    kind = BlockKind.PARAGRAPH if sign == "p" else BlockKind.QUOTATION
    return replace(pair(kind, name, int(sign == ">")), within=int(level))


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


@pytest.mark.parametrize(
    ("labels", "shapes"),
    [
        ("1.1 1.2 2.1 2.2", [[2, 2]]),
        ("1.1 2.1 1.1 2.1", [[1, 1], [1, 1]]),
        ("1.2 2.1 2.2 1.2", [[2, 2], [2]]),
        ("x y", [[1, 1]]),
    ],
)
def test_cells_make_the_rows_of_tables(labels: str, shapes: list[list[int]]) -> None:
    cells = [pair(BlockKind.TABLE_CELL, label, label=label) for label in labels.split()]
    made = [part for part in parts(cells) if isinstance(part, Table)]
    assert [[len(row) for row in table.rows] for table in made] == shapes


def test_a_cell_stays_in_its_column_where_those_before_it_are_empty() -> None:
    labels = "1.2 2.1 2.2 3.3"
    cells = [pair(BlockKind.TABLE_CELL, label, label=label) for label in labels.split()]
    [table] = tables(cells)
    shown = [[cell.label for cell in row] for row in table.rows]
    assert shown == [["", "1.2"], ["2.1", "2.2"], ["", "", "3.3"]]
    names = [cell.id for row in table.rows for cell in row]
    assert len(set(names)) == len(names)


def test_a_table_that_says_it_is_wider_than_any_page_is_not_laid_out_so() -> None:
    [table] = tables([pair(BlockKind.TABLE_CELL, "far", label="1.1000000")])
    assert len(table.rows[0]) <= 50


@pytest.mark.parametrize(
    ("levels", "expected"), [("1 2 3", [2, 3, 4]), ("2 4 1 3", [2, 3, 2, 3]), ("6 5", [2, 2])]
)
def test_no_rank_of_headings_is_skipped(levels: str, expected: list[int]) -> None:
    headings = [
        pair(BlockKind.HEADING, str(n), int(level)) for n, level in enumerate(levels.split())
    ]
    assert list(ranks(headings).values()) == expected
