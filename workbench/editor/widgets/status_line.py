"""The top line: which article, how far it is, and that everything is saved."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from workbench.articles import Statistics
from workbench.editor.saving import SaveState
from workbench.editor.sorting import Sorting

_BAR = 10

#: Cells that the title has at the least.
_TITLE = 10

#: How long a message stays, in seconds.
_MESSAGE_TIME = 4.0


class StatusLine(Widget):
    """One line: title, filter, order, stale editions and progress, or a message; what is saved."""

    filter_text: reactive[str] = reactive("")
    sorting: reactive[Sorting] = reactive(Sorting.POSITION)
    #: Which editions are out of date, in words; empty where none is.
    stale: reactive[str] = reactive("")
    save_state: reactive[SaveState] = reactive(SaveState.SAVED)
    message: reactive[str] = reactive("")

    def __init__(self, title: str, direction: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._title = title
        self._direction = direction
        self._statistics = Statistics()
        self._sitting = 0
        self._timer: Timer | None = None

    def show_progress(self, statistics: Statistics, sitting: int) -> None:
        """Show how far the article is, and how many segments this sitting has finished."""
        self._statistics = statistics
        self._sitting = sitting
        self.refresh()

    def say(self, message: str) -> None:
        """Show ``message`` for a while."""
        self.message = message
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_MESSAGE_TIME, self._fall_silent)

    def _fall_silent(self) -> None:
        self.message = ""

    def render(self) -> Content:
        """Draw the line."""
        right = (
            self._saving() if self.message else Content.assemble(self._progress(), self._saving())
        )
        room = max(0, self.size.width - right.cell_length - 1)
        left = self._left(room).truncate(room, ellipsis=True, pad=True)
        return Content.assemble(left, " ", right)

    def _left(self, room: int) -> Content:
        """Return what stands on the left; of a long title as much as the rest leaves."""
        if self.message:
            return Content.assemble((self.message, "bold $accent"))
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
            (f"{self._sitting:+} " if self._sitting else "", "$success"),
            (f"{percent} %", "$secondary"),
            "  ",
        )

    def _saving(self) -> Content:
        state = self.save_state
        style = "bold $error" if state is SaveState.FAILED else "$success"
        if state is SaveState.SAVING:
            style = "$secondary"
        return Content.styled(f"{state.value:>6}", style)
