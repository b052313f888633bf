"""Keep the words that are being typed for a command, in case the program stops."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.editor.core.actions import Command
from workbench.editor.core.catalog_store import CatalogStore
from workbench.editor.core.segment_view import SegmentView


@dataclass(frozen=True, slots=True)
class UnfinishedInput:
    """Keeps the unfinished words of a command in the journal of ``store``."""

    store: CatalogStore
    view: SegmentView
    person: str

    def hold(self, command: Command, words: str) -> None:
        """Keep ``words``, as a change of the current segment."""
        segment = self.view.segment
        if segment is not None:
            self.store.hold(segment, with_input(segment, command, words, self.person))

    def drop(self) -> None:
        """Stop keeping them."""
        self.store.hold(self.view.segment, None)


def with_input(segment: Segment, command: Command, words: str, person: str) -> Segment | None:
    """Return ``segment`` with the unfinished ``words`` of ``command``.

    An unfinished translation is a draft; an unfinished note or reason is a note. None if there
    is nothing to keep.
    """
    if not words:
        return None
    match command.name:
        case "correct" if words != segment.target and not segment.locked_by:
            return segment.edited(words, person).rejected(person)
        case "note" | "reject" | "waive":
            return segment.noted(words, person)
    return None
