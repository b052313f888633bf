"""Where the translation is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from workbench.editor.widgets.segment_text import SegmentText
from workbench.typography import Typed

#: Tells what a key puts in, given the text before the cursor.
Typing = Callable[[str, str], Typed]


class TargetText(SegmentText):
    """The current target. It is one line: Enter accepts it, and is never part of it.

    Undo is the session's, across segments; the arrow keys leave the first and last line
    for the neighbouring segments.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line_up", show=False),
        Binding("down", "line_down", show=False),
        # The screen's, where TextArea would take them for itself.
        Binding("ctrl+z,super+z", "screen.undo", show=False),
        Binding("ctrl+y,super+y,ctrl+shift+z", "screen.redo", show=False),
        Binding("f6", "screen.insert", show=False),
        Binding("f7", "screen.panel", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
    ]

    class Left(Message):
        """The cursor left the text upwards (-1) or downwards (1)."""

        def __init__(self, step: int) -> None:
            self.step = step
            super().__init__()

    def __init__(self, typing: Typing, *, id: str) -> None:  # noqa: A002 - as all widgets call it
        super().__init__(id=id)
        self._typing = typing

    def put(self, text: str, *, cursor: int = 0) -> None:
        """Show ``text`` instead, with the cursor at the character ``cursor``."""
        if text != self.text:
            self.load_text(text)
        self.move_cursor((0, min(cursor, len(text))))

    def insert_word(self, text: str) -> None:
        """Insert ``text`` at the cursor or over the selection, with spaces where it needs them."""
        start, end = sorted(self.selection)
        before, after = self.text[: start[1]], self.text[end[1] :]
        left = " " if before and (before[-1].isalnum() or before[-1] in ",;.") else ""
        right = " " if after and after[0].isalnum() else ""
        result = self._replace_via_keyboard(f"{left}{text}{right}", start, end)
        if result is not None:
            self.move_cursor(result.end_location)

    def action_line_up(self) -> None:
        """Move up a line, or to the previous segment."""
        if self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Left(-1))
        else:
            self.action_cursor_up()

    def action_line_down(self) -> None:
        """Move down a line, or to the next segment."""
        if self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Left(1))
        else:
            self.action_cursor_down()

    async def _on_key(self, event: events.Key) -> None:
        screen = self.screen
        if getattr(screen, "picking", False):
            event.prevent_default()
            event.stop()
            digit = event.character or ""
            if digit.isdigit():
                screen.action_insert_number(int(digit))  # type: ignore[attr-defined]
            else:
                screen.picking = False  # type: ignore[attr-defined]
        elif event.key == "enter":
            event.prevent_default()  # not typed; it goes on to the screen's keys
        elif event.is_printable and event.character and not self.read_only:
            event.prevent_default()
            event.stop()
            self._type(event.character)

    def _type(self, key: str) -> None:
        """Put in what ``key`` stands for here, in the typography of the language."""
        start, end = sorted(self.selection)
        removed, text = self._typing(self.text[: start[1]], key)
        self._replace_via_keyboard(text, (start[0], start[1] - removed), end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        if not self.read_only and event.text:
            joined = " ".join(part.strip() for part in event.text.splitlines() if part.strip())
            result = self._replace_via_keyboard(joined, *self.selection)
            if result is not None:
                self.move_cursor(result.end_location)
