"""Zip archives that hold documents: read within limits, and written again member by member."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from workbench.errors import WorkbenchError

#: More than any book has.
_MEMBER_LIMIT = 10_000
#: The largest member and all together, in bytes unpacked; books hold pictures.
_SIZE_LIMIT = 128 * 1024 * 1024
_TOTAL_LIMIT = 512 * 1024 * 1024
#: Text shrinks to a tenth, white space to a thousandth; small members may do as they like.
_RATIO_LIMIT, _RATIO_JUDGED_FROM = 200, 1024 * 1024
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


class Archive:
    """The archive ``data``, a file called ``name``, whose table of contents has been checked.

    Raises ``WorkbenchError`` where it is no archive, damaged, encrypted, or made to harm.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (*_DAMAGES, NotImplementedError) as error:
            raise self._fault("no zip archive, or only a part of one", "get it again") from error
        self._entries = {entry.filename: entry for entry in self._file.infolist()}
        self._check()

    def __contains__(self, member: str) -> bool:
        return member in self._entries

    @property
    def members(self) -> list[str]:
        """The names of the members, in their order."""
        return list(self._entries)

    def read(self, member: str) -> bytes:
        """Return the content of ``member``; raise ``WorkbenchError`` where it cannot be had."""
        entry = self._entries.get(member)
        if entry is None:
            raise self._fault(f"{member} is missing in it", "get it again")
        try:
            # Never more than the size that the table of contents says, which was checked.
            return self._file.read(entry)
        except NotImplementedError as error:
            raise self._fault(
                f"{member} in it is packed in an unknown way", "save it anew"
            ) from error
        except (*_DAMAGES, MemoryError) as error:
            raise self._fault(f"{member} in it is damaged", "get it again") from error

    def replaced(self, contents: Mapping[str, bytes]) -> bytes:
        """Return the archive with the ``contents`` of some members, by name, replaced.

        All else stays: the other members, their order, their dates, and how each is packed.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as made:
            made.comment = self._file.comment
            for member, old in self._entries.items():
                entry = zipfile.ZipInfo(member, old.date_time)
                entry.compress_type = old.compress_type
                entry.external_attr = old.external_attr
                entry.create_system = old.create_system
                entry.comment = old.comment
                content = contents.get(member)
                made.writestr(entry, self.read(member) if content is None else content)
        return buffer.getvalue()

    def _check(self) -> None:
        """Raise at whatever looks hostile."""
        entries = self._file.infolist()
        if len(entries) > _MEMBER_LIMIT or sum(e.file_size for e in entries) > _TOTAL_LIMIT:
            raise self._fault("it would unpack to more than a document can be")
        if len(entries) != len(self._entries):
            raise self._fault("it holds two files of one name")
        for entry in entries:
            spelled = entry.orig_filename
            parts = PurePosixPath(spelled).parts
            if not parts or parts[0] == "/" or ".." in parts or "\\" in spelled or "\0" in spelled:
                raise self._fault(f"a name in it leads out of it: {spelled!r}")
            if entry.flag_bits & 1:
                raise self._fault("it is encrypted", "save it without a password")
            if entry.file_size > _SIZE_LIMIT or (
                entry.file_size > max(_RATIO_JUDGED_FROM, _RATIO_LIMIT * entry.compress_size)
            ):
                raise self._fault(f"{spelled!r} in it would unpack to more than is safe")

    def _fault(
        self, what: str, remedy: str = "open it only if you trust who sent it"
    ) -> WorkbenchError:
        return WorkbenchError(what, path=self.name, remedy=remedy)
