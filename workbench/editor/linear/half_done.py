"""What is kept of words whose typing is cut short."""

from __future__ import annotations

from workbench.catalog import Segment
from workbench.editor.core.actions import Command


def half_done(segment: Segment, command: Command, words: str, person: str) -> Segment | None:
    """Return ``segment`` with the beginning of the words that ``command`` is to take.

    Half a translation is a draft, half a note and half a reason are notes. None where there
    is nothing to be kept.
    """
    if not words:
        return None
    match command.name:
        case "correct" if words != segment.target and not segment.locked_by:
            return segment.edited(words, person).rejected(person)
        case "note" | "reject" | "waive":
            return segment.noted(words, person)
    return None
