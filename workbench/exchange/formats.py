"""The data formats of pairs and catalogs by name; each module is loaded on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.articles.export_format import ExportFormat, Kind
from workbench.exchange.pairs import Pair

FORMATS = {
    "tmx": ExportFormat(
        Kind.DATA,
        "workbench.exchange.tmx:tmx_chunks",
        "TMX 1.4b, for translation memories; inline tags are `bpt`, `ept`, `ph` and `it`",
    ),
    "xliff": ExportFormat(
        Kind.DATA,
        "workbench.exchange.xliff:xliff_12_chunks",
        "XLIFF 1.2, a `file` element for each article",
        suffixes=("xlf",),
    ),
    "xliff2": ExportFormat(
        Kind.DATA,
        "workbench.exchange.xliff:xliff_21_chunks",
        "XLIFF 2.1; all articles must go in one direction",
        suffixes=("xlf",),
    ),
    "csv": ExportFormat(
        Kind.DATA,
        "workbench.exchange.delimited:csv_chunks",
        "for spreadsheets: UTF-8 with a byte order mark, RFC 4180",
    ),
    "tsv": ExportFormat(
        Kind.DATA,
        "workbench.exchange.delimited:tsv_chunks",
        "for linguists' tools: a line a pair, no quoting",
    ),
    "xlsx": ExportFormat(
        Kind.DATA,
        "workbench.exchange.xlsx:xlsx_chunks",
        "a workbook with a filter on every column; all cells are text",
    ),
    "jsonl": ExportFormat(
        Kind.DATA,
        "workbench.exchange.json_lines:jsonl_chunks",
        "JSON Lines: the exact texts, an object a line",
    ),
    "moses": ExportFormat(
        Kind.DATA,
        "workbench.exchange.moses:moses_files",
        "two plain text files, line by line each other's translation, without inline tags",
        by_language=True,
    ),
    "po": ExportFormat(
        Kind.CATALOG, "workbench.exchange.po:po_bytes", "the catalog of one article as it is"
    ),
    "mo": ExportFormat(
        Kind.CATALOG,
        "workbench.exchange.po:mo_bytes",
        "the finished translations of one article as gettext programs load them",
    ),
}


def chunks(pairs: Iterable[Pair], name: str) -> Iterator[bytes]:
    """Yield the file of ``pairs`` in the format ``name``, in pieces."""
    produced: Iterator[bytes] = FORMATS[name].maker(pairs)
    return produced
