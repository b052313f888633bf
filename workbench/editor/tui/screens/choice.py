"""A dialogue that asks for one of a few choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

Value = TypeVar("Value")


class ChoiceScreen(ModalScreen[Value | None], Generic[Value]):
    """Returns the value of the line that the person chooses, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, heading: str, choices: Sequence[tuple[str, Value]], hint: str) -> None:
        super().__init__()
        self._heading = heading
        self._choices = choices
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Lay out the choices."""
        with Vertical(classes="dialogue"):
            yield Label(self._heading, classes="heading")
            yield OptionList(*(Option(line) for line, _ in self._choices), compact=True)
            yield Label(f"{self._hint}, Escape to go back", classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the choice."""
        self.dismiss(self._choices[event.option_index][1])
