"""The catalogs themselves: the PO file, and MO, which programs load."""

from __future__ import annotations

import polib

from workbench.articles import Article
from workbench.system.files import read_bytes


def po_bytes(article: Article) -> bytes:
    """Return the catalog of ``article`` byte for byte; raise if it is not valid."""
    article.read_catalog()
    return read_bytes(article.catalog_path)


def mo_bytes(article: Article) -> bytes:
    """Return the finished translations of ``article`` as an MO file."""
    text = article.read_catalog().dumps()
    made: bytes = polib.pofile(text, encoding="utf-8").to_binary()
    return made
