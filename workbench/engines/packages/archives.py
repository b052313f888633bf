"""Unpack package archives with care, since they come from strangers.

An ``.argosmodel`` is a zip file with one folder in it. Only files with known names are
unpacked; everything else is ignored.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path, PurePosixPath

from workbench.engines.package import LEXICON_NAME, metadata_of
from workbench.lexicon.table import LIMIT as LEXICON_LIMIT
from workbench.system.files import refuse_device, unreadable
from workbench.system.zip_archives import Limits, ZipArchive

#: What a package needs. Sentence splitters inside (stanza, minisbd) are left out: the
#: workbench splits sentences itself, and loading their files could run code.
_ALLOWED = re.compile(
    r"metadata\.json|README(\.md)?|LICENSE(\.md|\.txt)?|MODEL_CARD\.md|sentencepiece\.model"
    rf"|{re.escape(LEXICON_NAME)}|bpe\.model|model/(config\.json|model\.bin|vmap\.txt"
    r"|(shared|source|target)_vocabulary\.(json|txt))"
)
_METADATA_LIMIT = 1024 * 1024
#: The largest packages known hold 400 MB. Weights hardly compress; texts do, but are small.
_LIMITS = Limits(files=1000, largest=1 << 30, total=1 << 30, smallest_part=1 / 100)


class PackageArchive(ZipArchive):
    """The package in the file at ``path``; opening it checks the names of its members."""

    def __init__(self, path: Path) -> None:
        self.path = path
        refuse_device(path)
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise unreadable(path, error) from error
        try:
            super().__init__(self._file, path, _LIMITS, remedy="fetch it again from its publisher")
            self._root = self._checked_root()
            text = self.read(f"{self._root}/metadata.json", _METADATA_LIMIT)
            metadata = metadata_of(text.decode("utf-8", "replace"), path)
            #: The direction, as ``fr_en``.
            self.code = f"{metadata.source_language}_{metadata.target_language}"
            named = re.search(r"(?<![a-z])([a-z]{2,3}_[a-z]{2,3})(?![a-z])", self._root)
            if named and named[1] != self.code:
                raise self.fault(f'its folder "{self._root}" does not go with "{self.code}"')
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def unpack(self, folder: Path) -> None:
        """Write the known files to ``folder``."""
        for member, entry in self.infos.items():
            name = member.removeprefix(f"{self._root}/")
            if entry.is_dir() or not _ALLOWED.fullmatch(name):
                continue
            if name == LEXICON_NAME and entry.file_size > LEXICON_LIMIT:
                raise self.fault(f"its lexicon is larger than {LEXICON_LIMIT >> 20} MB")
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.writelines(self.chunks(member))

    def _checked_root(self) -> str:
        """Return the one folder that contains everything; raise if a member is not safe."""
        roots = set()
        for member, entry in self.infos.items():
            parts = PurePosixPath(member).parts
            if not parts or ":" in parts[0] or {"\\", "\0"} & set(entry.orig_filename):
                raise self.fault(f"the archive holds a path that leads out of it, {member!r}")
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise self.fault(f"it holds a link: {member!r}")
            if len(parts) == 1 and not entry.is_dir():
                raise self.fault("no model package: its files are not in a folder")
            roots.add(parts[0])
        if len(roots) != 1:
            raise self.fault("no model package: it must hold exactly one folder")
        return roots.pop()
