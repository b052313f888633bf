"""Run work on Textual's worker threads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.worker import get_current_worker

from workbench.editor.tui.controllers.ports import Job


class Workers:
    """Runs work on worker threads; results are shown only while ``screen`` is open."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen

    def run(self, group: str, work: Callable[[Job], object], *, exclusive: bool = False) -> None:
        """Do ``work`` on another thread; ``exclusive`` cancels earlier work of the same group."""
        self._screen.run_worker(partial(work, self), group=group, exclusive=exclusive, thread=True)

    @property
    def cancelled(self) -> bool:
        """Whether the work that reads this is cancelled."""
        return get_current_worker().is_cancelled

    def show(self, show: Callable[..., object], *arguments: object) -> None:
        """Call ``show`` on the user interface's thread, unless the job is cancelled."""
        if not self.cancelled and self._screen.is_running:
            self._screen.app.call_from_thread(self._show_if_open, show, *arguments)

    def _show_if_open(self, show: Callable[..., object], *arguments: object) -> None:
        if self._screen.is_running and self._screen.children:  # it may have been closed meanwhile
            show(*arguments)
