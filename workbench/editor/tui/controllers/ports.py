"""The interfaces through which controllers reach the screen around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol, TypeVar

from workbench.catalog import Segment

Value = TypeVar("Value")

#: How grave a notice is.
Severity = Literal["information", "warning", "error"]


class Messages(Protocol):
    """Shows messages to the person."""

    def say(self, message: str) -> None:
        """Show a passing message."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Severity = "information",
        timeout: float = 10,
    ) -> None:
        """Show a notice that stays longer."""


class SegmentDisplay(Messages, Protocol):
    """Shows segments, and takes what is typed in the current one."""

    def typed(self, segment: Segment) -> str:
        """Return the target of ``segment``, with what is typed in it if it is on the screen."""

    def show_segment(self) -> None:
        """Show the current segment everywhere."""

    def show_state(self) -> None:
        """Show the state of the current segment."""

    def show_row(self) -> None:
        """Bring the row of the current segment into sight."""

    def show_list(self) -> None:
        """Show which segments are listed, by which filter and in which order."""

    def redraw_list(self) -> None:
        """Draw the visible rows of the list again, without scrolling."""

    def show_progress(self) -> None:
        """Show how far the article is."""

    def mark_texts(self) -> None:
        """Mark terms, findings and the words searched for in the texts."""


class Dialogues(Protocol):
    """Asks the person questions; ``then`` is called with the answer, if there is one."""

    def ask(self, question: str, then: Callable[[str], object], *, answer: str = "") -> None:
        """Ask for words."""

    def confirm(self, question: str, then: Callable[[bool], object]) -> None:
        """Ask for yes or no."""

    def choose(
        self,
        heading: str,
        choices: Sequence[tuple[str, Value]],
        hint: str,
        then: Callable[[Value], object],
    ) -> None:
        """Ask for one of ``choices``, each with what it is called."""


class Job(Protocol):
    """A piece of background work; it is passed to the function that does the work."""

    @property
    def cancelled(self) -> bool:
        """Whether the result is not wanted any more."""

    def show(self, show: Callable[..., object], *arguments: object) -> None:
        """Call ``show`` on the user interface's thread, unless the job is cancelled."""


class Background(Protocol):
    """Runs long work on threads of its own."""

    def run(self, group: str, work: Callable[[Job], object], *, exclusive: bool = False) -> None:
        """Do ``work`` on another thread; ``exclusive`` cancels earlier work of the same group."""
