"""ZIP archives that tests look into."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable


def members(data: bytes) -> dict[str, bytes]:
    """Return the files of the archive ``data``, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(
    data: bytes,
    change: Callable[[str, bytes], bytes],
    *,
    packing: int = zipfile.ZIP_DEFLATED,
    **more: bytes,
) -> bytes:
    """Return the archive with ``change`` made to each member, and ``more`` members."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(output, "w", packing) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return output.getvalue()


def same(name: str, content: bytes) -> bytes:
    """Leave a member as it is."""
    return content


def timeless(data: bytes) -> bytes:
    """Return an archive without the time at which it was made: it is damaged the same each time."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w") as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), entry.compress_type)
    return output.getvalue()
