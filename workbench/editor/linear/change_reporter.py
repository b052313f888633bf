"""Change the current segment, and report that it is done and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.editor.core.segment_view import SegmentView
from workbench.editor.linear.console import Console
from workbench.editor.linear.save_reporter import SaveReporter


@dataclass(frozen=True, slots=True)
class ChangeReporter:
    """Tells that something is done and saved; ``refresh`` looks up what is listed then."""

    console: Console
    view: SegmentView
    saving: SaveReporter
    refresh: Callable[[], None]

    def do(self, act: Callable[[], object], done: str) -> bool:
        """Change the current segment; say that it is ``done`` and saved; tell if it changed."""
        before = self.view.require_segment()
        act()
        if self.view.segment == before:
            self.console.say("nothing changed")
            return False
        self.tell(done)
        return True

    def tell(self, done: str) -> None:
        """Say that something is ``done`` and saved."""
        self.refresh()
        self.console.say(f"{done}, {self.saving.saved()}")
