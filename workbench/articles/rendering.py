"""Export an article's translation in the format of its source."""

from __future__ import annotations

from workbench.articles.article import Article
from workbench.articles.segmenting import target_texts
from workbench.catalog import Catalog
from workbench.text.languages import Direction


def target_bytes(article: Article, catalog: Catalog | None = None) -> bytes:
    """Return the source file of ``article`` with each segment replaced by its target.

    Segments without a target stay untranslated. Of what is not text, only the declared
    language changes. ``catalog`` is that of the article, if it has been read already. Raises
    ``WorkbenchError`` if the source or catalog cannot be read.
    """
    document = article.document
    direction = Direction(article.metadata.source_language, article.metadata.target_language)
    known = article.read_catalog() if catalog is None else catalog
    return document.render(target_texts(document, known), direction)


def target_name(article: Article) -> str:
    """Return the name of the exported file: ``deserteurs.en.html``."""
    return f"{article.slug}.{article.metadata.target_language}{article.source_path.suffix}"
