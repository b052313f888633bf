"""In which order to list the segments: one of a few."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from workbench.editor.sorting import Sorting


class SortingScreen(ModalScreen[Sorting | None]):
    """Gives the order that the person chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def compose(self) -> ComposeResult:
        """Lay out the choices."""
        with Vertical(classes="dialogue"):
            yield Label("List the segments", classes="heading")
            yield OptionList(*(Option(sorting.value) for sorting in Sorting), compact=True)
            yield Label("Enter to sort, Escape to go back", classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the choice."""
        self.dismiss(list(Sorting)[event.option_index])
