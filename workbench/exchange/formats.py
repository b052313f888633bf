"""The formats of aligned pairs, by name; each module loads on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from workbench.exchange.pairs import Pair

#: Name to module.function under ``workbench.exchange``.
FORMATS = {
    "tmx": "tmx.tmx_chunks",
    "xliff": "xliff.xliff_12_chunks",
    "xliff2": "xliff.xliff_21_chunks",
    "csv": "delimited.csv_chunks",
    "tsv": "delimited.tsv_chunks",
    "xlsx": "xlsx.xlsx_chunks",
    "jsonl": "json_lines.jsonl_chunks",
}

#: The file suffixes of formats that are not called so.
SUFFIXES = {"xliff": "xlf", "xliff2": "xlf"}


def chunks(pairs: Iterable[Pair], name: str) -> Iterator[bytes]:
    """Yield the bytes of the file of ``pairs`` in the format ``name``, a pair at a time."""
    module, _, function = FORMATS[name].partition(".")
    produced: Iterator[bytes] = getattr(import_module(f"workbench.exchange.{module}"), function)(
        pairs
    )
    return produced
