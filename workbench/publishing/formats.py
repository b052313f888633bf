"""The formats that an export can have, by name: editions, data, catalogs, the source's own."""

from __future__ import annotations

from pathlib import Path

from workbench.articles.export_format import ExportFormat, Kind, find_by_suffix
from workbench.editions import formats as editions
from workbench.exchange import formats as exchange

#: The format of a folder of pages, of which an article is a part.
SITE = "site"
#: The format of the article's own source.
SAME = "same"

FORMATS: dict[str, ExportFormat] = {
    **editions.FORMATS,
    **exchange.FORMATS,
    SAME: ExportFormat(
        Kind.SAME,
        "workbench.articles.rendering:target_bytes",
        "the translation alone, in the format of its source",
    ),
}


def _of(kind: Kind) -> tuple[str, ...]:
    return tuple(name for name, form in FORMATS.items() if form.kind is kind)


EDITIONS, DATA, CATALOGS = map(_of, (Kind.EDITION, Kind.DATA, Kind.CATALOG))
#: The editions with pages of a size.
PAGED = tuple(name for name, form in editions.FORMATS.items() if form.paged)
#: The formats for readers; the others are for programs.
PUBLISHED = (*EDITIONS, SAME)


def format_by_suffix(name: str) -> str:
    """Return the format that goes with the suffix of the file ``name``, or else the suffix."""
    suffix = Path(name).suffix.lower().removeprefix(".")
    return find_by_suffix(suffix, FORMATS) or suffix


def suffix_of(name: str) -> str:
    """Return the suffix, without its dot, of a file in the format ``name``."""
    return next(iter(FORMATS[name].suffixes), name)
