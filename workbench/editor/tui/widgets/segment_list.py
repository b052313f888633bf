"""The list of segments, a line or two each, of which only the visible ones are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment as Piece
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.catalog import Catalog, Segment
from workbench.editor.core.actions import on_screen
from workbench.editor.core.cursor_stops import JOINER
from workbench.editor.core.states import glyph
from workbench.text.inline import without_tags

#: Below this width, in cells, only one of source and target fits.
_TWO_COLUMNS = 56

#: Rows kept in sight above and below the current one.
_CONTEXT = 2


class SegmentList(ScrollView, can_focus=True):
    """Segments in rows: number, state, source and target, side by side or in two lines.

    ``rows`` are positions in the catalog, in any order; a filter leaves some out. The widget
    only posts ``Chosen``; whoever handles it decides which row is the current one.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "segment-list--number",
        "segment-list--source",
        "segment-list--target",
        "segment-list--rule",
        "segment-list--current",
        "segment-list--untranslated",
        "segment-list--draft",
        "segment-list--translated",
        "segment-list--reviewed",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Previous", show=False),
        Binding("down,j", "move(1)", "Next", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home,g", "ends(0)", "First", show=False),
        Binding("end,G", "ends(1)", "Last", show=False),
        Binding("enter,i", "screen.write", "Write", show=False),
        *(Binding(str(n), f"screen.insert_number({n})", show=False) for n in range(1, 10)),
        *(
            Binding(key.letter, f"screen.act('{action.name}')", key.label, show=False)
            for action, key in on_screen()
            if key.letter and not key.letter.isdigit()
        ),
    ]

    class Chosen(Message):
        """The person wants the segment at ``position`` of the catalog."""

        def __init__(self, position: int, *, edit: bool = False) -> None:
            self.position = position
            #: Whether it was clicked, to type in it.
            self.edit = edit
            super().__init__()

    def __init__(self, catalog: Catalog, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._catalog = catalog
        self._rows: Sequence[int] = range(len(catalog))
        self._current = 0
        #: The number of lines of a row.
        self._height = 1

    @property
    def two_lines(self) -> bool:
        """Whether the source stands above the target, in a line of its own."""
        return self._height == 2

    @two_lines.setter
    def two_lines(self, two: bool) -> None:
        self._height = 2 if two else 1
        self.show(self._rows, self._current)

    def toggle_lines(self) -> None:
        """Give each row two lines, or one again."""
        self.two_lines = not self.two_lines

    @property
    def rows(self) -> Sequence[int]:
        """The positions that are shown, in order."""
        return self._rows

    def show(self, rows: Sequence[int], position: int) -> None:
        """Show ``rows``, with the one at ``position`` of the catalog as the current one."""
        self._rows = rows
        self._resize()
        self.go_to(position)
        self.refresh()

    def go_to(self, position: int) -> None:
        """Mark the segment at ``position`` of the catalog and bring it into sight."""
        before, self._current = self._current, position
        self.refresh_row(before)
        self.refresh_row(position)
        row = self._row(position)
        if row is None:
            return
        top = self._height * max(0, row - _CONTEXT)
        height = min(self._height * (2 * _CONTEXT + 1), max(1, self.size.height))
        self.scroll_to_region(
            Region(0, top, 1, height), animate=False, force=True, x_axis=False, immediate=True
        )

    def refresh_row(self, position: int) -> None:
        """Draw the row of the segment at ``position`` of the catalog again."""
        row = self._row(position)
        if row is not None:
            top = self._height * row - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, self._height))

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` of the visible part."""
        row, part = divmod(y + self.scroll_offset.y, self._height)
        width = self.scrollable_content_region.width
        if row >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        position = self._rows[row]
        return self._strip(self._catalog[position], position, part, width)

    def on_resize(self) -> None:
        """Keep the current row in sight when the terminal changes its size."""
        self._resize()
        self.go_to(self._current)

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked."""
        row = (event.y + self.scroll_offset.y) // self._height
        if 0 <= row < len(self._rows):
            self.post_message(self.Chosen(self._rows[row], edit=True))

    def action_move(self, step: int) -> None:
        """Choose the next or previous row."""
        self._choose((self._row(self._current) or 0) + step)

    def action_page(self, step: int) -> None:
        """Choose a row a page further."""
        page = max(1, self.size.height // self._height - 1)
        self._choose((self._row(self._current) or 0) + step * page)

    def action_ends(self, last: int) -> None:
        """Choose the first or the last row."""
        self._choose(len(self._rows) if last else 0)

    def _choose(self, row: int) -> None:
        if self._rows:
            self.post_message(self.Chosen(self._rows[max(0, min(row, len(self._rows) - 1))]))

    def _row(self, position: int) -> int | None:
        """Return the row that shows ``position``; None if the filter hides it."""
        return self._rows.index(position) if position in self._rows else None

    def _resize(self) -> None:
        self.virtual_size = Size(self.size.width, self._height * len(self._rows))

    def _strip(self, segment: Segment, position: int, part: int, width: int) -> Strip:
        """Draw the line ``part`` of a row, from 0."""
        current = position == self._current
        base = self.rich_style
        if current:
            base = self.get_component_rich_style("segment-list--current")
        digits = max(3, len(str(len(self._catalog))))
        number, sign = (f"{position + 1:>{digits}} ", f"{glyph(segment)} ")
        if part:
            number, sign = " " * len(number), "  "
        head = [
            Piece("▌" if current else " ", base + self._state_colour(segment)),
            Piece(number, base + self._style("number")),
            Piece(sign, base + self._state_colour(segment)),
        ]
        room = width - digits - 4
        if room < 2:
            return Strip(head).adjust_cell_length(width, base)
        texts = self._texts(segment, part, room, base)
        return Strip([*head, *texts]).adjust_cell_length(width, base)

    def _texts(self, segment: Segment, part: int, room: int, base: Style) -> list[Piece]:
        source, target = base + self._style("source"), base + self._style("target")
        if self.two_lines:
            if part:
                return [Piece(_cut(segment.target, room), target)]
            return [Piece(_cut(segment.source, room), source)]
        if room < _TWO_COLUMNS:
            return [Piece(_cut(segment.target or segment.source, room), target)]
        left = (room - 3) // 2
        right = room - 3 - left
        return [
            Piece(_cut(segment.source, left), source),
            Piece(" │ ", base + self._style("rule")),
            Piece(_cut(segment.target, right), target),
        ]

    def _state_colour(self, segment: Segment) -> Style:
        return self._style(segment.state.value)

    def _style(self, name: str) -> Style:
        # Without the background, which depends on the row.
        style = self.get_component_rich_style(f"segment-list--{name}")
        return Style(color=style.color, bold=style.bold or None)


def _cut(text: str, width: int) -> str:
    """Return ``text`` in exactly ``width`` cells, with an ellipsis if it is cut."""
    # Measuring four times the width is enough, and quick for a long segment.
    shown = (c if c.isprintable() or c == JOINER else " " for c in without_tags(text[: 4 * width]))
    plain = "".join(shown)
    cut = set_cell_size(plain, width)
    return cut if len(cut) >= len(plain) else f"{set_cell_size(plain, width - 1)}…"
