"""A text field for one segment: a wrapped line with its tags and terms highlighted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from workbench.text.inline import tags

#: Special spaces, and the sign of the same width that is drawn for each.
_SIGNS = {"\u00a0": "⍽", "\u202f": "‧"}
_DOUBLED = re.compile(r" {2,}")


class Mark(NamedTuple):
    """A range of the text to draw in a style; offsets in characters."""

    start: int
    end: int
    style: str


def with_alt(event: events.Key) -> bool:
    """Return whether a key was pressed with Alt, in which case its character must not be typed."""
    return "alt" in event.key.split("+")


def run_after_pending_keys(focused: Widget | None, act: Callable[[], object]) -> bool:
    """If a text has the focus, let it call ``act`` after its pending keys; return whether one has.

    The application acts on some keys at once, when a text may not have handled those that were
    pressed before.
    """
    return isinstance(focused, SegmentText) and focused.call_later(act)


class SegmentText(TextArea):
    """Draws a source or a target, with signs for unusual spaces."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "segment-text--tag",
        "segment-text--sign",
        "segment-text--term",
        "segment-text--finding",
        "segment-text--found",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "text_start", show=False),
        Binding("ctrl+end", "text_end", show=False),
        Binding("ctrl+shift+home", "text_start(True)", show=False),
        Binding("ctrl+shift+end", "text_end(True)", show=False),
    ]

    def __init__(self, *, read_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            read_only=read_only,
            id=id,
            compact=True,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )
        # Blinking would send bytes over slow connections all the time.
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._marks: tuple[Mark, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The ranges that are drawn in a style now."""
        return self._marks

    def mark(self, marks: Iterable[Mark]) -> None:
        """Draw the text with ``marks`` from now on."""
        marks = tuple(marks)
        if marks != self._marks:
            self._marks = marks
            self._line_cache.clear()
            self.refresh()

    def handle_text_key(self, event: events.Key) -> bool:
        """Handle a key that is for the text itself; return whether it was."""
        return False

    async def _on_key(self, event: events.Key) -> None:
        """Act on a key at once, so that keys pressed fast act in their order.

        By default, a key that is bound to an action acts only when its event has bubbled up to
        the application, which is later than the keys that are typed after it.
        """
        if self.app.focused is not self:  # the keys before it have moved the focus
            self.app.post_message(events.Key(event.key, event.character))
        elif not self.handle_text_key(event) and not await self._acted(event.key):
            if event.key == "enter" or with_alt(event):
                event.prevent_default()
            return
        event.stop()
        event.prevent_default()

    async def _acted(self, key: str) -> bool:
        """Run the action that ``key`` is bound to; return whether there is one."""
        bound = self.screen.active_bindings.get(key)
        return bound is not None and await self.app.run_action(bound.binding.action, bound.node)

    def action_text_start(self, select: bool = False) -> None:
        """Go to the beginning of the text, selecting the text between if ``select``."""
        self.move_cursor(self.document.start, select=select)

    def action_text_end(self, select: bool = False) -> None:
        """Go to the end of the text, selecting the text between if ``select``."""
        self.move_cursor(self.document.end, select=select)

    def get_line(self, line_index: int) -> Text:
        """Return the line as it is drawn; it has as many characters as the text."""
        plain = self.document.get_line(line_index)
        line = Text(plain.translate(_TRANSLATION), end="", no_wrap=True)
        if line_index == 0:
            for mark in self._marks:
                line.stylize(self._component(mark.style), mark.start, min(mark.end, len(plain)))
        for tag in tags(plain):
            line.stylize(self._component("tag"), tag.start, tag.end)
        for match in _DOUBLED.finditer(plain):
            line = Text.assemble(
                line[: match.start()],
                (("·" * len(match[0])), self._component("sign")),
                line[match.end() :],
            )
        for position, character in enumerate(plain):
            if character in _SIGNS:
                line.stylize(self._component("sign"), position, position + 1)
        return line

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"segment-text--{name}", partial=True)


_TRANSLATION = str.maketrans(_SIGNS)
