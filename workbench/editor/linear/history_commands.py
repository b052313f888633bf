"""The commands that undo and redo, and bring earlier versions of a segment back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.editor.core.corrections import Corrections
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.versions import Versions
from workbench.editor.linear import reading
from workbench.editor.linear.advice_reader import numbered
from workbench.editor.linear.change_reporter import ChangeReporter
from workbench.editor.linear.console import Console
from workbench.editor.linear.segment_reader import SegmentReader


@dataclass(frozen=True, slots=True)
class HistoryCommands:
    """Undoes and redoes steps, reads ``versions`` and restores them."""

    console: Console
    view: SegmentView
    corrections: Corrections
    versions: Versions
    reader: SegmentReader
    reporter: ChangeReporter

    def follow(self, what: str, step: Callable[[], str | None]) -> None:
        """Undo or redo a step, and read the segment that it changed."""
        before = self.view.segment
        label = step()
        if label is None:
            self.console.say(f"nothing to be {what}")
            return
        self.reporter.report(f"{what}: {label}")
        after = self.view.segment
        heard = before and after and (before.id, before.source) == (after.id, after.source)
        self.reader.read(source=not heard)

    def read_versions(self) -> None:
        """Read the earlier versions of the translation."""
        self.console.say(*reading.version_lines(self.versions.of(self.view.segment)))

    def restore(self, number: str) -> None:
        """Bring the version of that number back."""
        version = numbered(self.versions.of(self.view.segment), number)
        self.reporter.do(lambda: self.corrections.restore(version), "restored")
        self.reader.read(source=False)
