"""Where an export goes, and writing it there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from workbench.publishing.refusals import refuse_own_files
from workbench.system.backups import Report, WrittenSums, replace_file
from workbench.system.checksums import sha256_of
from workbench.system.errors import WorkbenchError
from workbench.system.files import write_atomically, write_where_named
from workbench.system.paths import is_file, is_folder
from workbench.workspace import Workspace

#: What names standard output; the second by its name, since a file that it is added to with
#: ">>" keeps what it holds.
STANDARD_OUTPUT = ("-", "/dev/stdout")


def write(
    workspace: Workspace,
    named: str | None,
    default: str,
    data: Iterable[bytes],
    tell: Report,
    standard_output: TextIO,
    ours: str = "",
) -> Path | None:
    """Write ``data`` to the place ``named``, else to ``default``; return the path of a file.

    A pipe or a device that is named gets the bytes and no more. What a file holds that nobody
    named is not lost: it stays beside the new one, with a "~", unless ``ours`` is its sum, or
    an export here wrote it.
    """
    if named in STANDARD_OUTPUT:
        standard_output.buffer.writelines(data)
        standard_output.flush()
        return None
    path = Path(named or default)
    refuse_own_files(workspace, path)
    if is_folder(path):
        raise WorkbenchError("this is a folder", path=path, remedy="name a file in it")
    if named:
        return path if write_where_named(path, data) else None
    written = WrittenSums(workspace.folder)
    if is_file(path):
        replace_file(path, b"".join(data), tell, ours, *written)
    else:
        write_atomically(path, data)
    written.add(sha256_of(path))
    return path
