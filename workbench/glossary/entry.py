"""Read an entry of a glossary file into a term."""

from __future__ import annotations

import difflib
import re
from datetime import date

from workbench.glossary.term import (
    DIRECTIONS,
    FIELDS,
    GENDERS,
    NUMBERS,
    PARTS_OF_SPEECH,
    Place,
    Status,
    Term,
    on_one_line,
)
from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import Mapping, Node, Scalar, Sequence
from workbench.text.languages import NAMES
from workbench.text.words.keys import Case

#: The values of fields with a fixed choice.
CHOICES = {
    "status": tuple(status.value for status in Status),
    "pos": PARTS_OF_SPEECH,
    "gender": GENDERS,
    "number": NUMBERS,
    "case": tuple(case.value for case in Case),
    "direction": DIRECTIONS,
}

#: Not allowed in a field, since a file may be named after it.
_PATH = re.compile(r"^[./]|\.\.|\\")


class Entry:
    """An entry while it is read; faults are added to a list, so that all are reported."""

    def __init__(self, node: Mapping, faults: list[WorkbenchError]) -> None:
        self._node = node
        self._faults = faults

    def term(self, default_field: str) -> Term:
        """Return the term, which is valid only if no fault was added."""
        self._refuse_unknown_fields()
        node = self._node
        term = Term(
            fr=self._expressions("fr"),
            en=self._expressions("en"),
            status=Status(self._choice("status", Status.APPROVED)),
            pos=self._choice("pos"),
            gender=self._choice("gender"),
            number=self._choice("number"),
            inflections=self._inflections(),
            case=Case(self._choice("case", Case.CAPITALS)),
            direction=self._choice("direction"),
            field=self._field() or default_field,
            context=self._text("context"),
            definition=self._text("definition"),
            note=self._text("note"),
            source=self._text("source"),
            use=self._text("use"),
            author=self._text("author"),
            date=self._date(),
            place=Place(node.path, node.line, node.column),
        )
        self._judge(term)
        return term

    def _judge(self, term: Term) -> None:
        """Add faults for fields that contradict each other."""
        match term.status:
            case Status.APPROVED:
                for language in ("fr", "en"):
                    if language not in self._node:
                        name = NAMES[language][0]
                        self._fault(
                            "status" if "status" in self._node else "fr",
                            f"the {name} expression is missing",
                            f'add a line "{language}: …", or "status: keep" where the expression '
                            "stays as it is",
                        )
            case Status.KEEP:
                if term.fr and term.en and set(term.fr) != set(term.en):
                    self._fault(
                        "en",
                        'a term to "keep" has two different expressions',
                        'remove one of them, or write "status: approved"',
                    )
            case Status.PROPOSED | Status.FORBIDDEN:
                pass  # one side is enough
        if term.use and term.status is not Status.FORBIDDEN:
            self._fault("use", '"use" is for forbidden expressions', 'add "status: forbidden"')

    def _refuse_unknown_fields(self) -> None:
        for key, _ in self._node:
            if key.text not in FIELDS:
                close = difflib.get_close_matches(key.text, FIELDS, n=1)
                remedy = (
                    f'did you mean "{close[0]}"?' if close else f"use one of: {', '.join(FIELDS)}"
                )
                self._faults.append(key.fault(f'unknown field "{key.text}"', remedy))

    def _text(self, name: str) -> str:
        """Return the single value of a field, on one line."""
        node = self._node.get(name)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self._faults.append(node.fault(f'"{name}" must be a single value'))
            return ""
        self._refuse_control_characters(node)
        return on_one_line(node.text)

    def _choice(self, name: str, default: str = "") -> str:
        value = self._text(name)
        if not value:
            return default
        if value not in CHOICES[name]:
            choices = ", ".join(CHOICES[name])
            self._fault(name, f'unknown {name} "{value}"', f"use one of: {choices}")
            return default
        return value

    def _field(self) -> str:
        value = self._text("field")
        if _PATH.search(value):
            self._fault("field", f'"{value}" is no field', "write a word or two, such as military")
        return value

    def _date(self) -> str:
        value = self._text("date")
        if value:
            try:
                written = date.fromisoformat(value).isoformat()
            except ValueError:
                written = ""
            if written != value:
                self._fault("date", f'"{value}" is no date', "write it as 2025-06-22")
        return value

    def _expressions(self, language: str) -> tuple[str, ...]:
        node = self._node.get(language)
        return () if node is None else self._forms(node)

    def _inflections(self) -> dict[str, tuple[str, ...]]:
        node = self._node.get("inflections")
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self._faults.append(
                node.fault('"inflections" holds no languages', "write {fr: [...], en: [...]}")
            )
            return {}
        forms = {}
        for key, value in node:
            if key.text not in NAMES:
                self._faults.append(key.fault(f'unknown language "{key.text}"', "use fr or en"))
            else:
                forms[key.text] = self._forms(value)
        return forms

    def _forms(self, node: Node) -> tuple[str, ...]:
        """Return the expressions in a value or list of values, without duplicates."""
        forms: list[str] = []
        for item in node.items if isinstance(node, Sequence) else [node]:
            if not isinstance(item, Scalar):
                self._faults.append(item.fault("an expression must be text"))
                continue
            self._refuse_control_characters(item)
            form = on_one_line(item.text)
            if not form:
                self._faults.append(item.fault("an expression is empty", "write it, or remove it"))
            elif not any(character.isalnum() for character in form):
                self._faults.append(
                    item.fault(f'"{form}" has no word in it, so it is never found', "write a word")
                )
            elif form in forms:
                self._faults.append(item.fault(f'"{form}" stands twice', "remove one of them"))
            else:
                forms.append(form)
        return tuple(forms)

    def _refuse_control_characters(self, node: Scalar) -> None:
        if node.has_control_characters:
            self._faults.append(node.fault("a control character stands in the text", "remove it"))

    def _fault(self, name: str, what: str, remedy: str) -> None:
        node = self._node.get(name) or self._node
        self._faults.append(node.fault(what, remedy))
