"""Read untrusted ZIP archives within limits."""

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

#: Files up to this size in bytes may have any compression ratio.
_SMALL = 1024 * 1024
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an archive: number of files, unpacked bytes of one file and of all."""

    files: int = 10_000
    largest: int = 64 * 1024 * 1024
    total: int = 512 * 1024 * 1024
    #: The least packed size per unpacked size. Text has 1/10; less is a ZIP bomb.
    smallest_part: float = 1 / 200


class ZipArchive:
    """The archive in ``file`` called ``name``; ``remedy`` is for error messages.

    Raises ``WorkbenchError`` if it is not a ZIP archive, is damaged or encrypted, exceeds
    ``limits``, or has member names that lead outside.
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
        """The names of the archive's files, in order."""
        return list(self.infos)

    def __contains__(self, member: str) -> bool:
        return member in self.infos

    def fault(self, what: str) -> WorkbenchError:
        """Return an error with the message ``what`` for this archive."""
        return WorkbenchError(what, path=self.name, remedy=self._remedy)

    def read(self, member: str, limit: int | None = None) -> bytes:
        """Return the bytes of ``member``; raise if it is missing, damaged or too large."""
        largest = limit or self._limits.largest
        data = bytearray()
        for chunk in self.chunks(member):
            data += chunk
            if len(data) > largest:
                raise self.fault(f"{member!r} unpacks to more than {largest >> 20} MB")
        return bytes(data)

    def chunks(self, member: str) -> Iterator[bytes]:
        """Yield the bytes of ``member`` in chunks; raise if it is missing or damaged."""
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
        """Turn errors in reading ``member`` into ``WorkbenchError``."""
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
        """Raise if the table of contents exceeds the limits, repeats a name or leads outside."""
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
