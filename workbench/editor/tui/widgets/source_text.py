"""Where the source is read, and its words are looked up."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from workbench.editor.tui.widgets.segment_text import SegmentText, with_alt


class SourceText(SegmentText):
    """The current source. Nothing is typed in it, so that plain keys can look words up."""

    def __init__(
        self,
        on_number: Callable[[int], object],
        on_next: Callable[[], object],
        *,
        id: str,  # noqa: A002 - as all widgets call it
    ) -> None:
        super().__init__(read_only=True, id=id)
        self._on_number = on_number
        self._on_next = on_next

    @property
    def selected(self) -> tuple[int, int]:
        """Where the selection begins and ends, in characters; both are the cursor without one."""
        (_, start), (_, end) = sorted(self.selection)
        return start, end

    def select(self, start: int, end: int) -> None:
        """Select the text from ``start`` to ``end``, with the cursor at its end."""
        self.move_cursor((0, start))
        self.move_cursor((0, end), select=True)

    def handle_text_key(self, event: events.Key) -> bool:
        """Put in the translation of a number, or go to the next rare word with Space."""
        if with_alt(event) or not event.character:
            return False
        if event.character in "123456789":
            self._on_number(int(event.character))
        elif event.key == "space":
            self._on_next()
        else:
            return False
        return True
