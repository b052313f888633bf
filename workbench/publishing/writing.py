"""Write an export to a file, a device or standard output."""

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

#: Names of standard output; "/dev/stdout" is not opened as a file, which would empty the file
#: that the shell appends to with ">>".
STANDARD_OUTPUT = ("-", "/dev/stdout")


def write(
    workspace: Workspace,
    named: str | None,
    default: str,
    data: Iterable[bytes],
    report: Report,
    standard_output: TextIO,
    recorded: str = "",
) -> Path | None:
    """Write ``data`` to ``named``, else to the file ``default``; return the path if it is a file.

    A file that is there is replaced if it was named, else copied first with a "~", unless its
    checksum is ``recorded`` or an export on this machine wrote it.
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
        replace_file(path, b"".join(data), report, recorded, *written)
    else:
        write_atomically(path, data)
    written.add(sha256_of(path))
    return path
