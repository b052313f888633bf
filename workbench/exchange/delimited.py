"""Pairs as CSV for spreadsheets, and as TSV for the tools of linguists.

A cell that begins like a formula would be run by a spreadsheet that opens the file; such
a cell gets an apostrophe in front, in both formats. The exact text is in JSON Lines.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields

from workbench.exchange.pairs import Pair

_FIELDS = [field.name for field in fields(Pair)]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield a CSV file (RFC 4180) with a byte order mark, which spreadsheets ask for."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    yield b"\xef\xbb\xbf"
    for row in _rows(pairs):
        writer.writerow(row)
        yield buffer.getvalue().encode("utf-8")
        buffer.seek(0)
        buffer.truncate()


def tsv_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield a TSV file: a line a pair, no quoting; tabs and line ends become spaces."""
    for row in _rows(pairs):
        yield ("\t".join(" ".join(cell.split()) for cell in row) + "\n").encode("utf-8")


def _rows(pairs: Iterable[Pair]) -> Iterator[list[str]]:
    """Yield the names of the columns, and a row of safe cells for each pair."""
    yield _FIELDS
    for pair in pairs:
        yield [f"'{cell}" if cell.startswith(_FORMULA) else str(cell) for cell in astuple(pair)]
