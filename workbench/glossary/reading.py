"""Terms read from YAML files, with every fault of a file and its place.

A file is a list of entries, or a mapping from French expressions to what is said of them;
``docs/glossary.md`` describes both.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.files import read_text, unreadable
from workbench.glossary.term import (
    DIRECTIONS,
    FIELDS,
    GENDERS,
    NUMBERS,
    PARTS_OF_SPEECH,
    Case,
    Place,
    Status,
    Term,
    clean,
)
from workbench.languages import NAMES
from workbench.yaml_nodes import Mapping, Node, Scalar, Sequence, parse

#: What the fields with a fixed choice take.
CHOICES = {
    "status": tuple(status.value for status in Status),
    "pos": PARTS_OF_SPEECH,
    "gender": GENDERS,
    "number": NUMBERS,
    "case": tuple(case.value for case in Case),
    "direction": DIRECTIONS,
}

#: What the names of glossary files end in.
SUFFIXES = (".yaml", ".yml")

#: The name of a file whose terms are of no one field.
DEFAULT_STEM = "terms"

#: What git writes above and below two versions of the same lines.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
#: Where an entry begins: what stands first on a line, and is no comment.
_PART = re.compile(r"^(?=[^\s#])", re.MULTILINE)

#: What a field, by which a file is named, has nothing of.
_PATH = re.compile(r"^[./]|\.\.|\\")

_ADVICE = 'write "- French: English", or "- fr: …" with "en: …" below it'


def read_folder(folder: Path) -> tuple[list[Term], list[WorkbenchError]]:
    """Return the terms of all files in ``folder`` and below, and the faults found in them."""
    terms: list[Term] = []
    faults: list[WorkbenchError] = []
    for path in glossary_files(folder):
        try:
            text = read_text(path)
        except WorkbenchError as error:
            faults.append(error)
            continue
        more_terms, more_faults = read_terms(text, path)
        terms += more_terms
        faults += more_faults
    return terms, faults


def glossary_files(folder: Path) -> list[Path]:
    """Return the glossary files in ``folder`` and below, by name; hidden ones are left out."""
    try:
        return sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in SUFFIXES
            and path.is_file()
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    except OSError as error:
        raise unreadable(folder, error) from error


def read_terms(text: str, path: Path | None = None) -> tuple[list[Term], list[WorkbenchError]]:
    """Return the terms in the text of one file, and all its faults in the order of the file.

    ``path`` is named in the faults, and its stem is the field of terms that name none.
    """
    if conflict := _CONFLICT.search(text):
        return [], [_unfinished_merge(text, conflict, path)]
    faults: list[WorkbenchError] = []
    try:
        roots = [parse(text, path)]
    except WorkbenchError as error:
        roots = _roots_of_parts(text, path, faults)
        if error.line not in [fault.line for fault in faults]:
            faults.append(error)
    terms = []
    for entry in (entry for root in roots for entry in _entries(root, faults)):
        before = len(faults)
        term = _Entry(entry, faults).term(field_of(path))
        if len(faults) == before:
            terms.append(term)
    return terms, sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0))


def _roots_of_parts(
    text: str, path: Path | None, faults: list[WorkbenchError]
) -> list[Node | None]:
    """Return the trees of the entries of a file that is no YAML as a whole; note their faults."""
    roots = []
    starts = [0, *(match.start() for match in _PART.finditer(text) if match.start())]
    line = 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        try:
            roots.append(parse(text[start:end], path, line))
        except WorkbenchError as error:
            faults.append(error)
        line += text.count("\n", start, end)
    return roots


def _unfinished_merge(text: str, conflict: re.Match[str], path: Path | None) -> WorkbenchError:
    return WorkbenchError(
        "an unfinished merge: both versions stand here, between git's marks",
        path=path,
        line=text.count("\n", 0, conflict.start()) + 1,
        remedy="keep one of them and remove the lines <<<<<<<, ======= and >>>>>>>, or let "
        '"workbench glossary merge" join them entry by entry (docs/maintaining-a-glossary.md)',
    )


def field_of(path: Path | None) -> str:
    """Return the field of the entries that name none: what the file at ``path`` is called."""
    return "" if path is None or path.stem == DEFAULT_STEM else path.stem


def _entries(root: Node | None, faults: list[WorkbenchError]) -> Iterator[Mapping]:
    """Yield the entries of a file, each as a mapping of fields; note what is none."""
    if isinstance(root, Sequence):
        for item in root.items:
            if isinstance(item, Mapping) and ("fr" in item or "en" in item):
                yield item
            elif isinstance(item, Mapping) and len(item.entries) == 1:
                [(french, value)] = item
                if french.text in FIELDS:
                    faults.append(item.fault('the entry has neither "fr" nor "en"', _ADVICE))
                else:
                    yield _long(french, value)
            else:
                faults.append(item.fault("this is no entry", _ADVICE))
    elif isinstance(root, Mapping):
        if "fr" in root or "en" in root:
            faults.append(root.fault("an entry stands alone", 'put "- " before its first line'))
            return
        for french, value in root:
            yield _long(french, value)
    elif root is not None:
        faults.append(root.fault("the file holds no entries", _ADVICE))


def _long(french: Scalar, value: Node) -> Mapping:
    """Return the long form of ``french: value``."""
    place = (french.path, french.line, french.column)
    fields = value.entries if isinstance(value, Mapping) else {"en": (Scalar(*place, "en"), value)}
    if "fr" in fields:
        # The expression would stand twice: left for the reader to refuse as a field.
        return Mapping(*place, {**fields, french.text: (french, value)})
    return Mapping(*place, {"fr": (Scalar(*place, "fr"), french), **fields})


class _Entry:
    """One entry that is being read; faults go to a list, so that all are told at once."""

    def __init__(self, node: Mapping, faults: list[WorkbenchError]) -> None:
        self._node = node
        self._faults = faults

    def term(self, default_field: str) -> Term:
        """Return the term; it is of use only if no fault was noted."""
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
        """Note what does not go together."""
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
                pass  # one side will do
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
        return clean(node.text)

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
        """Return the expressions in a value or a list of values, each only once."""
        forms: list[str] = []
        for item in node.items if isinstance(node, Sequence) else [node]:
            if not isinstance(item, Scalar):
                self._faults.append(item.fault("an expression must be text"))
                continue
            self._refuse_control_characters(item)
            form = clean(item.text)
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
