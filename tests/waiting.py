"""Waiting for what other threads and programs do, instead of sleeping and hoping."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

#: A loaded machine is slow, in seconds; where all is well nobody waits so long.
PATIENCE = 60.0


def until(true: Callable[[], object]) -> None:
    """Wait until ``true`` tells something true."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"it did not come true within {PATIENCE:.0f} seconds"
        time.sleep(0.01)


def waits_for_a_lock(pid: int) -> bool:
    """Tell whether the process ``pid`` waits until another lets go of a file."""
    locks = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    return any("->" in lock and str(pid) in lock.split() for lock in locks)
