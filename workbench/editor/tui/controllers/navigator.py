"""Go from segment to segment, search, filter and sort."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from workbench.checks import ALL_CHECKS
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.filters import Filter
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.sorting import Sorting
from workbench.editor.tui.controllers.current_segment import CurrentSegment
from workbench.editor.tui.controllers.ports import Background, Dialogues, Job, SegmentDisplay

#: From this number of segments on, checking all of them takes too long for a key.
MANY = 300

#: The group of the jobs that go through all segments.
_CHECKING = "check"


@dataclass(slots=True)
class Navigator:
    """Goes to segments of ``view``; what takes long in a book is done in the background."""

    view: SegmentView
    assistant: Assistant
    current: CurrentSegment
    display: SegmentDisplay
    dialogues: Dialogues
    background: Background
    #: The id of the check whose findings ``next_finding`` goes to; empty for any.
    check: str = ""

    def next_unfinished(self) -> None:
        """Go to the next segment that is not finished."""
        row = self.view.next_unfinished()
        if row is not None:
            self.current.go_to(row)
        elif self.view.segment is not None and self.view.segment.state.finished:
            self.display.say("all segments here are finished")
            self.current.step(1)

    def ask_number(self) -> None:
        """Ask for a number and go there."""

        def go(answer: str) -> None:
            if answer.strip().isdecimal():
                self.current.go_to(int(answer) - 1)
            elif answer:
                self.display.say(f"{answer} is not a number")

        self.dialogues.ask(f"Go to segment (1 to {len(self.view)})", go)

    def find(self) -> None:
        """Ask for words and go to the next segment with them."""

        def find(answer: str) -> None:
            if answer:
                self.view.searched = answer
                self.find_next()

        question = "Find in source, translation and notes"
        self.dialogues.ask(question, find, answer=self.view.searched)

    def find_next(self) -> None:
        """Go to the next segment with the words last searched for."""
        words = self.view.searched
        if not words:
            self.find()
            return
        self.current.take_typing()
        row = self.view.search(words)
        if row is None:
            self.display.say(f"nothing found for “{words}”")
        else:
            self.current.go_to(row)
            self.display.mark_texts()

    def choose_check(self) -> None:
        """Ask for a check, and go to the next segment with it."""

        def choose(check: str) -> None:
            self.check = check
            self.next_finding()

        choices = [("any check", ""), *((check.name, check.id) for check in ALL_CHECKS)]
        heading = "Go to the next segment with"
        self.dialogues.choose(heading, choices, "Enter to go there", choose)

    def next_finding(self) -> None:
        """Go to the next listed segment with the check that was chosen, or with any."""
        self.current.take_typing()
        self.display.say("checking …")
        check, segments, rows = self.check, self.view.segments, self.view.others

        def seek(job: Job) -> None:
            self.assistant.compare(segments)
            for row in rows:
                if job.cancelled:
                    return
                found = self.assistant.found(segments[row])
                if check in found or (found and not check):
                    job.show(self._go_to_found, segments[row].id)
                    return
            fault = f"no other segment has “{check}”" if check else "no other finding"
            job.show(self.display.say, fault)

        self.background.run(_CHECKING, seek, exclusive=True)

    def _go_to_found(self, segment_id: str) -> None:
        """Go to a segment that was found, if it is still there."""
        self.display.say("")
        with contextlib.suppress(KeyError):
            self.current.go_to(self.view.position_of(segment_id))

    def limit(self, query: str) -> None:
        """List only the segments that match ``query``."""
        wanted = Filter.parse(query)
        if not wanted.slow:
            self._limit(query)
        elif len(self.view) < MANY:
            self.assistant.compare(self.view.segments)
            self._limit(query)
        else:
            self.display.say("looking through all segments …")
            self._look_through(query, wanted)

    def _look_through(self, query: str, wanted: Filter) -> None:
        """Check all segments in the background, which is cached, and then limit the list."""
        segments = self.view.segments

        def look(job: Job) -> None:
            self.assistant.compare(segments)
            for segment in segments:
                if job.cancelled:
                    return
                wanted.accepts(segment, self.assistant.found, self.assistant.terms)
            job.show(self._limit, query)

        self.background.run(_CHECKING, look, exclusive=True)

    def _limit(self, query: str) -> None:
        if not self.view.limit(query):
            self.display.say("no segment is like that")
            return
        self.display.show_list()
        self.current.show()

    def ask_order(self) -> None:
        """Ask in which order to list the segments, or return to that of the article."""
        if self.view.sorting is not Sorting.POSITION:
            self.sort(Sorting.POSITION)
            return
        choices = [(sorting.value, sorting) for sorting in Sorting]
        self.dialogues.choose("List the segments", choices, "Enter to sort", self.sort)

    def sort(self, sorting: Sorting) -> None:
        """List the segments in another order; the current one stays the current one."""
        self.current.take_typing()
        self.view.sort(sorting)
        self.display.show_list()
