"""Package archives unpacked with care: they come from strangers.

An ``.argosmodel`` is a zip file with one folder in it. Only files with known names are
taken out of it; everything else in it is left where it is.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from workbench.engines.packages import metadata_of
from workbench.errors import WorkbenchError
from workbench.files import refuse_device

#: What a package needs. Sentence splitters inside (stanza, minisbd) are left out: the
#: workbench splits sentences itself, and their files are programs to a Python that loads them.
_ALLOWED = re.compile(
    r"metadata\.json|README(\.md)?|LICENSE(\.md|\.txt)?|MODEL_CARD\.md|sentencepiece\.model"
    r"|bpe\.model|model/(config\.json|model\.bin|vmap\.txt"
    r"|(shared|source|target)_vocabulary\.(json|txt))"
)
_METADATA_LIMIT = 1024 * 1024
#: The largest packages known hold 400 MB.
_SIZE_LIMIT = 1024 * 1024 * 1024
_ENTRY_LIMIT = 1000
#: Weights hardly compress; texts do, but are small.
_RATIO_LIMIT, _RATIO_JUDGED_FROM = 100, 1024 * 1024
_CHUNK = 1024 * 1024


class PackageArchive:
    """An opened archive whose table of contents has been checked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        refuse_device(path)
        try:
            self._file = zipfile.ZipFile(path)
        except OSError as error:
            raise self._fault(f"cannot read the file: {error.strerror or error}") from error
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._fault("no model package: it is no zip archive, or a part of one") from error
        try:
            self._root = self._checked_root()
            text = self._read(f"{self._root}/metadata.json", _METADATA_LIMIT)
            metadata = metadata_of(text.decode("utf-8", "replace"), path)
            self.source_language, self.target_language, self.version = metadata
            named = re.search(r"(?<![a-z])([a-z]{2,3}_[a-z]{2,3})(?![a-z])", self._root)
            if named and named[1] != self.code:
                raise self._fault(f'its folder "{self._root}" does not go with "{self.code}"')
        except BaseException:
            self.close()
            raise

    @property
    def code(self) -> str:
        """The direction, as ``fr_en``."""
        return f"{self.source_language}_{self.target_language}"

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def unpack(self, folder: Path) -> None:
        """Write the known files to ``folder``."""
        for entry in self._file.infolist():
            name = entry.filename.removeprefix(f"{self._root}/")
            if entry.is_dir() or not _ALLOWED.fullmatch(name):
                continue
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with self._file.open(entry) as source, target.open("xb") as file:
                    while chunk := source.read(_CHUNK):
                        file.write(chunk)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
                raise self._fault(f"{name} is damaged") from error
            except NotImplementedError as error:
                raise self._fault(f"{name} is packed in an unknown way") from error

    def _checked_root(self) -> str:
        """Return the one folder that holds everything; raise at whatever looks hostile."""
        entries = self._file.infolist()
        if len(entries) > _ENTRY_LIMIT or sum(e.file_size for e in entries) > _SIZE_LIMIT:
            raise self._fault("it would unpack to more than a model package can be")
        roots, names = set(), set()
        for entry in entries:
            parts = PurePosixPath(entry.filename).parts
            if (
                "\\" in entry.orig_filename
                or "\0" in entry.orig_filename
                or not parts
                or ":" in parts[0]
                or parts[0] == "/"
                or ".." in parts
            ):
                raise self._fault(f"it would write outside its folder: {entry.filename!r}")
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise self._fault(f"it holds a link: {entry.filename!r}")
            if entry.filename in names:
                raise self._fault(f"it holds a file twice: {entry.filename!r}")
            names.add(entry.filename)
            if (
                entry.file_size > _RATIO_JUDGED_FROM
                and entry.file_size > _RATIO_LIMIT * entry.compress_size
            ):
                raise self._fault(f"{entry.filename!r} is packed too tightly to be a model")
            if len(parts) == 1 and not entry.is_dir():
                raise self._fault("no model package: its files are not in a folder")
            roots.add(parts[0])
        if len(roots) != 1:
            raise self._fault("no model package: it must hold exactly one folder")
        return roots.pop()

    def _read(self, name: str, limit: int) -> bytes:
        try:
            with self._file.open(name) as file:
                data = file.read(limit + 1)
        except KeyError as error:
            raise self._fault("no model package: metadata.json is missing") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise self._fault("metadata.json is damaged") from error
        if len(data) > limit:
            raise self._fault("metadata.json is too long")
        return data

    def _fault(self, what: str) -> WorkbenchError:
        return WorkbenchError(what, path=self.path, remedy="fetch it again from its publisher")
