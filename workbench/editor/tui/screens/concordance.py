"""A dialogue that searches the finished translations of the whole workspace."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static
from textual.worker import get_current_worker

from workbench.memory import Unit
from workbench.text.inline import without_tags

#: The most pairs that are shown.
_LIMIT = 50


class ConcordanceScreen(ModalScreen[None]):
    """Shows the pairs with the words while these are typed; ``find`` may take long."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
    ]

    def __init__(self, find: Callable[[str], list[Unit]], words: str) -> None:
        super().__init__()
        self._find = find
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the field and the pairs."""
        with Vertical(classes="dialogue page"):
            yield Label("Words in finished translations", classes="heading")
            yield Input(self._words, compact=True)
            with VerticalScroll(id="pairs"):
                yield Static(id="found")
            yield Label("arrow keys scroll, Escape to go back", classes="hint")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look the words up."""
        self._look(event.value)

    def action_scroll(self, step: int) -> None:
        """Scroll the pairs by some lines."""
        self.query_one("#pairs").scroll_relative(y=3 * step, animate=False)

    @work(thread=True, exclusive=True)
    def _look(self, words: str) -> None:
        units = self._find(words) if words.strip() else []
        if not get_current_worker().is_cancelled and self.is_running:
            self.app.call_from_thread(self._show, words, units)

    def _show(self, words: str, units: list[Unit]) -> None:
        if not words.strip():
            text = Content.styled("type some words", "$secondary")
        elif not units:
            text = Content.styled("no finished translation has these words", "$secondary")
        else:
            text = Content("\n\n").join(_pair(unit, words) for unit in units[:_LIMIT])
        self.query_one("#found", Static).update(text)


def _pair(unit: Unit, words: str) -> Content:
    sides = (unit.french, unit.english)
    if unit.source_language == "en":
        sides = (unit.english, unit.french)
    return Content("\n").join(
        [
            *(_highlighted(without_tags(side), words) for side in sides),
            Content.styled(" · ".join((unit.article, *unit.people)), "$secondary"),
        ]
    )


def _highlighted(text: str, words: str) -> Content:
    content = Content(text)
    for match in re.finditer(re.escape(words.strip()), text, re.IGNORECASE):
        content = content.stylize("bold underline $accent", *match.span())
    return content
