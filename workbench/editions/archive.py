"""Zip files that are the same bytes for the same content, as EPUB, ODT and DOCX need them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

#: The earliest date that a zip file can hold.
_DATE = (1980, 1, 1, 0, 0, 0)


def archive(members: Iterable[tuple[str, bytes]], media_type: str) -> bytes:
    """Return a zip file of ``members``, names and contents, in this order.

    Before them it has an uncompressed member ``mimetype``, as EPUB and ODT require.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        _add(made, "mimetype", media_type.encode("ascii"), zipfile.ZIP_STORED)
        for name, content in members:
            _add(made, name, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def repacked(data: bytes) -> bytes:
    """Return the zip file ``data`` without the times at which its members were packed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in old.namelist():
            _add(made, name, old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _add(made: zipfile.ZipFile, name: str, content: bytes, compression: int) -> None:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.external_attr = 0o644 << 16
    made.writestr(entry, content, compression)
