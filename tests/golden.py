"""Comparing what is made with files that a person has looked at."""

from __future__ import annotations

import os
from pathlib import Path


def assert_golden(made: bytes, path: Path) -> None:
    """Compare ``made`` with the file at ``path``; UPDATE_GOLDEN=1 writes it anew."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made)
    assert made.decode("utf-8") == path.read_bytes().decode("utf-8")
