"""Pairs as an XLSX workbook, to read, sort and filter in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from datetime import UTC, datetime

from workbench.errors import WorkbenchError
from workbench.exchange.pairs import Pair

#: The width of each column, in characters.
_WIDTHS = {"source": 60, "target": 60, "article": 24, "origin": 18, "licence": 18}
_WIDTH = 12

#: A sheet holds so many rows.
_ROWS = 1_048_576


def xlsx_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield an XLSX file, in one piece; every cell is text, so that none is a formula."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet("pairs")
    head = book.add_format({"bold": True, "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    names = [field.name for field in fields(Pair)]
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH), body)
        sheet.write_string(0, column, name, head)
    row = 0
    for row, pair in enumerate(pairs, 1):
        if row >= _ROWS:
            raise WorkbenchError(
                f"a sheet holds {_ROWS - 1} pairs", remedy="export fewer articles, or as CSV"
            )
        for column, value in enumerate(astuple(pair)):
            sheet.write_string(row, column, str(value), body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, row, len(names) - 1)
    book.close()
    yield buffer.getvalue()
