"""Import terms from TBX of any dialect and version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.glossary.entry import CHOICES
from workbench.glossary.formats.registry import ImportedTerms, counted
from workbench.glossary.formats.tbx.vocabulary import BETWEEN, DEPRECATED, DIALECTS, GENDERS, LANG
from workbench.glossary.formats.values import term_of
from workbench.glossary.term import FIELDS, Status, Term
from workbench.system.errors import WorkbenchError
from workbench.system.xml_trees import parse_xml
from workbench.text.languages import NAMES, other_language

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A note for a field without a TBX category.
FACT = re.compile(rf"({'|'.join(FIELDS)}|inflections (?:fr|en)): (.*)", re.DOTALL)

_POS = {
    theirs: ours
    for dialect in DIALECTS.values()
    for ours, theirs in dialect.parts_of_speech.items()
}
_GENDER = {theirs: ours for ours, theirs in GENDERS.items()}


def read(data: bytes, name: str, path: Path, source_language: str) -> ImportedTerms:
    """Import terms from a TBX file of version 2 or 3.

    Languages other than French and English are ignored with a remark.
    """
    root = parse_xml(data, path)
    if _local(root) not in ("tbx", "martif"):
        raise WorkbenchError(
            "not a TBX file", path=path, remedy='it should begin with "<tbx" or "<martif"'
        )
    terms: list[Term] = []
    losses: list[str] = []
    for entry in root.iter("{*}conceptEntry", "{*}termEntry"):
        terms += _terms(entry, path, losses)
    return ImportedTerms(terms, counted(losses))


def _terms(entry: _Element, path: Path, losses: list[str]) -> Iterator[Term]:
    """Yield the term of a concept, and forbidden terms for its deprecated expressions."""
    values: dict[str, object] = {}
    inflections: dict[str, tuple[str, ...]] = {}
    notes = []
    for note in entry.iter("{*}note"):
        found = FACT.fullmatch(_text(note))
        if found is None or found[2] not in CHOICES.get(found[1], (found[2],)):
            notes.append(_text(note))
        elif found[1].startswith("inflections "):
            inflections[found[1].removeprefix("inflections ")] = tuple(found[2].split(BETWEEN))
        elif found[1] not in NAMES and found[1] != "inflections":
            values[found[1]] = found[2]
    _read_categories(entry, values)
    accepted: dict[str, list[str]] = {language: [] for language in NAMES}
    deprecated: dict[str, list[str]] = {language: [] for language in NAMES}
    for section in entry.iter("{*}langSec", "{*}langSet"):
        language = str(section.get(LANG, section.get("lang", ""))).lower()[:2]
        if language not in NAMES:
            losses.append("left out the expressions in other languages")
            continue
        for group in section.iter("{*}termSec", "{*}tig", "{*}termGrp"):
            _read_expression(group, language, accepted, deprecated, values)
    ours = "status" in values
    if ours or not any(accepted.values()):
        for language in NAMES:
            accepted[language] += deprecated[language]
        if not ours and any(deprecated.values()):
            values["status"] = Status.FORBIDDEN.value
        deprecated = {}
    own_note = " ".join(notes)
    if own_note and "note" not in values:
        values["note"] = own_note
    values["inflections"] = inflections
    if any(accepted.values()):
        if "status" not in values and not all(accepted.values()):
            values["status"] = Status.PROPOSED.value
        yield term_of({**values, **_sides(accepted)}, path, _line(entry))
    for language, forms in deprecated.items():
        other = other_language(language)
        for form in forms:
            sides = {language: (form,), other: tuple(accepted[other][:1])}
            yield Term(fr=sides["fr"], en=sides["en"], status=Status.FORBIDDEN).cleaned()


def _read_categories(entry: _Element, values: dict[str, object]) -> None:
    """Read the fields of the concept, at any level."""
    names = {"subjectField": "field", "definition": "definition", "context": "context"}
    for element in entry.iter("{*}descrip", "{*}admin", "{*}date", "{*}transacNote"):
        kind, text = element.get("type", ""), _text(element)
        match _local(element), kind:
            case "descrip", _ if kind in names:
                values.setdefault(names[kind], text)
            case "admin", "source":
                values.setdefault("source", text)
            case "date", _:
                values.setdefault("date", text)
            case "transacNote", "responsibility":
                values.setdefault("author", text)


def _read_expression(
    group: _Element,
    language: str,
    accepted: dict[str, list[str]],
    deprecated: dict[str, list[str]],
    values: dict[str, object],
) -> None:
    """Read one expression and its fields."""
    expression = next(group.iter("{*}term"), None)
    if expression is None or not _text(expression):
        return
    facts = {str(note.get("type")): _text(note) for note in group.iter("{*}termNote")}
    pos = _POS.get(facts.get("partOfSpeech", ""))
    gender = _GENDER.get(facts.get("grammaticalGender", ""))
    if pos:
        values.setdefault("pos", pos)
    if gender and language == "fr":
        values.setdefault("gender", gender)
    side = (
        deprecated
        if facts.get("administrativeStatus") in (*DEPRECATED, "forbidden", "obsolete")
        else accepted
    )
    if _text(expression) not in side[language]:
        side[language].append(_text(expression))


def _sides(forms: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(dict.fromkeys(found)) for language, found in forms.items()}


def _line(element: _Element) -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
