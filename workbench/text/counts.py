"""Counts with their nouns."""

from __future__ import annotations


def how_many(count: int, noun: str) -> str:
    """Return ``count`` with ``noun`` in the singular or plural: ``1 term``, ``2 terms``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
