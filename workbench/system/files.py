"""Read and write files atomically, within size limits, and lock folders."""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.system.errors import WorkbenchError
from workbench.system.paths import friendly_errors, is_device, resolved

#: The largest file that is read, in bytes; a book has about a hundredth of it.
READ_LIMIT = 256 * 1024 * 1024

#: The folder of a workspace for caches and private files, which git ignores.
PRIVATE_FOLDER = ".workbench"


def read_bytes(path: Path, limit: int = READ_LIMIT) -> bytes:
    """Return the bytes of the file at ``path``.

    Raises ``WorkbenchError`` if the file is missing, unreadable, a folder, a device, or larger
    than ``limit`` bytes.
    """
    refuse_device(path)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > limit:
        raise WorkbenchError(
            f"the file is larger than {limit // (1024 * 1024)} MB", path=path, remedy="split it"
        )
    return data


def refuse_device(path: Path) -> None:
    """Raise if ``path`` is a pipe or another device, whose data may never end."""
    if is_device(path):
        raise WorkbenchError(
            "this is a pipe or another device, not a file",
            path=path,
            remedy="put what comes out of it in a file first",
        )


def read_text(path: Path, limit: int = READ_LIMIT) -> str:
    """Return the UTF-8 text of the file at ``path``, without a byte order mark."""
    return as_text(read_bytes(path, limit), path)


def as_text(data: bytes, path: Path) -> str:
    """Decode ``data``, the bytes of the file at ``path``, as UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WorkbenchError(
            "the file is not UTF-8 text", path=path, line=line, remedy="save it as UTF-8"
        ) from error


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write ``data``, bytes or chunks of bytes, to ``path`` atomically.

    The data is written to a temporary file in the same folder, synced to the disk, and then
    renamed. The file's permissions are kept. Raises ``WorkbenchError`` if it cannot be
    written, or if ``path`` is not a file.
    """
    target = resolved(path)  # a symbolic link is kept, and its target replaced
    if is_device(target):
        raise WorkbenchError(
            "this is a pipe or another device, not a file", path=path, remedy="name a file"
        )
    temporary = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)  # noqa: PTH101 - a plain path string from mkstemp
        os.replace(temporary, target)  # noqa: PTH105
        temporary = None
        _sync_folder(target.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorkbenchError(
            f"cannot write the file: {reason}",
            path=path,
            remedy="make room or give yourself the right to write there; the old file is unharmed",
        ) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108


def write_where_named(path: Path, data: bytes | Iterable[bytes]) -> bool:
    """Write ``data`` to a ``path`` that a person gave; return whether it is a file.

    It may be a pipe, a terminal or another device instead.
    """
    if not is_device(path):
        write_atomically(path, data)
        return True
    with (
        friendly_errors("write to the device", path, "look whether something reads from it"),
        path.open("wb") as device,
    ):
        device.writelines([data] if isinstance(data, bytes) else data)
    return False


@contextlib.contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Hold an exclusive lock on ``folder``, for all threads and processes of the workbench.

    Entering waits until the lock is free. There is no lock on a file system without locks.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def stamp_of(path: Path) -> tuple[int, int] | None:
    """Return modification time in ns and size of the file at ``path``; None if it is missing."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def make_private_folder(folder: Path) -> None:
    """Create ``folder`` with a ``.gitignore`` that ignores all in it.

    Raises ``OSError`` if that fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def unreadable(path: Path, error: OSError) -> WorkbenchError:
    """Return the ``WorkbenchError`` for an ``error`` in reading ``path``."""
    return WorkbenchError(
        f"cannot read the file: {error.strerror or error}", path=path, remedy="check the path"
    )


def _umask() -> int:
    """Return the umask of the process, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Sync the folder's entries to the disk, if the system supports it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
