"""Remember whom the editor has greeted in this workspace."""

from __future__ import annotations

import contextlib
from pathlib import Path

from workbench.system.files import PRIVATE_FOLDER, make_private_folder

_FILE = Path(PRIVATE_FOLDER) / "greeted"


def is_due(workspace: Path, person: str) -> bool:
    """Tell whether ``person`` is new here; from now on they are not.

    Where that cannot be written down nobody is greeted, rather than at every start.
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
