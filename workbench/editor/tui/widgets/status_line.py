"""The top line: the article, its progress, whether everything is saved, and messages."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from workbench.articles import Statistics
from workbench.editor.core.saving import SaveState
from workbench.editor.core.sorting import Sorting

_BAR = 10

#: The least width of the title, in cells.
_TITLE = 10

#: How long a message stays, in seconds for each of its lines.
_MESSAGE_TIME = 4.0


class StatusLine(Widget):
    """One line: title, filter, order, editions out of date, progress and state of saving.

    A message replaces all but the state of saving; a long one covers the lines below.
    """

    filter_text: reactive[str] = reactive("")
    sorting: reactive[Sorting] = reactive(Sorting.POSITION)
    #: Which editions are out of date, in words; empty if none is.
    stale: reactive[str] = reactive("")
    save_state: reactive[SaveState] = reactive(SaveState.SAVED)
    message: reactive[str] = reactive("", layout=True)

    def __init__(self, title: str, direction: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._title = title
        self._direction = direction
        self._statistics = Statistics()
        self._finished_here = 0
        self._timer: Timer | None = None

    def show_progress(self, statistics: Statistics, finished_here: int) -> None:
        """Show the article's statistics, and how many segments were finished in this session."""
        self._statistics = statistics
        self._finished_here = finished_here
        self.refresh()

    def say(self, message: str) -> None:
        """Show ``message`` for a while."""
        self.message = message
        if self._timer is not None:
            self._timer.stop()
        lines = 1 + cell_len(message) // max(1, self.size.width)
        self._timer = self.set_timer(_MESSAGE_TIME * lines, self._fall_silent)

    def _fall_silent(self) -> None:
        self.message = ""

    def render(self) -> Content:
        """Draw the line."""
        saving = self._saving()
        right = saving if self.message else self._progress() + saving
        room = max(0, self.size.width - right.cell_length - 1)
        left = Content.styled(self.message, "bold $accent") if self.message else self._place(room)
        if self.message and left.cell_length > room:
            return Content.assemble(left, "  ", saving)
        return Content.assemble(left.truncate(room, ellipsis=True, pad=True), " ", right)

    def _place(self, room: int) -> Content:
        """Return title, filter, order and editions; the title is cut to what fits in ``room``."""
        parts = [(f"  {self._direction}", "$secondary")]
        if self.filter_text:
            parts.append((f"  only {self.filter_text}", "bold $warning"))
        if self.sorting is not Sorting.POSITION:
            parts.append((f"  {self.sorting.value}", "bold $warning"))
        if self.stale:
            parts.append((f"  {self.stale}", "$warning"))
        rest = Content.assemble(*parts)
        title = Content.styled(self._title, "bold")
        return title.truncate(max(_TITLE, room - rest.cell_length), ellipsis=True) + rest

    def _progress(self) -> Content:
        counts = self._statistics
        done = sum(count for state, count in counts.segments.items() if state.finished)
        percent = counts.percent_done
        filled = _BAR * percent // 100
        return Content.assemble(
            ("━" * filled, "$success"),
            ("─" * (_BAR - filled), "$secondary"),
            f" {done}/{counts.segments.total()} ",
            (f"{self._finished_here:+} " if self._finished_here else "", "$success"),
            (f"{percent} %", "$secondary"),
            "  ",
        )

    def _saving(self) -> Content:
        state = self.save_state
        style = "bold $error" if state is SaveState.FAILED else "$success"
        if state is SaveState.SAVING:
            style = "$secondary"
        return Content.styled(f"{state.value:>6}", style)
