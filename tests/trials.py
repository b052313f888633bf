"""How many random trials a run makes."""

from __future__ import annotations

import os

#: The share of all trials, in percent: "make long" makes all of them, "make test" a tenth, and
#: "make quick" fewer.
_SHARE = int(os.environ.get("WORKBENCH_TRIALS", "10"))


def trials(whole: int) -> int:
    """Return how many of ``whole`` trials this run makes: the first ones, the same each time."""
    return max(1, whole * _SHARE // 100)
