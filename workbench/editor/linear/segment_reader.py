"""Read the current segment aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.editor.core.assistance import Advice
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.linear import reading
from workbench.editor.linear.console import Console


@dataclass(frozen=True, slots=True)
class SegmentReader:
    """Reads the current segment of ``view``, in the ``languages`` of source and target."""

    console: Console
    view: SegmentView
    languages: tuple[str, str]
    advise: Callable[[Segment], Advice]

    def go_to(self, row: int) -> None:
        """Make the segment in ``row`` the current one, and read it."""
        self.view.move_to(row)
        self.read()

    def read(self, *, fully: bool = False, source: bool = True) -> None:
        """Read the current segment: ``fully`` with all that is known of it.

        Without its ``source`` if the person has just heard it.
        """
        segment = self.view.segment
        if segment is None:
            self.console.say("this article has no segments")
            return
        place = f"{self.view.position + 1} of {len(self.view)}"
        self.console.say(reading.place_line(segment, place, fully=fully))
        if source:
            self.console.say(reading.source_line(segment, self.languages))
        self.console.say(reading.target_line(segment, self.languages))
        if counts := reading.count_line(segment, self.advise(segment)):
            self.console.say(counts)
        if fully:
            self.console.say(*reading.detail_lines(segment))

    def read_signs(self) -> None:
        """Read the tags and unusual spaces of the texts, which are not heard."""
        self.console.say(*reading.sign_lines(self.view.require_segment(), self.languages))
