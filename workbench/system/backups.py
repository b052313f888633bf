"""Replace files with a default name; a file of other contents is kept as a copy, ``name~``."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from workbench.system.checksums import sha256, sha256_of
from workbench.system.errors import WorkbenchError
from workbench.system.files import PRIVATE_FOLDER, make_private_folder, unreadable, write_atomically
from workbench.system.paths import exists, is_file

#: Called with each message for the person.
Report = Callable[[str], None]

_CHUNK = 1024 * 1024

#: The most checksums that are kept.
_MOST = 1000


class WrittenSums:
    """The checksums of files that exports wrote on this machine, which need no copy."""

    def __init__(self, workspace: Path) -> None:
        self._path = workspace / PRIVATE_FOLDER / "written"

    def __iter__(self) -> Iterator[str]:
        return iter(self._sums())

    def add(self, digest: str) -> None:
        """Store ``digest``; errors are ignored, since they only cause a needless copy later."""
        sums = [digest, *(other for other in self._sums() if other != digest)]
        with contextlib.suppress(OSError, WorkbenchError):
            make_private_folder(self._path.parent)
            write_atomically(self._path, "".join(f"{one}\n" for one in sums[:_MOST]).encode())

    def _sums(self) -> list[str]:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return self._path.read_text(encoding="ascii").split()
        return []


def no_report(message: str) -> None:
    """Ignore ``message``."""


def is_changed(path: Path, data: bytes, *ours: str) -> bool:
    """Return whether the file at ``path`` has neither ``data`` nor a checksum of ``ours``."""
    return is_file(path) and sha256_of(path) not in (*ours, sha256(data))


def replace_file(path: Path, data: bytes, report: Report, *ours: str) -> None:
    """Write ``data`` to ``path``; a file that was there is copied, and the copy reported.

    No copy is made of a file whose checksum is in ``ours``: the workbench wrote it. Existing
    copies are never overwritten.
    """
    copy = _copied(path) if is_changed(path, data, *ours) else None
    write_atomically(path, data)
    if copy:
        report(f"{path} was there; what it held is in {copy}")


def _copied(path: Path) -> Path:
    """Copy the file at ``path`` unless there is an equal copy; return the copy's path."""
    held = sha256_of(path)
    for number in count(1):
        copy = path.with_name(f"{path.name}~{number if number > 1 else ''}")
        if is_file(copy) and sha256_of(copy) == held:
            break
        if not exists(copy):
            write_atomically(copy, _chunks(path))
            break
    return copy


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise unreadable(path, error) from error
