"""Write XLSX workbooks with one sheet of text; the same rows always give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from workbench.system.errors import WorkbenchError

#: The limits of XLSX: rows of a sheet, characters of a cell.
_ROWS = 1_048_576
_CHARACTERS = 32_767


def workbook(
    title: str, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> bytes:
    """Return the bytes of a workbook with the sheet ``title``: ``head`` above ``rows``.

    The head is frozen and has filters; ``widths`` are the column widths in characters. Every
    cell is text, never a formula. Raises ``WorkbenchError`` if there are too many rows, or if
    a text is too long.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    # Leaving the block removes the temporary file, also after an error.
    with xlsxwriter.Workbook(buffer, settings) as book:
        book.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC)})
        sheet = book.add_worksheet(title)
        bold = book.add_format({"bold": True, "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (name, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(column, column, width, body)
            sheet.write_string(0, column, name, bold)
        number = 0
        for number, row in enumerate(rows, 1):
            _refuse_what_does_not_fit(number, row)
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, body)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, number, len(head) - 1)
    return buffer.getvalue()


def _refuse_what_does_not_fit(number: int, row: Sequence[str]) -> None:
    if number >= _ROWS:
        raise WorkbenchError(f"a sheet holds {_ROWS - 1} rows", remedy="export fewer, or as CSV")
    for text in row:
        if len(text) > _CHARACTERS:
            raise WorkbenchError(
                f'a cell holds {_CHARACTERS} characters; "{text[:40]}…" is longer',
                remedy="export as CSV",
            )
