"""Greet each person once: record who has been greeted in this workspace."""

from __future__ import annotations

import contextlib
from pathlib import Path

from workbench.system.files import PRIVATE_FOLDER, make_private_folder

_FILE = Path(PRIVATE_FOLDER) / "greeted"


def should_greet(workspace: Path, person: str) -> bool:
    """Return whether ``person`` has not been greeted yet, and record that they are now.

    If that cannot be recorded, returns False, so that nobody is greeted at every start.
    """
    path = workspace / _FILE
    with contextlib.suppress(OSError, UnicodeDecodeError):
        names = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        if person in names:
            return False
        make_private_folder(path.parent)
        path.write_text("\n".join([*names, person]) + "\n", encoding="utf-8")
        return True
    return False
