"""Read and write CSV files (RFC 4180), safe from formula injection.

A spreadsheet runs a cell that begins like a formula, so an apostrophe is put before it in
files for spreadsheets.
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
    """Yield (first line, cells) of each row in ``data``, the bytes of the file at ``path``.

    The separator is the comma, semicolon or tab, whichever is commonest in the first line.
    Raises ``WorkbenchError`` with the line if the file is not UTF-8 or not CSV.
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
    """Yield the bytes of a CSV file with a byte order mark, which spreadsheets need."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    yield b"\xef\xbb\xbf"
    for row in rows:
        writer.writerow(row)
        yield buffer.getvalue().encode("utf-8")
        buffer.seek(0)
        buffer.truncate()


def escape_formula(cell: str) -> str:
    """Return ``cell`` with an apostrophe before it if it begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unescape_formula(cell: str) -> str:
    """Return ``cell`` without the apostrophe of ``escape_formula``."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
