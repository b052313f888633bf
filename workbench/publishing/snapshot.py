"""An article as it is at one moment, of which everything that is published of it is made."""

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

#: So many hexadecimal digits tell the texts of one article apart.
_DIGITS = 16


class Snapshot(NamedTuple):
    """An article with its catalog, which is read once, and the fingerprint of both."""

    article: Article
    catalog: Catalog
    text: str

    @classmethod
    def of(cls, article: Article) -> Snapshot:
        """Read ``article`` as it is on the disk now."""
        catalog = article.read_catalog()
        return cls(article, catalog, fingerprint(article, catalog))

    def edition(self, glossary: Glossary | None = None) -> Edition:
        """Build the edition of the article, with the moment since when its text is so.

        The terms that it uses of ``glossary`` make its appendix.
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
    """Return what tells the text of ``article`` from any other that it has had.

    It is told by the source, the translations with their states and people, and what
    ``article.yaml`` says; notes, locks, templates and the glossary do not count. ``catalog``
    is that of the article, where somebody has read it already.
    """
    digest = hashlib.sha256()
    for part in _said(article, article.read_catalog() if catalog is None else catalog):
        digest.update(json.dumps(part, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_DIGITS]


def _said(article: Article, catalog: Catalog) -> Iterable[object]:
    facts = asdict(article.metadata)
    del facts["source"]  # a name that nobody reads
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
