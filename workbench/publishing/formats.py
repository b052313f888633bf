"""The formats that an export can have, by name: editions, data, catalogs, the source's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.articles import Article
from workbench.editions import formats as editions
from workbench.exchange import formats as pairs
from workbench.exchange.po import mo_bytes, po_bytes

#: The format of a folder of pages, of which an article is a part.
SITE = "site"
#: The format of the article's own source.
SAME = "same"
#: Two files, one a language.
MOSES = "moses"

EDITIONS = tuple(editions.FORMATS)
#: The editions with pages of a size.
PAGED = tuple(name for name, form in editions.FORMATS.items() if form.paged)
#: What readers get; the rest is for programs.
PUBLISHED = (*EDITIONS, SAME)
#: What holds the pairs of one article or of many.
DATA = (*pairs.FORMATS, MOSES)
#: What is made of one article's whole catalog.
CATALOGS: dict[str, Callable[[Article], bytes]] = {"po": po_bytes, "mo": mo_bytes}
FORMATS = (*EDITIONS, *DATA, *CATALOGS, SAME)

_TOLD = {**editions.SUFFIXES, "xlf": "xliff"}


def told_by_suffix(name: str) -> str:
    """Return the format that the file ``name`` is called after, or else its suffix."""
    suffix = Path(name).suffix.lower().removeprefix(".")
    return _TOLD.get(suffix, suffix)


def suffix_of(name: str) -> str:
    """Return the suffix, without its dot, of a file in the format ``name``."""
    return pairs.SUFFIXES.get(name, name)
