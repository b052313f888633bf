"""Change the current segment, and tell what came of it."""

from __future__ import annotations

from collections.abc import Callable

from workbench.editor.core.segment_view import SegmentView
from workbench.editor.linear.console import Console
from workbench.editor.linear.saving import SaveReporter


class ChangeTeller:
    """Tells that something is done and saved; ``refresh`` looks up what is listed then."""

    def __init__(
        self,
        console: Console,
        view: SegmentView,
        saving: SaveReporter,
        refresh: Callable[[], None],
    ) -> None:
        self._console = console
        self._view = view
        self._saving = saving
        self._refresh = refresh

    def do(self, act: Callable[[], object], done: str) -> bool:
        """Change the current segment; say that it is ``done`` and saved; tell if it changed."""
        before = self._view.require_segment()
        act()
        if self._view.segment == before:
            self._console.say("nothing changed")
            return False
        self.tell(done)
        return True

    def tell(self, done: str) -> None:
        """Say that something is ``done`` and saved."""
        self._refresh()
        self._console.say(f"{done}, {self._saving.saved()}")
