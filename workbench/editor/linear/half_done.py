"""Keep what is being typed, in case it is cut short."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.editor.core.actions import Command
from workbench.editor.core.catalog_store import CatalogStore
from workbench.editor.core.segment_view import SegmentView


@dataclass(frozen=True, slots=True)
class HeldWords:
    """The words that are being typed for a command, kept until they are ended."""

    store: CatalogStore
    view: SegmentView
    person: str

    def hold(self, command: Command, words: str) -> None:
        """Keep ``words``, as what they would become of the current segment."""
        segment = self.view.segment
        if segment is not None:
            self.store.hold(segment, half_done(segment, command, words, self.person))

    def drop(self) -> None:
        """Keep nothing any more."""
        self.store.hold(self.view.segment, None)


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
