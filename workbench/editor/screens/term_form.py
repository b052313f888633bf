"""One term, filled in on a form that says what is wrong while one types."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Select, Static

from workbench.editor.terms import BETWEEN, Terms
from workbench.glossary import Case, Status, Term
from workbench.glossary.reading import CHOICES

#: The fields of the form, with their labels; those in ``CHOICES`` take one of a few.
_FIELDS = {
    "fr": "French",
    "en": "English",
    "status": "Status",
    "pos": "Part of speech",
    "case": "Capitals",
    "context": "Sense",
    "use": "Use instead",
    "note": "Note",
}


class TermFormScreen(ModalScreen[dict[str, Any] | None]):
    """Asks for the fields of ``term``; gives those that were changed, or None."""

    CSS = """
    TermFormScreen .row { height: 1; }
    TermFormScreen .row Label { width: 16; }
    TermFormScreen .row Input, TermFormScreen .row Input:focus { width: 1fr; margin-top: 0; }
    TermFormScreen .row Select { width: 1fr; }
    TermFormScreen #verdict { height: auto; min-height: 2; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("ctrl+s", "keep", "Save", priority=True),
    ]

    def __init__(self, terms: Terms, term: Term) -> None:
        super().__init__()
        self._terms = terms
        self._term = term

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        with VerticalScroll(classes="dialogue page", can_focus=False):
            yield Label("New term" if self._term.place is None else "Term", classes="heading")
            for name, label in _FIELDS.items():
                with Horizontal(classes="row"):
                    yield Label(label)
                    yield self._field(name)
            yield Static(id="verdict")
            yield Label(
                f'Several expressions: "one{BETWEEN}another". Enter saves, Escape leaves.',
                classes="hint",
            )

    def on_mount(self) -> None:
        """Begin at the first expression."""
        self.query_one("#field-fr", Input).focus()
        self._judge()

    def on_input_changed(self) -> None:
        """Say what is wrong."""
        self._judge()

    def on_select_changed(self) -> None:
        """Say what is wrong."""
        self._judge()

    def on_input_submitted(self) -> None:
        """Save."""
        self.action_keep()

    def action_keep(self) -> None:
        """Give the changes, unless the entry would not be one."""
        changes = self._changes()
        if not changes:
            self.dismiss(None)
        elif self._judge():
            self.dismiss(changes)

    def _field(self, name: str) -> Input | Select[str]:
        value = getattr(self._term, name)
        if name not in CHOICES:
            text = BETWEEN.join(value) if isinstance(value, tuple) else value
            return Input(text, id=f"field-{name}", compact=True)
        options = [(choice, choice) for choice in CHOICES[name]]
        # The part of speech may be left open; the others have a default.
        if not value:
            return Select(options, prompt="", id=f"field-{name}", compact=True)
        return Select(
            options,
            value=str(value),
            allow_blank=name == "pos",
            prompt="",
            id=f"field-{name}",
            compact=True,
        )

    def _changes(self) -> dict[str, Any]:
        """Return the fields that differ from the term's."""
        values = {name: self._value(name) for name in _FIELDS}
        return {name: value for name, value in values.items() if value != getattr(self._term, name)}

    def _value(self, name: str) -> object:
        widget = self.query_one(f"#field-{name}")
        if isinstance(widget, Select):
            chosen = widget.selection or ""
            return {"status": Status, "case": Case}.get(name, str)(chosen)
        assert isinstance(widget, Input)
        if name in ("fr", "en"):
            return tuple(filter(None, (part.strip() for part in widget.value.split("|"))))
        return " ".join(widget.value.split())

    def _judge(self) -> bool:
        """Show what is wrong with the entry; tell whether it can be saved all the same."""
        _, faults = self._terms.judged(self._term, self._changes())
        verdict = self.query_one("#verdict", Static)
        if not faults:
            verdict.update(Content.styled("✓ nothing is wrong with this entry", "$success"))
            return True
        fault = faults[0]
        remedy = f"; {fault.remedy}" if fault.remedy else ""
        verdict.update(Content.styled(f"{fault.what}{remedy}", "$error"))
        # A contradiction may be settled in the other entry; a broken entry cannot be read.
        return fault.line is not None
