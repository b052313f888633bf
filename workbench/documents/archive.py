"""ZIP archives from strangers: read with limits, and written again with some files changed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from workbench.errors import WorkbenchError

#: What an archive may hold at most: files, and bytes when unpacked, in one and in all.
_MOST_FILES = 10_000
_LARGEST_FILE = 64 * 1024 * 1024
_LARGEST = 512 * 1024 * 1024
#: Text shrinks to a tenth; what shrinks to less than this is made to fill the memory, unless
#: it is small.
_SMALLEST_PART = 1 / 200
_SMALL = 1024 * 1024


class Archive:
    """The archive in ``data``, a file called ``name``; nothing of it touches the disk.

    Raises ``WorkbenchError`` where it is no archive, is damaged or encrypted, unpacks to
    more than a document ever needs, or names files outside itself.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.fault("no ZIP archive, or a damaged one") from error
        self._infos = {info.filename: info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > _MOST_FILES:
            raise self.fault(f"the archive holds more than {_MOST_FILES} files")
        if len(self._zip.infolist()) > len(self._infos):
            raise self.fault("the archive holds two files of one name")
        if sum(info.file_size for info in self._infos.values()) > _LARGEST:
            raise self.fault(f"the archive unpacks to more than {_LARGEST >> 20} MB")
        for member, info in self._infos.items():
            path = PurePosixPath(member.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts:
                raise self.fault(f"the archive holds a path that leads out of it, {member!r}")
            if info.file_size > _SMALL and info.compress_size < info.file_size * _SMALLEST_PART:
                raise self.fault(f"{member!r} in the archive unpacks to far more than it is")

    def __contains__(self, member: str) -> bool:
        return member in self._infos

    @property
    def members(self) -> list[str]:
        """The names of the files in the archive, in its order."""
        return list(self._infos)

    def fault(self, what: str) -> WorkbenchError:
        """Return the error that says ``what`` is wrong with the archive."""
        return WorkbenchError(what, path=self.name, remedy="get the file again, or save it anew")

    def read(self, member: str) -> bytes:
        """Return the file ``member``; raise where it is missing, damaged or far too large."""
        info = self._infos.get(member)
        if info is None:
            raise self.fault(f"the archive lacks {member!r}")
        if info.flag_bits & 1:
            raise WorkbenchError(
                "the file is protected by a password", path=self.name, remedy="save it without one"
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(_LARGEST_FILE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
            raise self.fault(f"{member!r} in the archive is damaged") from error
        except (NotImplementedError, RuntimeError) as error:
            raise self.fault(f"{member!r} is packed in an unknown way") from error
        if len(data) > _LARGEST_FILE:
            raise self.fault(f"{member!r} unpacks to more than {_LARGEST_FILE >> 20} MB")
        return data

    def changed(self, files: Mapping[str, bytes]) -> bytes:
        """Return the archive with the contents of ``files`` replaced, and all else as it is."""
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w") as target:
            for info in self._infos.values():
                data = files.get(info.filename)
                if data is None:
                    data = self.read(info.filename)
                copy = zipfile.ZipInfo(info.filename, info.date_time)
                copy.compress_type = (
                    zipfile.ZIP_STORED
                    if info.compress_type == zipfile.ZIP_STORED
                    else zipfile.ZIP_DEFLATED
                )
                copy.external_attr = info.external_attr
                target.writestr(copy, data)
        return output.getvalue()
