"""Read and write an article's catalog file, merging in what other programs wrote meanwhile."""

from __future__ import annotations

import time
from pathlib import Path

from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.catalog.merging import CatalogMerge, merge_catalogs
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_bytes, write_atomically

#: How long a file must stay the same to count as written, in seconds, and how often to wait so
#: long before it is read in any case.
_SETTLED = 0.05
_LONGEST_WRITING = 40

#: Changes when the file does: its time, size and inode; empty if there is no file.
Stamp = tuple[int, ...]


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of the file at ``path``, by which a change can be noticed."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return (status.st_mtime_ns, status.st_size, status.st_ino)


class CatalogFile:
    """Reads a catalog and writes later versions of it, without losing anyone's work.

    Before each write the file is compared with what was last read or written; if
    another program has changed it since (a second editor, ``git pull``), its changes are
    merged in by segment.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._path = article.catalog_path
        self._base = Catalog(source_language="", target_language="")
        #: The catalog that the file last held; its header is written back unchanged.
        self._last = self._base
        #: The file's bytes as we know them; None if the base is not what they hold.
        self._known: bytes | None = None
        self._stamp: Stamp = ()
        #: How often others' changes were merged in, and by that number each merged catalog
        #: with its bytes, until the caller has adopted it.
        self._merges = 0
        self._merged: dict[int, tuple[Catalog, bytes]] = {}

    @property
    def changed(self) -> bool:
        """Whether the file looks as if another program had written it; cheap to ask."""
        return self._stamp != stamp_of(self._path)

    def read(self) -> Catalog:
        """Read the catalog; raise ``WorkbenchError`` if it is missing or broken."""
        self._stamp = stamp_of(self._path)
        self._known = self._article.catalog_bytes()
        catalog = self._article.catalog_in(self._known)
        self._base = self._last = catalog.copy()
        return catalog

    def write(self, catalog: Catalog, adopted: int = 0) -> CatalogMerge | None:
        """Write ``catalog``; return what was merged if the file had changed meanwhile.

        ``adopted`` is the number of the merges returned so far that are in ``catalog``. Raises
        ``WorkbenchError``, and leaves the file as it is, if it cannot be written, or if
        another program has made it unreadable or removed the article.
        """
        if not self._article.metadata_path.exists():
            raise WorkbenchError(
                "another program has taken the article away",
                path=self._article.folder,
                remedy="bring it back; your work is kept and goes in then",
            )
        if adopted in self._merged:
            self._base, self._known = self._merged[adopted]
            self._merged = {n: merged for n, merged in self._merged.items() if n > adopted}
        data = self._bytes(catalog)  # before locking, since that takes long for a book
        with self._article.locked():
            return self._write(catalog, data)

    def _write(self, catalog: Catalog, data: bytes) -> CatalogMerge | None:
        """Write ``catalog``, whose bytes are ``data``, as ``write`` does."""
        merged = None
        if self._path.exists() and (self._known is None or self._on_disk() != self._known):
            self._wait_for_its_writer()
            self._stamp = stamp_of(self._path)
            self._last = self._theirs()
            merged = merge_catalogs(self._base, catalog, self._last)
            whole = merged.applied_to(catalog)
            data = self._bytes(whole)
        if merged is None or data != self._on_disk():
            write_atomically(self._path, data)
        self._stamp = stamp_of(self._path)
        # What was merged in is not in the caller's catalog yet: the next write compares again.
        in_step = merged is None or (
            merged.segments == catalog.segments and merged.obsolete == catalog.obsolete
        )
        self._base = catalog
        if merged is None or in_step:
            self._known = data
            return None
        self._known = None
        self._merges += 1
        self._merged[self._merges] = merged.applied_to(catalog), data
        return merged

    def _on_disk(self) -> bytes:
        return read_bytes(self._path)

    def _theirs(self) -> Catalog:
        try:
            return self._article.read_catalog()
        except WorkbenchError as error:
            raise WorkbenchError(
                f"another program left the file unreadable ({error.what})",
                path=error.path,
                line=error.line,
                remedy=f"{error.remedy or 'restore it'}; your work is kept and goes in then",
            ) from error

    def _wait_for_its_writer(self) -> None:
        """Wait while another program writes the file; many programs write it in several steps."""
        for _ in range(_LONGEST_WRITING):
            before = stamp_of(self._path)
            time.sleep(_SETTLED)
            if stamp_of(self._path) == before:
                return

    def _bytes(self, catalog: Catalog) -> bytes:
        """Return the bytes of the file that holds ``catalog``."""
        whole = catalog.copy()
        whole.metadata, whole.header = self._last.metadata, self._last.header
        return whole.dumps().encode("utf-8")
