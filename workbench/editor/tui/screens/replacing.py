"""A dialogue to find and replace, with a preview of all changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input, Label, Static
from textual.worker import get_current_worker

from workbench.editor.core.replacing import Found, Order, Replacement, Search, Side
from workbench.editor.tui.widgets.differences import shown_difference
from workbench.system.errors import WorkbenchError

#: The most changes that are shown; the rest is counted.
_SHOWN = 30

#: Returns the replacements that an order would make; may take long.
Preview = Callable[[Order], Found]


class Choice(Checkbox):
    """A check box with a cross or empty, readable without colours."""

    BUTTON_INNER = " "

    BINDINGS: ClassVar[list[BindingType]] = [
        # Space toggles the box; Enter replaces, whatever has the focus.
        Binding("enter", "screen.confirm", show=False)
    ]

    def watch_value(self) -> None:
        """Draw the cross or the empty box."""
        self.BUTTON_INNER = "X" if self.value else " "
        super().watch_value()


class ReplaceScreen(ModalScreen[Found | None]):
    """Returns the replacements that the person has seen and confirmed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("pagedown", "scroll(1)", show=False),
        Binding("pageup", "scroll(-1)", show=False),
    ]

    def __init__(self, preview: Preview, words: str) -> None:
        super().__init__()
        self._preview = preview
        self._words = words
        self._found: Found | None = None

    def compose(self) -> ComposeResult:
        """Lay out the fields, the choices and the preview."""
        with Vertical(classes="dialogue page"):
            yield Label("Find and replace", classes="heading")
            yield Input(self._words, placeholder="find", id="find", compact=True)
            yield Input(placeholder="replace by", id="replace", compact=True)
            with Horizontal(classes="choices first"):
                yield Choice("Case", id="case", compact=True)
                yield Choice("Whole words", id="whole", compact=True)
                yield Choice("Regular expression", id="regex", compact=True)
            with Horizontal(classes="choices"):
                yield Choice("All articles", id="everywhere", compact=True)
                yield Choice("In notes, not in translations", id="notes", compact=True)
            with VerticalScroll(id="pairs"):
                yield Static(id="found")
            yield Label("Tab and Space choose, Enter replaces, Escape to go back", classes="hint")

    @on(Input.Changed)
    @on(Checkbox.Changed)
    def show_preview(self) -> None:
        """Show what would change."""
        self._found = None
        order = self._order()
        if order.search.words:
            self._look(order)
        else:
            self.workers.cancel_node(self)
            self._show(order, Content.styled("type what to look for", "$secondary"))

    @work(thread=True, exclusive=True)
    def _look(self, order: Order) -> None:
        found = None
        try:
            found = self._preview(order)
        except WorkbenchError as error:
            text = Content.styled(str(error), "$warning")
        else:
            text = _shown(found)
        if not get_current_worker().is_cancelled and self.is_running:
            self.app.call_from_thread(self._show, order, text, found)

    def _show(self, order: Order, text: Content, found: Found | None = None) -> None:
        # The order may have been changed while this preview was made.
        if self.is_running and order == self._order():
            self._found = found
            self.query_one("#found", Static).update(text)

    @on(Input.Submitted)
    def action_confirm(self) -> None:
        """Return the replacements that are shown, if there are any."""
        if self._found:
            self.dismiss(self._found)

    def action_scroll(self, step: int) -> None:
        """Scroll the preview."""
        self.query_one("#pairs").scroll_relative(y=5 * step, animate=False)

    def _order(self) -> Order:
        def chosen(name: str) -> bool:
            return self.query_one(f"#{name}", Checkbox).value

        search = Search(
            self.query_one("#find", Input).value, chosen("regex"), chosen("case"), chosen("whole")
        )
        side = Side.NOTES if chosen("notes") else Side.TARGET
        return Order(search, self.query_one("#replace", Input).value, side, chosen("everywhere"))


def _shown(found: Found) -> Content:
    if not found:
        return Content.styled("nothing found", "$secondary")
    segments = "segment changes" if len(found) == 1 else "segments change"
    parts = [("", found.here), *((article.slug, some) for article, some in found.elsewhere)]
    reviewed = found.unreviewed
    lost = f", {reviewed} of them no longer reviewed then" if reviewed else ""
    lines = [Content.styled(f"{len(found)} {segments}{lost}", "bold")]
    for heading, changes in parts:
        if heading:
            lines.append(Content.styled(f"{heading}: {len(changes)}", "bold $secondary"))
        lines.extend(line for change in changes[:_SHOWN] for line in _lines(change))
        if len(changes) > _SHOWN:
            lines.append(Content.styled(f"and {len(changes) - _SHOWN} more", "$secondary"))
    return Content("\n").join(lines)


def _lines(change: Replacement) -> list[Content]:
    """Return ``change``, as a line for each text that it changes."""
    return [shown_difference(before, after) for before, after in change.texts]
