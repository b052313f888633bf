"""Run work on Textual's worker threads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.worker import get_current_worker

from workbench.editor.tui.controllers.ports import Job


class Workers:
    """The worker threads of ``screen``; what they find is shown while that is there."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen

    def run(self, group: str, work: Callable[[Job], object], *, exclusive: bool = False) -> None:
        """Do ``work`` on a thread of its own; ``exclusive`` cancels what its group does yet."""
        self._screen.run_worker(partial(work, self), group=group, exclusive=exclusive, thread=True)

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits any more for the work that asks this."""
        return get_current_worker().is_cancelled

    def show(self, show: Callable[..., object], *arguments: object) -> None:
        """Call ``show`` on the thread that draws, unless nobody waits for it any more."""
        if not self.cancelled and self._screen.is_running:
            self._screen.app.call_from_thread(self._show_if_open, show, *arguments)

    def _show_if_open(self, show: Callable[..., object], *arguments: object) -> None:
        if self._screen.is_running and self._screen.children:  # it may have gone meanwhile
            show(*arguments)
