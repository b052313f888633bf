"""Documents that are ZIP archives: read within limits, and rewritten with some files changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from workbench.system.zip_archives import Limits, ZipArchive


class Archive(ZipArchive):
    """The ZIP archive in ``data``, the bytes of a file called ``name``, kept in memory.

    Raises ``WorkbenchError`` as ``ZipArchive`` does.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        super().__init__(
            io.BytesIO(data), name, Limits(), remedy="get the file again, or save it anew"
        )

    def changed(self, files: Mapping[str, bytes]) -> bytes:
        """Return the archive with the files in ``files`` replaced, and all others unchanged."""
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w") as target:
            for info in self.infos.values():
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
