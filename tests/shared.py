"""What tests marked ``external`` need beyond the project, and how they skip without it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

#: Real articles and reference material that are not the project's to ship.
SHARED = ROOT.parent / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"the folder {SHARED} is missing")


def needs_program(name: str) -> pytest.MarkDecorator:
    """Skip where the program ``name`` is not installed."""
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")
