"""Numbers of things, as people read them."""

from __future__ import annotations


def how_many(count: int, noun: str) -> str:
    """Return ``count`` with the noun that goes with it: ``1 term``, ``2 terms``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
