"""The text field in which the translation is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Location
from textual.message import Message

from workbench.editor.core.corrections import one_line
from workbench.editor.core.cursor_stops import next_stop, previous_stop, widened
from workbench.editor.tui.widgets.segment_text import SegmentText, with_alt
from workbench.text.inline import missing_tags
from workbench.text.typography import FINE_SPACE, NO_BREAK_SPACE, Typed

#: Given the text before the cursor and a key, returns what to insert.
Typing = Callable[[str, str], Typed]

#: What a no-break space becomes when its key is pressed again.
_NEXT_SPACE = {NO_BREAK_SPACE: FINE_SPACE, FINE_SPACE: " "}


class TargetText(SegmentText):
    """The current target. It is one line: Enter accepts it, and is never part of it.

    Undo is the session's, across segments; the arrow keys leave the first and last line
    for the neighbouring segments.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line_up", show=False),
        Binding("down", "line_down", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
    ]

    class Left(Message):
        """The cursor left the text upwards (-1) or downwards (1)."""

        def __init__(self, step: int) -> None:
            self.step = step
            super().__init__()

    class Refused(Message):
        """The person typed in a target that cannot be changed."""

    def __init__(
        self,
        typing: Typing,
        on_number: Callable[[int], object],
        *,
        id: str,  # noqa: A002 - as all widgets call it
    ) -> None:
        super().__init__(id=id)
        self._typing = typing
        self._on_number = on_number
        #: Whether the next key is a number for ``on_number``.
        self.picking = False

    def put(self, text: str, *, cursor: int = 0) -> None:
        """Replace the whole text by ``text``, with the cursor at the character ``cursor``."""
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

    def insert_tag(self, source: str) -> bool:
        """Insert the first tag of ``source`` that the target lacks; return whether there is one.

        A pair of tags is put around the selection.
        """
        missing = missing_tags(source, self.text)
        if not missing:
            return False
        start, end = sorted(self.selection)
        first, *others = missing
        closing = first.replace("<", "</")
        if start != end and others and others[0] == closing:
            inner = self.text[start[1] : end[1]]
            self._replace_via_keyboard(f"{first}{inner}{closing}", start, end)
        else:
            self._replace_via_keyboard(first, end, end)
        return True

    def insert_no_break_space(self) -> None:
        """Insert U+00A0; pressed again it becomes U+202F, and then a plain space."""
        if self.read_only:
            return
        start, end = sorted(self.selection)
        before = self.text[: start[1]][-1:]
        following = _NEXT_SPACE.get(before)
        if following is not None and start == end:
            self._replace_via_keyboard(following, (start[0], start[1] - 1), end)
        else:
            self._replace_via_keyboard(NO_BREAK_SPACE, start, end)

    def get_cursor_left_location(self) -> Location:
        """Return the place left of the cursor, across a whole tag or grapheme."""
        row, column = self.cursor_location
        return row, previous_stop(self.text, column)

    def get_cursor_right_location(self) -> Location:
        """Return the place right of the cursor, across a whole tag or grapheme."""
        row, column = self.cursor_location
        return row, next_stop(self.text, column)

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        return super()._replace_via_keyboard(insert, *self._widened(start, end))

    def _delete_via_keyboard(self, start: Location, end: Location) -> EditResult | None:
        return super()._delete_via_keyboard(*self._widened(start, end))

    def _widened(self, start: Location, end: Location) -> tuple[Location, Location]:
        """Widen a range to whole tags and graphemes, so that none is deleted in part."""
        (row, first), (_, last) = sorted((start, end))
        if first == last:
            # Typing within a tag, where a click has put the cursor, goes after it.
            place = widened(self.text, first, last)[1]
            return (row, place), (row, place)
        first, last = widened(self.text, first, last)
        return (row, first), (row, last)

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

    def handle_text_key(self, event: events.Key) -> bool:
        """Type a character, or insert the suggestion with that number after it was asked for."""
        if self.picking:
            self.picking = False
            if event.character and event.character.isdecimal():
                self._on_number(int(event.character))
            return True
        if not event.is_printable or not event.character or with_alt(event):
            return False
        if self.read_only:
            self.post_message(self.Refused())
        else:
            self._type(event.character)
        return True

    def _type(self, key: str) -> None:
        """Insert what ``key`` gives here in the typography of the language."""
        start, end = sorted(self.selection)
        removed, text = self._typing(self.text[: start[1]], key)
        self._replace_via_keyboard(text, (start[0], start[1] - removed), end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        if not self.read_only and event.text:
            result = self._replace_via_keyboard(one_line(event.text), *self.selection)
            if result is not None:
                self.move_cursor(result.end_location)
