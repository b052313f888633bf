"""Read the current segment to the person."""

from __future__ import annotations

from collections.abc import Callable

from workbench.catalog import Segment
from workbench.editor.core.assistance import Advice
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.linear import reading
from workbench.editor.linear.console import Console


class SegmentReader:
    """Reads the current segment of ``view``, in the ``languages`` of source and target."""

    def __init__(
        self,
        console: Console,
        view: SegmentView,
        languages: tuple[str, str],
        advise: Callable[[Segment], Advice],
    ) -> None:
        self._console = console
        self._view = view
        self._languages = languages
        self._advise = advise

    def go_to(self, row: int) -> None:
        """Make the segment in ``row`` the current one, and read it."""
        self._view.move_to(row)
        self.read()

    def read(self, *, fully: bool = False, source: bool = True) -> None:
        """Read the current segment: ``fully`` with all that is known of it.

        Without its ``source`` where the person has just heard that.
        """
        segment = self._view.segment
        if segment is None:
            self._console.say("this article has no segments")
            return
        place = f"{self._view.position + 1} of {len(self._view)}"
        self._console.say(reading.place_line(segment, place, fully=fully))
        if source:
            self._console.say(reading.source_line(segment, self._languages))
        self._console.say(reading.target_line(segment, self._languages))
        if counts := reading.count_line(segment, self._advise(segment)):
            self._console.say(counts)
        if fully:
            self._console.say(*reading.detail_lines(segment))

    def read_signs(self) -> None:
        """Read what stands in the texts and is not heard."""
        self._console.say(*reading.sign_lines(self._view.require_segment(), self._languages))
