"""Describe a segment's state with a glyph or with words, never by a colour alone."""

from __future__ import annotations

from workbench.catalog import Segment, State

GLYPHS = {
    State.UNTRANSLATED: "○",
    State.DRAFT: "◐",
    State.TRANSLATED: "●",
    State.REVIEWED: "✓",
}
LOCKED = "⊘"


def glyph(segment: Segment) -> str:
    """Return the sign that stands for the state of ``segment`` in lists."""
    return LOCKED if segment.locked_by else GLYPHS[segment.state]


def described(segment: Segment, between: str = " · ") -> str:
    """Return the state of ``segment`` in words, with its person, origin and lock."""
    state = segment.state.value
    if segment.state is State.REVIEWED and segment.reviewer:
        state += f" by {segment.reviewer}"
    elif segment.state is State.TRANSLATED and segment.translator:
        state += f" by {segment.translator}"
    return between.join(filter(None, (state, segment.origin, lock_of(segment))))


def lock_of(segment: Segment) -> str:
    """Return in words who has locked ``segment``; empty if it is open."""
    return f"locked by {segment.locked_by}" if segment.locked_by else ""
