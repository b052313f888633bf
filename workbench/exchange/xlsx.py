"""Pairs as an XLSX workbook, to read, sort and filter in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields

from workbench.exchange.pairs import Pair
from workbench.system.workbooks import workbook

#: The width of each column, in characters.
_WIDTHS = {"source": 60, "target": 60, "article": 24, "origin": 18, "licence": 18}
_WIDTH = 12


def xlsx_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield an XLSX file in one piece; every cell is text, so that none is a formula."""
    names = [field.name for field in fields(Pair)]
    rows = ([str(value) for value in astuple(pair)] for pair in pairs)
    yield workbook("pairs", names, rows, [_WIDTHS.get(name, _WIDTH) for name in names])
