"""The catalogs as they are, for gettext, Poedit, Weblate and OmegaT."""

from __future__ import annotations

from workbench.articles import Article
from workbench.files import read_bytes


def po_bytes(article: Article) -> bytes:
    """Return the catalog of ``article`` byte for byte, after making sure that it is one."""
    article.read_catalog()
    return read_bytes(article.catalog_path)
