"""One article's folder: ``article.yaml``, ``source.<ext>`` and ``<target>.po``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path

from workbench.articles.metadata import Metadata
from workbench.catalog import Catalog
from workbench.documents import Document, read_document
from workbench.system.errors import WorkbenchError
from workbench.system.files import as_text, locked_folder, read_bytes
from workbench.system.paths import is_file

METADATA_NAME = "article.yaml"


class Article:
    """An article that lies in ``folder``; its parts are read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def slug(self) -> str:
        """The article's short name: that of its folder."""
        return self.folder.name

    @property
    def metadata_path(self) -> Path:
        """Where ``article.yaml`` lies."""
        return self.folder / METADATA_NAME

    @cached_property
    def metadata(self) -> Metadata:
        """What ``article.yaml`` says."""
        return Metadata.read(self.metadata_path)

    @property
    def source_path(self) -> Path:
        """Where the source lies, byte for byte as it was imported."""
        return self.folder / self.metadata.source

    @property
    def catalog_path(self) -> Path:
        """Where the catalog lies."""
        return self.folder / f"{self.metadata.target_language}.po"

    @cached_property
    def document(self) -> Document:
        """The source, read into blocks."""
        return read_document(read_bytes(self.source_path), self.source_path.name)

    def locked(self) -> AbstractContextManager[None]:
        """Keep other commands and editors from writing in the folder until the block ends.

        Whoever writes what they made of a file there reads it in the same block. Such blocks
        do not nest.
        """
        return locked_folder(self.folder)

    @contextmanager
    def changing_catalog(self) -> Iterator[Catalog]:
        """Give the catalog to be changed, alone, and write it afterwards if a segment was."""
        with self.locked():
            catalog = self.read_catalog()
            before = list(catalog)
            yield catalog
            if catalog.segments != before:
                catalog.write(self.catalog_path)

    def read_catalog(self) -> Catalog:
        """Read the catalog as it is on the disk now."""
        return self.catalog_in(self.catalog_bytes())

    def catalog_bytes(self) -> bytes:
        """Return the catalog's file as it is on the disk now."""
        if not is_file(self.catalog_path):
            raise WorkbenchError(
                "the article's catalog is missing",
                path=self.catalog_path,
                remedy="restore it, or remove the article's folder and import the source again",
            )
        return read_bytes(self.catalog_path)

    def catalog_in(self, data: bytes) -> Catalog:
        """Return the catalog that ``data``, the bytes of its file, spells."""
        catalog = Catalog.parse(as_text(data, self.catalog_path), self.catalog_path)
        # A catalog that another program wrote may not name its languages.
        catalog.source_language = self.metadata.source_language
        catalog.target_language = self.metadata.target_language
        return catalog


def readable_articles(
    articles: Iterable[Article], on_error: Callable[[WorkbenchError], None]
) -> Iterator[Article]:
    """Yield the articles whose ``article.yaml`` can be read; why others cannot is ``on_error``."""
    for article in articles:
        try:
            _ = article.metadata
        except WorkbenchError as error:
            on_error(error)
        else:
            yield article


def read_catalogs(
    articles: Iterable[Article], on_error: Callable[[WorkbenchError], None]
) -> Iterator[tuple[Article, Catalog]]:
    """Yield each article with its catalog; what keeps one from being read is ``on_error``."""
    for article in articles:
        try:
            catalog = article.read_catalog()
        except WorkbenchError as error:
            on_error(error)
        else:
            yield article, catalog
