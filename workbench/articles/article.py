"""The folder of an article: ``article.yaml``, ``source.<ext>`` and ``<target>.po``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path

from workbench.articles.metadata import Metadata
from workbench.catalog import Catalog
from workbench.documents import Document, read_document
from workbench.system.errors import OnError, WorkbenchError
from workbench.system.files import as_text, locked_folder, read_bytes
from workbench.system.paths import is_file

METADATA_NAME = "article.yaml"


class Article:
    """The article in ``folder``; its files are read on first use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def slug(self) -> str:
        """The article's short name, which is the name of its folder."""
        return self.folder.name

    @property
    def metadata_path(self) -> Path:
        """The path of ``article.yaml``."""
        return self.folder / METADATA_NAME

    @cached_property
    def metadata(self) -> Metadata:
        """The contents of ``article.yaml``."""
        return Metadata.read(self.metadata_path)

    @property
    def source_path(self) -> Path:
        """The path of the source, which is kept byte for byte as imported."""
        return self.folder / self.metadata.source

    @property
    def catalog_path(self) -> Path:
        """The path of the catalog."""
        return self.folder / f"{self.metadata.target_language}.po"

    @cached_property
    def document(self) -> Document:
        """The source, read into blocks."""
        return read_document(read_bytes(self.source_path), self.source_path.name)

    def locked(self) -> AbstractContextManager[None]:
        """Lock the article's folder against writing by other commands and editors.

        Use as a context manager; read the files that you change inside the block. The lock is
        not reentrant.
        """
        return locked_folder(self.folder)

    @contextmanager
    def changing_catalog(self) -> Iterator[Catalog]:
        """Lock the folder and yield the catalog; on exit, write it if a segment has changed."""
        with self.locked():
            catalog = self.read_catalog()
            before = list(catalog)
            yield catalog
            if catalog.segments != before:
                catalog.write(self.catalog_path)

    def read_catalog(self) -> Catalog:
        """Read the catalog from the disk."""
        return self.catalog_in(self.catalog_bytes())

    def catalog_bytes(self) -> bytes:
        """Return the bytes of the catalog's file; raise ``WorkbenchError`` if it is missing."""
        if not is_file(self.catalog_path):
            raise WorkbenchError(
                "the article's catalog is missing",
                path=self.catalog_path,
                remedy="restore it, or remove the article's folder and import the source again",
            )
        return read_bytes(self.catalog_path)

    def catalog_in(self, data: bytes) -> Catalog:
        """Parse ``data``, the bytes of the catalog's file."""
        catalog = Catalog.parse(as_text(data, self.catalog_path), self.catalog_path)
        # A catalog written by another program may not declare its languages.
        catalog.source_language = self.metadata.source_language
        catalog.target_language = self.metadata.target_language
        return catalog


def readable_articles(articles: Iterable[Article], on_error: OnError) -> Iterator[Article]:
    """Yield the articles with a readable ``article.yaml``; call ``on_error`` for the others."""
    for article in articles:
        try:
            _ = article.metadata
        except WorkbenchError as error:
            on_error(error)
        else:
            yield article


def read_catalogs(
    articles: Iterable[Article], on_error: OnError
) -> Iterator[tuple[Article, Catalog]]:
    """Yield each article with its catalog; call ``on_error`` for those that cannot be read."""
    for article in articles:
        try:
            catalog = article.read_catalog()
        except WorkbenchError as error:
            on_error(error)
        else:
            yield article, catalog
