"""An article in the format of its own source, in the other language."""

from __future__ import annotations

from workbench.articles.article import Article
from workbench.articles.segmenting import target_texts
from workbench.catalog import Catalog
from workbench.text.languages import Direction


def target_bytes(article: Article, catalog: Catalog | None = None) -> bytes:
    """Return the source of ``article`` with every target in the place of its source.

    Segments without a target stay as they are, and so does all that is no text but the
    language that the source says it is in. ``catalog`` is that of the article, where somebody
    has read it already. Raises ``WorkbenchError`` where one of both cannot be read.
    """
    document = article.document
    direction = Direction(article.metadata.source_language, article.metadata.target_language)
    known = article.read_catalog() if catalog is None else catalog
    return document.render(target_texts(document, known), direction)


def target_name(article: Article) -> str:
    """Return a name for the file: ``deserteurs.en.html``."""
    return f"{article.slug}.{article.metadata.target_language}{article.source_path.suffix}"
