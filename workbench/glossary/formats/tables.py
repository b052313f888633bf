"""Terms as a table with a column a field: CSV, and XLSX for spreadsheets.

Both hold all that is known of a term. Several expressions share a cell, with ``|`` between.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.glossary.formats.registry import Reading, Writing
from workbench.glossary.formats.values import term_of
from workbench.glossary.term import FIELDS, Term
from workbench.languages import NAMES
from workbench.workbooks import workbook

_BETWEEN = " | "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: The most bytes that an XLSX file may unpack to, and the most rows that are read.
_UNPACKED_LIMIT = 64 * 1024 * 1024
_MOST_ROWS = 200_000

#: Inflections have a column a language.
_COLUMNS = tuple(
    column
    for name in FIELDS
    for column in (
        [f"inflections {language}" for language in NAMES] if name == "inflections" else [name]
    )
)

#: The width of each column of a workbook, in characters.
_WIDTHS = {"fr": 30, "en": 30, "definition": 40, "note": 40}
_WIDTH = 14


def write(terms: list[Term], name: str, source_language: str) -> Writing:
    """Return ``terms`` as a table; nothing is lost."""
    rows = map(_row, terms)
    if name == "xlsx":
        widths = [_WIDTHS.get(column, _WIDTH) for column in _COLUMNS]
        return Writing(workbook("terms", _COLUMNS, rows, widths))
    return Writing(_csv([list(_COLUMNS), *rows]))


def read(data: bytes, name: str, path: Path, source_language: str) -> Reading:
    """Return the terms of a table whose first row names the columns.

    Columns may be in any order. Those that are no field are left out, and said.
    """
    rows = _from_xlsx(data, path) if name == "xlsx" else _from_csv(data, path)
    head = [cell.strip().lower() for cell in next(rows, [])]
    if "fr" not in head and "en" not in head:
        raise WorkbenchError(
            'the first row names neither a column "fr" nor "en"',
            path=path,
            line=1,
            remedy=f"name the columns, as in: {', '.join(_COLUMNS[:4])}",
        )
    terms = []
    for number, row in enumerate(rows, 2):
        cells = {column: cell for column, cell in zip(head, row, strict=False) if cell.strip()}
        if cells:
            terms.append(_term(cells, path, number))
    unknown = [column for column in head if column and column not in _COLUMNS]
    remarks = [f"left out the columns: {', '.join(unknown)}"] if unknown else []
    return Reading(terms, remarks)


def _row(term: Term) -> list[str]:
    cells = []
    for column in _COLUMNS:
        name, _, language = column.partition(" ")
        value = getattr(term, name)
        if language:
            value = value.get(language, ())
        cells.append(_BETWEEN.join(value) if isinstance(value, tuple) else str(value))
    return cells


def _term(cells: dict[str, str], path: Path, number: int) -> Term:
    values: dict[str, object] = {name: cells[name] for name in FIELDS if name in cells}
    for language in NAMES:
        if language in cells:
            values[language] = _parts(cells[language])
    values["inflections"] = {
        language: _parts(cells[f"inflections {language}"])
        for language in NAMES
        if f"inflections {language}" in cells
    }
    return term_of(values, path, number)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split("|"))))


def _csv(rows: Iterable[list[str]]) -> bytes:
    """Return CSV (RFC 4180) with a byte order mark; no cell can be taken for a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def _from_csv(data: bytes, path: Path) -> Iterator[list[str]]:
    """Yield the rows of a CSV file, whichever of comma, semicolon and tab it uses."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkbenchError(
            "the file is not UTF-8 text", path=path, remedy="save it as UTF-8"
        ) from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [re.sub(r"^'(?=[=+\-@\t\r])", "", cell) for cell in row]
    except csv.Error as error:
        raise WorkbenchError(f"not a valid CSV file: {error}", path=path) from error


def _from_xlsx(data: bytes, path: Path) -> Iterator[list[str]]:
    """Yield the rows of a workbook's first sheet as texts."""
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _UNPACKED_LIMIT:
            raise WorkbenchError("the workbook is too large", path=path, remedy="split it")
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        for row in sheet.iter_rows(max_row=_MOST_ROWS, values_only=True):
            yield ["" if cell is None else unescape(str(cell)) for cell in row]
    except WorkbenchError:
        raise
    except Exception as error:  # openpyxl raises whatever broken files lead it to
        raise WorkbenchError("not a valid XLSX file", path=path) from error
