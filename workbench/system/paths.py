"""What lies where on the disk: whatever the system does not let us see is said in one line."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from workbench.system.errors import WorkbenchError

_ADDRESSED = "check the path, and your right to read there"


@contextlib.contextmanager
def explaining_os_errors(deed: str, path: Path, remedy: str = _ADDRESSED) -> Iterator[None]:
    """Raise a ``WorkbenchError`` where the system does not let us do ``deed`` within, at ``path``.

    ``deed`` completes "cannot".
    """
    try:
        yield
    except OSError as error:
        raise WorkbenchError(
            f"cannot {deed}: {error.strerror or error}", path=path, remedy=remedy
        ) from error


def is_file(path: Path) -> bool:
    """Tell whether ``path`` leads to a file; raise where the system does not tell."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Tell whether ``path`` leads to a folder; raise where the system does not tell."""
    return stat.S_ISDIR(_mode(path))


def is_device(path: Path) -> bool:
    """Tell whether ``path`` leads to a pipe, a terminal or another device, which keeps nothing."""
    mode = _mode(path)
    return bool(mode) and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def exists(path: Path) -> bool:
    """Tell whether ``path`` leads to anything; raise where the system does not tell."""
    return bool(_mode(path))


def may_exist(path: Path) -> bool:
    """Tell whether ``path`` leads to anything, or may, where the system does not tell.

    Whoever reads what lies there is told why that cannot be done.
    """
    try:
        return exists(path)
    except WorkbenchError:
        return True


def entries(folder: Path) -> list[Path]:
    """Return what lies in ``folder``, by name; raise where the system does not tell."""
    with explaining_os_errors("look into the folder", folder):
        return sorted(folder.iterdir())


def resolved(path: Path) -> Path:
    """Return ``path`` from the root on and without links; raise where these go round in a ring."""
    whole = path if path.is_absolute() else current_folder() / path
    found = Path(os.path.realpath(whole))
    _mode(found)
    return found


def current_folder() -> Path:
    """Return the folder that we are in; raise where it has been removed meanwhile."""
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise WorkbenchError(
            "the current folder is not there any more", remedy='go to another with "cd"'
        ) from error


def seen_from_here(path: Path) -> Path:
    """Return ``path`` as seen from the current folder where it lies below, else as it is."""
    try:
        return path.relative_to(current_folder())
    except (ValueError, WorkbenchError):
        return path


def home() -> Path:
    """Return the person's own folder; raise where the system knows none."""
    try:
        return Path.home()
    except RuntimeError as error:
        raise WorkbenchError(
            "you have no home folder on this machine", remedy="set HOME to a folder of yours"
        ) from error


def _mode(path: Path) -> int:
    """Return what lies at ``path``, as ``stat`` tells it; 0 for nothing."""
    with explaining_os_errors("look there", path):
        try:
            return path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return 0
        except ValueError:  # a null character, which no name can have
            return 0
