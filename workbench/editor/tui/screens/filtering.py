"""A dialogue that asks which segments to list: a common filter, or one that is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from workbench.articles import Statistics
from workbench.catalog import State
from workbench.editor.core.states import GLYPHS

_HINT = "or words, state:draft origin:argos note: term:brigade check:numbers"


class FilterScreen(ModalScreen[str | None]):
    """Returns the filter as a person would type it; empty for all segments."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, current: str, statistics: Statistics) -> None:
        super().__init__()
        self._current = current
        self._statistics = statistics

    def compose(self) -> ComposeResult:
        """Lay out the choices and the field."""
        counts = self._statistics.segments
        total = counts.total()
        unfinished = sum(count for state, count in counts.items() if not state.finished)
        choices = [
            ("", " ", "all segments", total),
            ("state:unfinished", " ", "unfinished", unfinished),
            *((f"state:{s.value}", GLYPHS[s], s.value, counts[s]) for s in State),
        ]
        with Vertical(classes="dialogue"):
            yield Label("Show", classes="heading")
            yield OptionList(
                *(
                    Option(
                        Content.assemble(f"{sign} {name:<14}", (f"{count:>7}", "$text-muted")),
                        id=query or "all",
                    )
                    for query, sign, name, count in choices
                ),
                Option("⚑ with a note", id="note:"),
                Option("! with a finding", id="check:"),
                compact=True,
            )
            yield Input(self._current, placeholder=_HINT, compact=True)
            yield Label("Tab to the words, Enter to show, Escape to go back", classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the choice."""
        self.dismiss("" if event.option_id == "all" else event.option_id)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the words."""
        self.dismiss(event.value.strip())
