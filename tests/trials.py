"""How many random trials a run makes: "make long" makes all, and others a tenth of them."""

from __future__ import annotations

import os


def trials(whole: int) -> int:
    """Return how many of ``whole`` trials this run makes: the first ones, the same each time."""
    return whole if os.environ.get("WORKBENCH_LONG") else max(1, whole // 10)
