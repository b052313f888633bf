"""Export an article's translation in the format of its source."""

from __future__ import annotations

from workbench.articles.article import Article
from workbench.articles.segmenting import target_texts
from workbench.text.languages import Direction


def target_bytes(article: Article) -> bytes:
    """Return the source file of ``article`` with each segment replaced by its target.

    Segments without a target stay untranslated. Of what is not text, only the declared
    language changes. Raises ``WorkbenchError`` if the source or catalog cannot be read.
    """
    document = article.document
    direction = Direction(article.metadata.source_language, article.metadata.target_language)
    return document.render(target_texts(document, article.read_catalog()), direction)


def target_name(article: Article) -> str:
    """Return the name of the exported file: ``deserteurs.en.html``."""
    return f"{article.slug}.{article.metadata.target_language}{article.source_path.suffix}"
