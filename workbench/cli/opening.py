"""Open the workspace of a command."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.system.paths import current_folder
from workbench.workspace import Workspace


def named_workspace() -> Path | None:
    """Return the folder given with ``--workspace``, if any."""
    folder: Path | None = click.get_current_context().find_root().obj
    return folder


def open_workspace() -> Workspace:
    """Return the workspace of ``--workspace``, else the one that contains the current folder."""
    folder = named_workspace()
    return Workspace(folder) if folder is not None else Workspace.containing(current_folder())
