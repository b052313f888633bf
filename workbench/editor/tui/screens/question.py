"""A dialogue that asks for a line of text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class QuestionScreen(ModalScreen[str | None]):
    """Asks a question; returns the answer, or None if the person cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, question: str, *, hint: str = "", answer: str = "") -> None:
        super().__init__()
        self._question = question
        self._hint = hint
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Lay out the question, the field, and what may be answered."""
        with Vertical(classes="dialogue"):
            yield Label(self._question, classes="heading", markup=False)
            yield Input(self._answer, compact=True)
            yield Label(self._hint or "Enter to confirm, Escape to go back", classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the answer."""
        self.dismiss(event.value)
