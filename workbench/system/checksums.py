"""SHA-256 checksums of files, and lists of them in the format of ``sha256sum``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text, refuse_device, unreadable
from workbench.system.paths import is_file

#: The name of the list of checksums in a folder.
SUMS_NAME = "SHA256SUMS"


def sha256(data: bytes) -> str:
    """Return the checksum of ``data`` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str:
    """Return the checksum of the file at ``path``; raise if it cannot be read."""
    refuse_device(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from error


def read_sums(folder: Path) -> dict[str, str]:
    """Return the checksums in the list of ``folder``, by file name; empty without a list.

    Raises ``WorkbenchError`` with the line of a fault.
    """
    path = folder / SUMS_NAME
    sums: dict[str, str] = {}
    if not is_file(path):
        return sums
    for number, line in enumerate(read_text(path).splitlines(), 1):
        expected, _, name = line.partition("  ")
        if not name or ".." in Path(name).parts or Path(name).is_absolute():
            raise WorkbenchError(
                "not a line of sums", path=path, line=number, remedy="remove the file"
            )
        sums[name] = expected
    return sums


def sums_file(sums: Mapping[str, str]) -> bytes:
    """Return the contents of the list of ``sums``, in the order of the names."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode("utf-8")
