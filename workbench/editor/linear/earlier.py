"""The commands that go back to what was: undo and redo, and earlier versions of a segment."""

from __future__ import annotations

from collections.abc import Callable

from workbench.editor.core.corrections import Corrections
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.versions import Versions
from workbench.editor.linear import reading
from workbench.editor.linear.advice import numbered
from workbench.editor.linear.console import Console
from workbench.editor.linear.reader import SegmentReader
from workbench.editor.linear.telling import ChangeTeller


class GoingBack:
    """Takes steps back and makes them again, reads ``versions`` and restores them."""

    def __init__(
        self,
        console: Console,
        view: SegmentView,
        corrections: Corrections,
        versions: Versions,
        *,
        reader: SegmentReader,
        teller: ChangeTeller,
    ) -> None:
        self._console = console
        self._view = view
        self._corrections = corrections
        self._versions = versions
        self._reader = reader
        self._teller = teller

    def follow(self, what: str, step: Callable[[], str | None]) -> None:
        """Take a step back, or make it again, and read where that was."""
        before = self._view.segment
        label = step()
        if label is None:
            self._console.say(f"nothing to be {what}")
            return
        self._teller.tell(f"{what}: {label}")
        after = self._view.segment
        heard = before and after and (before.id, before.source) == (after.id, after.source)
        self._reader.read(source=not heard)

    def read_versions(self) -> None:
        """Read what the translation was."""
        self._console.say(*reading.version_lines(self._versions.of(self._view.segment)))

    def restore(self, number: str) -> None:
        """Bring the version of that number back."""
        version = numbered(self._versions.of(self._view.segment), number)
        self._teller.do(lambda: self._corrections.restore(version), "restored")
        self._reader.read(source=False)
