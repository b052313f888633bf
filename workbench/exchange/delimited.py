"""Pairs as CSV for spreadsheets, and as TSV for the tools of linguists.

Texts that a spreadsheet would take for formulas are escaped; JSON Lines has the exact texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields

from workbench.exchange.pairs import Pair
from workbench.system.csv_tables import escape_formula, write_rows

_FIELDS = [field.name for field in fields(Pair)]


def csv_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield a CSV file."""
    yield from write_rows(_rows(pairs))


def tsv_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield a TSV file: a line per pair, no quoting; tabs and line ends become spaces."""
    for row in _rows(pairs):
        yield ("\t".join(" ".join(cell.split()) for cell in row) + "\n").encode("utf-8")


def _rows(pairs: Iterable[Pair]) -> Iterator[list[str]]:
    """Yield the names of the columns, and a row of escaped cells for each pair."""
    yield _FIELDS
    for pair in pairs:
        yield [escape_formula(str(cell)) for cell in astuple(pair)]
