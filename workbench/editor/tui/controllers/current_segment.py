"""Go to a segment, store what is typed in it, change it, and update the display."""

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
    #: Takes over changes by others, and returns messages about them.
    adopt: Callable[[], list[str]]
    #: Called when advice for the segment has to be looked up.
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
        """Go to the next listed segment (1), or the previous one (-1); return whether there was."""
        row = self.view.step(step)
        if row is not None:
            self.go_to(row)
        return row is not None

    def show(self) -> None:
        """Show the segment everywhere, and look up advice for it."""
        self.display.show_segment()
        self.on_shown()

    def show_list(self) -> None:
        """List the segments again, and show the list and the current segment."""
        self.view.refresh()
        self.display.show_list()

    def take_typing(self) -> bool:
        """Store what was typed in the target; return whether it was new."""
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
        """Store what was typed, and look up advice for it."""
        if self.take_typing():
            self.on_shown()

    def do(self, act: Callable[[], object], done: str = "") -> bool:
        """Change the segment, show it and say ``done``; return whether it was allowed."""
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
        """Undo or redo a step, and go to its segment."""
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
        """Take over changes by others, and show them with messages."""
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
