"""Go to a segment, take what is typed in it, change it, and keep the display in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.editor.core.corrections import Corrections
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.tui.controllers.ports import SegmentDisplay
from workbench.system.errors import WorkbenchError


@dataclass(frozen=True, slots=True)
class CurrentSegment:
    """Keeps the display in step with the current segment of ``view``."""

    view: SegmentView
    corrections: Corrections
    display: SegmentDisplay
    #: Takes over what others have written, and says it in sentences.
    adopt: Callable[[], list[str]]
    #: Called when what helps with the segment is to be looked up anew.
    on_shown: Callable[[], object]
    #: Called with a segment that has changed.
    on_changed: Callable[[Segment], object]

    def go_to(self, position: int) -> None:
        """Make the segment at ``position`` the current one."""
        self.take_typing()
        self.view.move_to(position)
        self.display.show_row()
        self.show()

    def step(self, step: int) -> bool:
        """Go to the next listed segment (1), or the previous one (-1); tell if there is one."""
        row = self.view.step(step)
        if row is not None:
            self.go_to(row)
        return row is not None

    def show(self) -> None:
        """Show the segment everywhere, and look up what helps with it."""
        self.display.show_segment()
        self.on_shown()

    def show_list(self) -> None:
        """Look up which segments are listed, and show them and the current one."""
        self.view.refresh()
        self.display.show_list()

    def take_typing(self) -> bool:
        """Take over what stands in the target; tell whether that was new."""
        segment = self.view.segment
        if segment is None or (text := self.display.typed(segment)) == segment.target:
            return False
        try:
            self.corrections.type_target(text)
        except WorkbenchError as error:
            self.display.say(str(error))
            self.show()
            return False
        self.display.show_state()
        return True

    def typed(self) -> None:
        """Take over what was typed, and look up what helps with it."""
        if self.take_typing():
            self.on_shown()

    def do(self, act: Callable[[], object], done: str = "") -> bool:
        """Change the segment and show it, saying that it is ``done``; tell if it was allowed."""
        self.take_typing()
        before = self.view.segment
        try:
            act()
        except WorkbenchError as error:
            self.display.say(str(error))
            return False
        after = self.view.segment
        if before is not None and after is not None and before != after:
            self.on_changed(after)
        self.show()
        self.display.show_progress()
        if done:
            self.display.say(done)
        return True

    def follow(self, what: str, step: Callable[[], str | None]) -> None:
        """Take a step back or make it again, and go where that was."""
        self.take_typing()
        label = step()
        if label is None:
            self.display.say(f"nothing to be {what}")
            return
        self.display.say(f"{what}: {label}")
        self.show_all()
        self.take_over()
        if self.view.segment is not None:
            self.on_changed(self.view.segment)

    def take_over(self) -> None:
        """Show what others have written meanwhile, and say so."""
        self.take_typing()
        remarks = self.adopt()
        for remark in remarks:
            self.display.notify(remark)
        if remarks:
            self.show_all()

    def show_all(self) -> None:
        """Show the list, the segment and the progress as they are now."""
        self.show_list()
        self.show()
        self.display.show_progress()
