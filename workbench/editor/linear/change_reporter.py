"""Change the current segment, and report that it is done and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.editor.core.segment_view import SegmentView
from workbench.editor.linear.console import Console
from workbench.editor.linear.save_reporter import SaveReporter


@dataclass(frozen=True, slots=True)
class ChangeReporter:
    """Changes the current segment and reports it; calls ``refresh`` to list the segments anew."""

    console: Console
    view: SegmentView
    saving: SaveReporter
    refresh: Callable[[], None]

    def do(self, act: Callable[[], object], done: str) -> bool:
        """Change the segment; if it changed, say ``done`` and that it is saved; return whether."""
        before = self.view.require_segment()
        act()
        if self.view.segment == before:
            self.console.say("nothing changed")
            return False
        self.report(done)
        return True

    def report(self, done: str) -> None:
        """Say ``done`` and that it is saved."""
        self.refresh()
        self.console.say(f"{done}, {self.saving.saved()}")
