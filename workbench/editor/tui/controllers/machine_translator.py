"""Translate a segment by machine, with the glossary or without it, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from workbench.catalog import Segment
from workbench.editor.core.assistance import Assistant, Suggestion
from workbench.editor.core.corrections import OWN_DRAFT, Corrections
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.states import lock_of
from workbench.editor.tui.controllers.current_segment import CurrentSegment
from workbench.editor.tui.controllers.ports import Background, Job, SegmentDisplay
from workbench.system.errors import WorkbenchError

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class MachineTranslator:
    """Puts what the machine says in the segment that was current."""

    view: SegmentView
    corrections: Corrections
    current: CurrentSegment
    display: SegmentDisplay
    background: Background
    assistant: Assistant

    def translate(self) -> None:
        """Put the machine's best translation in the current segment."""
        self.current.take_typing()
        segment = self.view.segment
        if segment is None:
            return
        if segment.locked_by:
            self.display.say(lock_of(segment))
            return

        def best() -> Suggestion:
            [best, *_] = self.assistant.alternatives(segment.source)
            return best

        def put(best: Suggestion) -> None:
            done = f"translated by {best.origin}"
            self._put(segment, partial(self.corrections.draft, segment, best), done)

        self._ask(best, put)

    def put_own_draft(self) -> None:
        """Put the machine's draft as it is without the glossary in the current segment."""
        self.current.take_typing()
        try:
            segment = self.corrections.require_machines()
        except WorkbenchError as error:
            self.display.say(str(error))
            return

        def put(own: Segment) -> None:
            self._put(segment, partial(self.corrections.put_own_draft, segment, own), OWN_DRAFT)

        noted = self.assistant.noted_draft(segment)
        if noted is not None:
            put(noted)
        else:
            self._ask(partial(self.assistant.draft_without_terms, segment), put)

    def _ask(self, ask: Callable[[], Answer], then: Callable[[Answer], object]) -> None:
        """Ask the machine in the background, and do ``then`` with its answer."""
        self.display.say("translating …")

        def run(job: Job) -> None:
            try:
                answer = ask()
            except Exception as error:  # help that fails is no reason to end a sitting
                job.show(self._failed, str(error))
            else:
                job.show(then, answer)

        self.background.run("translation", run)

    def _failed(self, reason: str) -> None:
        self.display.say("not translated")
        self.display.notify(reason, title="No translation", severity="warning")

    def _put(self, segment: Segment, put: Callable[[], bool], done: str) -> None:
        """Put something in ``segment``, and say what is ``done``, or why it is not."""
        self.current.take_typing()
        try:
            is_put = put()
        except WorkbenchError as error:
            self.display.say(str(error))
            return
        if not is_put:
            self.display.say("you changed the segment meanwhile; the machine's version is left out")
            return
        self.display.say(done)
        self.display.redraw_list()
        self.display.show_progress()
        if self.view.segment is not None and self.view.segment.id == segment.id:
            self.current.show()
