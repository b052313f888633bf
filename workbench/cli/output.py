"""Where exports go."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from workbench.cli.printing import print_line, say
from workbench.system.backups import WrittenSums, replace_file
from workbench.system.checksums import sha256_of
from workbench.system.errors import WorkbenchError
from workbench.system.files import write_atomically, write_where_named
from workbench.system.paths import is_file, is_folder
from workbench.workspace import Workspace

#: What names standard output; the second by its name, since a file that it is added to with
#: ">>" keeps what it holds.
STANDARD_OUTPUT = ("-", "/dev/stdout")


def write_output(
    workspace: Workspace,
    data: Iterable[bytes],
    output: str | None,
    default: Path,
    ours: str = "",
) -> Path | None:
    """Write ``data`` to ``output``, to standard output for "-", or to ``default``.

    The path is printed, and returned, where it is that of a file; a pipe or a device that is
    named gets the bytes and no more. What a file holds that nobody named is not lost: it stays
    beside the new one, with a "~", unless ``ours`` is its sum, or an export here wrote it.
    """
    if output in STANDARD_OUTPUT:
        sys.stdout.buffer.writelines(data)
        sys.stdout.flush()
        return None
    path = Path(output or default)
    workspace.refuse_own_files(path)
    if is_folder(path):
        raise WorkbenchError("this is a folder", path=path, remedy="name a file in it")
    if output:
        if not write_where_named(path, data):
            return None
    else:
        written = WrittenSums(workspace.folder)
        if is_file(path):
            replace_file(path, b"".join(data), say, ours, *written)
        else:
            write_atomically(path, data)
        written.add(sha256_of(path))
    print_line(str(path))
    return path
