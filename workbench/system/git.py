"""Run git commands; the workbench only runs those that change nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

from workbench.system.errors import WorkbenchError


def run(folder: Path, *arguments: str, timeout: float | None = None) -> str | None:
    """Return the output of ``git`` with ``arguments`` in ``folder``; None if it fails.

    Raises ``WorkbenchError`` if git cannot be run, or takes more than ``timeout`` seconds.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - whichever git the person uses
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise WorkbenchError(
            "git cannot be run", remedy="install git, or do without revisions"
        ) from error
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
