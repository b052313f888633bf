"""The interfaces through which controllers reach the screen around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol, TypeVar

from workbench.catalog import Segment

Value = TypeVar("Value")

#: How grave a notice is.
Severity = Literal["information", "warning", "error"]


class Messages(Protocol):
    """Where the person is told something."""

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
    """Where segments are shown, and the current one is typed in."""

    def typed(self, segment: Segment) -> str:
        """Return what stands in the target of ``segment``, or would if it were shown."""

    def show_segment(self) -> None:
        """Show the current segment everywhere."""

    def show_state(self) -> None:
        """Show the state of the current segment."""

    def show_row(self) -> None:
        """Bring the row of the current segment into sight."""

    def show_list(self) -> None:
        """Show which segments are listed, by which filter and in which order."""

    def redraw_list(self) -> None:
        """Draw again what is seen of the list, wherever it is scrolled to."""

    def show_progress(self) -> None:
        """Show how far the article is."""

    def mark_texts(self) -> None:
        """Mark terms, findings and the words searched for in the texts."""


class Dialogues(Protocol):
    """Where the person is asked something; ``then`` is called with an answer, if there is one."""

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
    """Work on a thread of its own, as that work sees it."""

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits for it any more."""

    def show(self, show: Callable[..., object], *arguments: object) -> None:
        """Call ``show`` on the thread that draws, unless nobody waits for it any more."""


class Background(Protocol):
    """Where work is done that takes long."""

    def run(self, group: str, work: Callable[[Job], object], *, exclusive: bool = False) -> None:
        """Do ``work`` on a thread of its own; ``exclusive`` cancels what its group does yet."""
