"""CSV files (RFC 4180): rows of texts, read with their lines, and written safely.

A cell that begins like a formula would be run by a spreadsheet that opens the file; where
files are for spreadsheets, such a cell gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.system.errors import WorkbenchError
from workbench.system.files import as_text

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read_rows(data: bytes, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of ``data``, the bytes of the file at ``path``, with their first lines.

    Comma, semicolon or tab is between the cells, whichever the first line has most of.
    Raises ``WorkbenchError`` with the line where the file is no UTF-8 text or no CSV.
    """
    text = as_text(data, path)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in rows:
            yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        raise WorkbenchError(f"not a valid CSV file: {error}", path=path, line=line) from error


def write_rows(rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """Yield a CSV file of ``rows`` with a byte order mark, which spreadsheets ask for."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    yield b"\xef\xbb\xbf"
    for row in rows:
        writer.writerow(row)
        yield buffer.getvalue().encode("utf-8")
        buffer.seek(0)
        buffer.truncate()


def escape_formula(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unescape_formula(cell: str) -> str:
    """Return what ``cell`` was before it was defused."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
