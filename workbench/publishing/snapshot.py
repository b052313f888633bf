"""An article as read once for publishing, and the fingerprint of its text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import NamedTuple

from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.editions import Edition
from workbench.glossary import Glossary
from workbench.publishing.records import revised
from workbench.system.files import read_bytes

#: The number of hexadecimal digits, enough to tell the texts of one article apart.
_DIGITS = 16


class Snapshot(NamedTuple):
    """An article with its catalog, read once, and the fingerprint of its text."""

    article: Article
    catalog: Catalog
    text: str

    @classmethod
    def of(cls, article: Article) -> Snapshot:
        """Read the catalog of ``article`` and compute the fingerprint."""
        catalog = article.read_catalog()
        return cls(article, catalog, fingerprint(article, catalog))

    def edition(self, glossary: Glossary | None = None) -> Edition:
        """Build the edition of the article, with the time of its last change.

        Terms of ``glossary`` that it uses are listed in its appendix.
        """
        article = self.article
        return Edition.build(
            article.slug,
            article.metadata,
            article.document,
            self.catalog,
            glossary,
            revised=revised(article, self.text),
        )


def fingerprint(article: Article, catalog: Catalog | None = None) -> str:
    """Return a checksum of the text of ``article``, which changes when its editions would.

    It covers the source, the translations with their states and people, and ``article.yaml``,
    but not notes, locks, templates and the glossary. ``catalog`` is that of the article, if it
    has been read already.
    """
    digest = hashlib.sha256()
    for part in _said(article, article.read_catalog() if catalog is None else catalog):
        digest.update(json.dumps(part, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_DIGITS]


def _said(article: Article, catalog: Catalog) -> Iterable[object]:
    facts = asdict(article.metadata)
    del facts["source"]  # the file's name is not shown to readers
    yield facts
    yield hashlib.sha256(read_bytes(article.source_path)).hexdigest()
    for segment in catalog:
        yield [
            segment.id,
            segment.source,
            segment.target,
            segment.state,
            segment.origin,
            segment.translator,
            segment.reviewer,
        ]
