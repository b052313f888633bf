"""Files that nobody named: what they held stays beside the new one, with a "~"."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from workbench.system.checksums import sha256, sha256_of
from workbench.system.errors import WorkbenchError
from workbench.system.files import PRIVATE_FOLDER, make_private_folder, unreadable, write_atomically
from workbench.system.paths import exists, is_file

#: Told what a person should know.
Report = Callable[[str], None]

_CHUNK = 1024 * 1024

#: Sums remembered, the newest first: more than anybody exports between two looks.
_MOST = 1000


class WrittenSums:
    """The sums of what exports wrote on this machine, of which no copies need be kept."""

    def __init__(self, workspace: Path) -> None:
        self._path = workspace / PRIVATE_FOLDER / "written"

    def __iter__(self) -> Iterator[str]:
        return iter(self._sums())

    def add(self, digest: str) -> None:
        """Remember ``digest``; where that cannot be written, a copy too many is kept later."""
        sums = [digest, *(other for other in self._sums() if other != digest)]
        with contextlib.suppress(OSError, WorkbenchError):
            make_private_folder(self._path.parent)
            write_atomically(self._path, "".join(f"{one}\n" for one in sums[:_MOST]).encode())

    def _sums(self) -> list[str]:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return self._path.read_text(encoding="ascii").split()
        return []


def no_report(message: str) -> None:
    """Tell nobody."""


def is_changed(path: Path, data: bytes, *ours: str) -> bool:
    """Tell whether a file at ``path`` holds neither ``data`` nor what one of ``ours`` sums up."""
    return is_file(path) and sha256_of(path) not in (*ours, sha256(data))


def replace_file(path: Path, data: bytes, report: Report, *ours: str) -> None:
    """Write ``data`` to ``path``; ``report`` where a copy is of what else was there.

    ``ours`` are the sums of what the workbench wrote before, of which no copy is made. A copy
    that is there already is never overwritten.
    """
    copy = _copied(path) if is_changed(path, data, *ours) else None
    write_atomically(path, data)
    if copy:
        report(f"{path} was there; what it held is in {copy}")


def _copied(path: Path) -> Path:
    """Copy the file at ``path`` beside it, unless such a copy is there; return the copy."""
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
