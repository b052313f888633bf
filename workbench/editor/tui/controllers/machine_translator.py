"""Translate a segment by machine, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.editor.core.assistance import Suggestion
from workbench.editor.core.corrections import Corrections
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.states import lock_of
from workbench.editor.tui.controllers.current_segment import CurrentSegment
from workbench.editor.tui.controllers.ports import Background, Job, SegmentDisplay


@dataclass(frozen=True, slots=True)
class MachineTranslator:
    """Puts the best of a machine's ``alternatives`` in the segment that was current."""

    view: SegmentView
    corrections: Corrections
    current: CurrentSegment
    display: SegmentDisplay
    background: Background
    alternatives: Callable[[str], tuple[Suggestion, ...]]

    def translate(self) -> None:
        """Translate the current segment."""
        self.current.take_typing()
        segment = self.view.segment
        if segment is None:
            return
        if segment.locked_by:
            self.display.say(lock_of(segment))
            return
        self.display.say("translating …")

        def ask(job: Job) -> None:
            try:
                [best, *_] = self.alternatives(segment.source)
            except Exception as error:  # help that fails is no reason to end a sitting
                job.show(self._failed, str(error))
            else:
                job.show(self._translated, segment, best)

        self.background.run("translation", ask)

    def _failed(self, reason: str) -> None:
        self.display.say("not translated")
        self.display.notify(reason, title="No translation", severity="warning")

    def _translated(self, segment: Segment, best: Suggestion) -> None:
        self.current.take_typing()
        if not self.corrections.draft(segment, best):
            self.display.say("you changed the segment meanwhile; the machine's version is left out")
            return
        self.display.say(f"translated by {best.origin}")
        self.display.redraw_list()
        self.display.show_progress()
        if self.view.segment is not None and self.view.segment.id == segment.id:
            self.current.show()
