"""SHA-256 sums of files, and lists of them as ``sha256sum -c`` reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text, refuse_device, unreadable
from workbench.system.paths import is_file

#: The list that lies in a folder beside the files that it names.
SUMS_NAME = "SHA256SUMS"


def sha256(data: bytes) -> str:
    """Return the sum of ``data``, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str:
    """Return the sum of the file at ``path``; raise where it cannot be read."""
    refuse_device(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from error


def read_sums(folder: Path) -> dict[str, str]:
    """Return the sums that the list in ``folder`` tells, by name; none where it has no list.

    Raises ``WorkbenchError`` with the line that is none of such a list.
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
    """Return the list of ``sums``, in the order of the names."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode("utf-8")
