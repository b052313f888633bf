"""ZIP archives from strangers: opened and read with limits, and never out of their folder."""

from __future__ import annotations

import contextlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from workbench.system.errors import WorkbenchError

#: A file that unpacks to less than this fills no memory, however well it is packed, in bytes.
_SMALL = 1024 * 1024
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold at most: files, and bytes when unpacked, in one and in all."""

    files: int = 10_000
    largest: int = 64 * 1024 * 1024
    total: int = 512 * 1024 * 1024
    #: Text shrinks to a tenth; what shrinks to less than this part is made to fill the memory.
    smallest_part: float = 1 / 200


class ZipArchive:
    """The archive in ``file``, which is called ``name``; ``remedy`` is what to do about a fault.

    Raises ``WorkbenchError`` where it is no archive, is damaged or encrypted, unpacks to more
    than ``limits``, or names files outside itself.
    """

    def __init__(self, file: IO[bytes], name: str | Path, limits: Limits, *, remedy: str) -> None:
        self.name = name
        self._limits = limits
        self._remedy = remedy
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.fault("no ZIP archive, or a damaged one") from error
        self.infos = {info.filename: info for info in self._zip.infolist()}
        self._refuse_excess()

    @property
    def members(self) -> list[str]:
        """The names of the files in the archive, in its order."""
        return list(self.infos)

    def __contains__(self, member: str) -> bool:
        return member in self.infos

    def fault(self, what: str) -> WorkbenchError:
        """Return the error that says ``what`` is wrong with the archive."""
        return WorkbenchError(what, path=self.name, remedy=self._remedy)

    def read(self, member: str, limit: int | None = None) -> bytes:
        """Return the file ``member``; raise where it is missing, damaged or far too large."""
        largest = limit or self._limits.largest
        data = bytearray()
        for chunk in self.chunks(member):
            data += chunk
            if len(data) > largest:
                raise self.fault(f"{member!r} unpacks to more than {largest >> 20} MB")
        return bytes(data)

    def chunks(self, member: str) -> Iterator[bytes]:
        """Yield the file ``member`` in pieces; raise where it is missing or damaged."""
        info = self.infos.get(member)
        if info is None:
            raise self.fault(f"the archive lacks {member!r}")
        if info.flag_bits & 1:
            raise WorkbenchError(
                "the file is protected by a password", path=self.name, remedy="save it without one"
            )
        with self._explained(member):
            file = self._zip.open(info)
        with file:
            while True:
                with self._explained(member):
                    chunk = file.read(_CHUNK)
                if not chunk:
                    return
                yield chunk

    @contextlib.contextmanager
    def _explained(self, member: str) -> Iterator[None]:
        """Say what is wrong with ``member`` where it cannot be read."""
        try:
            yield
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            ValueError,
            OSError,
        ) as error:
            raise self.fault(f"{member!r} in the archive is damaged") from error
        except (NotImplementedError, RuntimeError) as error:
            raise self.fault(f"{member!r} is packed in an unknown way") from error

    def _refuse_excess(self) -> None:
        """Raise at whatever in the table of contents no honest archive has."""
        limits, entries = self._limits, self._zip.infolist()
        if len(entries) > limits.files:
            raise self.fault(f"the archive holds more than {limits.files} files")
        if len(entries) > len(self.infos):
            raise self.fault("the archive holds two files of one name")
        if sum(info.file_size for info in entries) > limits.total:
            raise self.fault(f"the archive unpacks to more than {limits.total >> 20} MB")
        for member, info in self.infos.items():
            path = PurePosixPath(member.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts:
                raise self.fault(f"the archive holds a path that leads out of it, {member!r}")
            if (
                info.file_size > _SMALL
                and info.compress_size < info.file_size * limits.smallest_part
            ):
                raise self.fault(f"{member!r} in the archive unpacks to far more than it is")
