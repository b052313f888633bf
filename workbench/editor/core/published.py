"""Find the published editions of an article that are out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.editor.core.catalog_file import Stamp, stamp_of
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many

if TYPE_CHECKING:
    # At run time with the first look, so that the editor starts without it.
    from workbench.publishing.records import Publication


class Published:
    """The publications of ``article``, as they were at the last ``look``."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._stamp: Stamp = ()
        #: All editions, and whether each is out of date.
        self.editions: dict[Publication, bool] = {}
        #: Why they cannot be read; empty if they can.
        self.fault = ""

    def look(self, catalog: Catalog) -> None:
        """Read the records, and compare the publications with the article and its ``catalog``.

        Takes some hundredths of a second for a book.
        """
        from workbench.publishing.overview import out_of_date
        from workbench.publishing.snapshot import fingerprint

        self._stamp, self.editions, self.fault = self._stamp_now(), {}, ""
        if self._stamp:
            try:
                self.editions = out_of_date(self._article, lambda one: fingerprint(one, catalog))
            except WorkbenchError as error:
                self.fault = str(error)

    @property
    def changed(self) -> bool:
        """Whether something was published since the last ``look``; quick."""
        return self._stamp != self._stamp_now()

    @property
    def stale(self) -> str:
        """How many editions are out of date, in words; empty if none is."""
        if self.fault:
            return "published.yaml has a fault"
        count = sum(self.editions.values())
        return f"{how_many(count, 'edition')} out of date" if count else ""

    def _stamp_now(self) -> Stamp:
        from workbench.publishing.records import PUBLISHED_NAME

        return stamp_of(self._article.folder / PUBLISHED_NAME)
