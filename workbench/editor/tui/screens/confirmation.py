"""A dialogue that asks for yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static


class ConfirmationScreen(ModalScreen[bool]):
    """Asks ``question``; Enter is yes, Escape no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y,o", "dismiss(True)", "Yes"),
        Binding("escape,n", "dismiss(False)", "No"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialogue"):
            yield Static(self._question, markup=False)
            yield Static("Enter for yes, Escape for no", classes="hint")
