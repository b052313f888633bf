"""A form for one term that shows what is wrong while it is filled in."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static

from workbench.editor.core.terms import BETWEEN, Terms
from workbench.glossary import Case, Status, Term
from workbench.glossary.entry import CHOICES
from workbench.text.languages import NAMES

#: The fields of the form, with their labels; those in ``CHOICES`` take one of a few.
_FIELDS = {
    "fr": "French",
    "en": "English",
    "status": "Status",
    "use": "Use instead",
    "context": "Sense",
    "note": "Note",
    "pos": "Part of speech",
    "gender": "French gender",
    "number": "French number",
    "case": "Capitals",
    "direction": "Direction",
    "inflections fr": "French forms",
    "inflections en": "English forms",
    "definition": "Definition",
    "source": "Source",
}


class TermFormScreen(ModalScreen[dict[str, Any] | None]):
    """Asks for the fields of ``term``; returns those that were changed, or None."""

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
        with Vertical(classes="dialogue page"):
            yield Label("New term" if self._term.place is None else "Term", classes="heading")
            with VerticalScroll(id="fields", can_focus=False):
                for name, label in _FIELDS.items():
                    with Horizontal(classes="row"):
                        yield Label(label)
                        yield self._field(name)
            yield Static(id="verdict")
            yield Label(
                f'Several: "one{BETWEEN}another". Tab moves, Enter saves, Escape leaves.',
                classes="hint",
            )

    def on_mount(self) -> None:
        """Begin at the first expression."""
        self._widget("fr").focus()

    def on_input_changed(self) -> None:
        """Say what is wrong."""
        self._judge_unless_empty()

    def on_select_changed(self) -> None:
        """Say what is wrong."""
        self._judge_unless_empty()

    def on_input_submitted(self) -> None:
        """Save."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return the changes, unless the entry would be invalid."""
        changes = self._changes()
        if not changes:
            self.dismiss(None)
        elif self._judge():
            self.dismiss(changes)

    def _field(self, name: str) -> Input | Select[str]:
        value = self._of_term(name)
        identity = _identity(name)
        if name not in CHOICES:
            text = BETWEEN.join(value) if isinstance(value, tuple) else str(value)
            return Input(text, id=identity, compact=True)
        options = [(choice, choice) for choice in CHOICES[name]]
        if not value:
            return Select(options, prompt="", id=identity, compact=True)
        # Status and capitals have a default; the others may be left open.
        may_be_blank = name not in ("status", "case")
        return Select(
            options,
            value=str(value),
            allow_blank=may_be_blank,
            prompt="",
            id=identity,
            compact=True,
        )

    def _of_term(self, name: str) -> object:
        """Return the field ``name`` of the term; inflections are one field a language."""
        whole, _, language = name.partition(" ")
        value = getattr(self._term, whole)
        return value.get(language, ()) if language else value

    def _widget(self, name: str) -> Widget:
        return self.query_one(f"#{_identity(name)}")

    def _changes(self) -> dict[str, Any]:
        """Return the fields that differ from the term's."""
        values = {name: self._value(name) for name in _FIELDS}
        changed = {name: v for name, v in values.items() if v != self._of_term(name)}
        if [changed.pop(name) for name in list(changed) if name.startswith("inflections")]:
            forms = {language: values[f"inflections {language}"] for language in NAMES}
            changed["inflections"] = {language: some for language, some in forms.items() if some}
        return changed

    def _value(self, name: str) -> object:
        widget = self._widget(name)
        if isinstance(widget, Select):
            chosen = widget.selection or ""
            return {"status": Status, "case": Case}.get(name, str)(chosen)
        assert isinstance(widget, Input)
        if isinstance(self._of_term(name), tuple):
            return tuple(filter(None, (part.strip() for part in widget.value.split("|"))))
        return " ".join(widget.value.split())

    def _judge_unless_empty(self) -> None:
        """Show what is wrong with the entry, unless it is new and still empty."""
        if self._term.place is not None or self._changes():
            self._judge()
        else:
            self.query_one("#verdict", Static).update("")

    def _judge(self) -> bool:
        """Show what is wrong with the entry; return whether it can be saved in spite of it."""
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


def _identity(name: str) -> str:
    """Return the id of the widget of the field ``name``."""
    return f"field-{name.replace(' ', '-')}"
