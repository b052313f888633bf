"""Glossary tables with one column per field: CSV and XLSX.

Both hold all fields of a term. Several expressions in a cell are separated by ``|``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from workbench.glossary.formats.registry import ExportedTerms, ImportedTerms
from workbench.glossary.formats.values import term_of
from workbench.glossary.term import FIELDS, Term
from workbench.system.csv_tables import escape_formula, read_rows, unescape_formula, write_rows
from workbench.system.errors import WorkbenchError
from workbench.system.workbooks import workbook
from workbench.system.zip_archives import Limits, ZipArchive
from workbench.text.languages import NAMES

_BETWEEN = " | "

#: The limits of an XLSX file: unpacked bytes and rows.
_LIMITS = Limits(total=64 * 1024 * 1024)
_MOST_ROWS = 200_000

#: Inflections have one column per language.
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


def write(terms: list[Term], name: str, source_language: str) -> ExportedTerms:
    """Export ``terms`` as a table, without losses."""
    rows = map(_row, terms)
    if name == "xlsx":
        widths = [_WIDTHS.get(column, _WIDTH) for column in _COLUMNS]
        return ExportedTerms(workbook("terms", _COLUMNS, rows, widths))
    cells = ([escape_formula(cell) for cell in row] for row in (_COLUMNS, *rows))
    return ExportedTerms(b"".join(write_rows(cells)))


def read(data: bytes, name: str, path: Path, source_language: str) -> ImportedTerms:
    """Import terms from a table whose first row has the column names.

    Columns may be in any order. Unknown ones are ignored with a remark.
    """
    rows = _from_xlsx(data, path) if name == "xlsx" else _from_csv(data, path)
    _, names = next(rows, (1, []))
    head = [cell.strip().lower() for cell in names]
    if "fr" not in head and "en" not in head:
        raise WorkbenchError(
            'the first row names neither a column "fr" nor "en"',
            path=path,
            line=1,
            remedy=f"name the columns, as in: {', '.join(_COLUMNS[:4])}",
        )
    terms = []
    for line, row in rows:
        cells = {column: cell for column, cell in zip(head, row, strict=False) if cell.strip()}
        if cells:
            terms.append(_term(cells, path, line))
    unknown = [column for column in head if column and column not in _COLUMNS]
    remarks = [f"left out the columns: {', '.join(unknown)}"] if unknown else []
    return ImportedTerms(terms, remarks)


def _row(term: Term) -> list[str]:
    cells = []
    for column in _COLUMNS:
        name, _, language = column.partition(" ")
        value = getattr(term, name)
        if language:
            value = value.get(language, ())
        cells.append(_BETWEEN.join(value) if isinstance(value, tuple) else str(value))
    return cells


def _term(cells: dict[str, str], path: Path, line: int) -> Term:
    values: dict[str, object] = {name: cells[name] for name in FIELDS if name in cells}
    for language in NAMES:
        if language in cells:
            values[language] = _parts(cells[language])
    values["inflections"] = {
        language: _parts(cells[f"inflections {language}"])
        for language in NAMES
        if f"inflections {language}" in cells
    }
    return term_of(values, path, line)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split("|"))))


def _from_csv(data: bytes, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) for the rows of a CSV file."""
    for line, row in read_rows(data, path):
        yield line, [unescape_formula(cell) for cell in row]


def _from_xlsx(data: bytes, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells as texts) for the first sheet of a workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    ZipArchive(io.BytesIO(data), path, _LIMITS, remedy="save it anew, or split it")
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        rows = sheet.iter_rows(max_row=_MOST_ROWS, values_only=True)
        for number, row in enumerate(rows, 1):
            yield number, ["" if cell is None else unescape(str(cell)) for cell in row]
    except Exception as error:  # openpyxl raises all kinds for broken files
        raise WorkbenchError("not a valid XLSX file", path=path) from error
