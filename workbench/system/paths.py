"""Path queries that raise ``WorkbenchError`` instead of ``OSError``."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from workbench.system.errors import WorkbenchError

_ADDRESSED = "check the path, and your right to read there"


@contextlib.contextmanager
def friendly_errors(deed: str, path: Path, remedy: str = _ADDRESSED) -> Iterator[None]:
    """Turn an ``OSError`` inside the block into a ``WorkbenchError`` at ``path``.

    Its message is "cannot", ``deed`` and the system's reason.
    """
    try:
        yield
    except OSError as error:
        raise WorkbenchError(
            f"cannot {deed}: {error.strerror or error}", path=path, remedy=remedy
        ) from error


def is_file(path: Path) -> bool:
    """Return whether ``path`` is a file; raise if that cannot be checked."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Return whether ``path`` is a folder; raise if that cannot be checked."""
    return stat.S_ISDIR(_mode(path))


def is_device(path: Path) -> bool:
    """Return whether ``path`` is a pipe, a terminal or another device."""
    mode = _mode(path)
    return bool(mode) and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def exists(path: Path) -> bool:
    """Return whether ``path`` exists; raise if that cannot be checked."""
    return bool(_mode(path))


def may_exist(path: Path) -> bool:
    """Return whether ``path`` exists, or may, if that cannot be checked.

    Reading it raises the error then.
    """
    try:
        return exists(path)
    except WorkbenchError:
        return True


def entries(folder: Path) -> list[Path]:
    """Return the paths in ``folder``, sorted by name; raise if it cannot be read."""
    with friendly_errors("look into the folder", folder):
        return sorted(folder.iterdir())


def resolved(path: Path) -> Path:
    """Return the absolute path without symbolic links; raise if the links form a circle."""
    whole = path if path.is_absolute() else current_folder() / path
    found = Path(os.path.realpath(whole))
    _mode(found)
    return found


def current_folder() -> Path:
    """Return the current folder; raise if it was removed."""
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise WorkbenchError(
            "the current folder is not there any more", remedy='go to another with "cd"'
        ) from error


def seen_from_here(path: Path) -> Path:
    """Return ``path`` relative to the current folder if it is below, else unchanged."""
    try:
        return path.relative_to(current_folder())
    except (ValueError, WorkbenchError):
        return path


def home() -> Path:
    """Return the user's home folder; raise if there is none."""
    try:
        return Path.home()
    except RuntimeError as error:
        raise WorkbenchError(
            "you have no home folder on this machine", remedy="set HOME to a folder of yours"
        ) from error


def _mode(path: Path) -> int:
    """Return the ``st_mode`` of ``path``; 0 if it does not exist."""
    with friendly_errors("look there", path):
        try:
            return path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return 0
        except ValueError:  # a null character in the path
            return 0
