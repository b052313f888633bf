"""A dialogue that asks for a new term."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from workbench.text.inline import without_tags


class NewTermScreen(ModalScreen[tuple[str, str] | None]):
    """Asks for both expressions of a term; returns None if the person cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, source: str, target: str) -> None:
        super().__init__()
        self._source = without_tags(source).strip()
        self._target = without_tags(target).strip()

    def compose(self) -> ComposeResult:
        """Lay out the two fields."""
        with Vertical(classes="dialogue"):
            yield Label("A new term, proposed to those who keep the glossary", classes="heading")
            yield Input(self._source, placeholder="in the original", id="source", compact=True)
            yield Input(self._target, placeholder="in the translation", id="target", compact=True)
            yield Label("Enter adds it, Escape to go back", classes="hint")

    def on_mount(self) -> None:
        """Begin with the field that is empty."""
        self.query_one("#target" if self._source else "#source", Input).focus()

    def on_input_submitted(self) -> None:
        """Return the pair, if both fields are filled."""
        source, target = (self.query_one(name, Input) for name in ("#source", "#target"))
        if not source.value.strip():
            source.focus()
        elif not target.value.strip():
            target.focus()
        else:
            self.dismiss((source.value.strip(), target.value.strip()))
