"""TermBase eXchange: version 3 (ISO 30042:2019) as Core and Basic, and version 2 for OmegaT.

What TBX has a category for goes there; what it has none for, such as the case rule, goes
into notes of the form ``case: any``, which are read again. Core has no categories at all,
so that everything is a note there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from workbench.errors import WorkbenchError
from workbench.glossary.formats.registry import Reading, Writing, counted
from workbench.glossary.formats.values import term_of
from workbench.glossary.reading import CHOICES
from workbench.glossary.term import FIELDS, Case, Status, Term
from workbench.languages import NAMES, other

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "urn:iso:std:iso:30042:ed:3.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Our part of speech to that of TBX; what is not here becomes a note and "other".
_POS = {
    "noun": "noun",
    "proper noun": "properNoun",
    "verb": "verb",
    "adjective": "adjective",
    "adverb": "adverb",
}
_GENDER = {"m": "masculine", "f": "feminine"}
_FORBIDDEN = ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts")

#: The elements by version: entry, language, term group.
_V3 = ("conceptEntry", "langSec", "termSec")
_V2 = ("termEntry", "langSet", "tig")

_FACT = re.compile(rf"({'|'.join(FIELDS)}|inflections (?:fr|en)): (.*)", re.DOTALL)
_BETWEEN = " | "


def write(terms: list[Term], name: str, source_language: str) -> Writing:
    """Return ``terms`` in TBX; a file needs at least one."""
    from lxml import etree

    if not terms:
        raise WorkbenchError("a TBX file needs at least one term", remedy="add a term first")
    version2, core = name == "tbx2", name == "tbx-core"
    entry, language, group = _V2 if version2 else _V3
    root, body = _frame(version2, core, source_language)
    for number, term in enumerate(terms, 1):
        concept = etree.SubElement(body, _tag(entry, version2), id=f"c{number}")
        notes = list(_notes(term, core))
        if not core:
            _describe(concept, term, version2)
        for note in notes:
            _add(concept, "note", note, version2)
        for code in NAMES:
            expressions = term.fr if code == "fr" else term.en
            if not expressions:
                continue
            section = etree.SubElement(concept, _tag(language, version2))
            section.set(_LANG, code)
            for position, expression in enumerate(expressions):
                one = etree.SubElement(section, _tag(group, version2))
                _add(one, "term", expression, version2)
                if not core:
                    _term_notes(one, term, code, position, version2)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Writing(data)


def read(data: bytes, name: str, path: Path, source_language: str) -> Reading:
    """Return the terms of a TBX file of either version.

    Languages other than French and English are left out, and said.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0] if error.position else None
        raise WorkbenchError(f"not a valid TBX file: {error.msg}", path=path, line=line) from error
    if _local(root) not in ("tbx", "martif"):
        raise WorkbenchError(
            "not a TBX file", path=path, remedy='it should begin with "<tbx" or "<martif"'
        )
    terms: list[Term] = []
    losses: list[str] = []
    for entry in root.iter("{*}conceptEntry", "{*}termEntry"):
        terms += _terms(entry, path, losses)
    return Reading(terms, counted(losses))


def _frame(version2: bool, core: bool, language: str) -> tuple[_Element, _Element]:
    """Return the root element, with its header, and the body."""
    from lxml import etree

    if version2:
        root = etree.Element("martif", type="TBX")
        header = etree.SubElement(root, "martifHeader")
    else:
        dialect = "TBX-Core" if core else "TBX-Basic"
        root = etree.Element(
            _tag("tbx", version2),
            nsmap=cast("dict[str, str]", {None: _NAMESPACE}),
            style="dca",
            type=dialect,
        )
        header = etree.SubElement(root, _tag("tbxHeader", version2))
    root.set(_LANG, language)
    description = etree.SubElement(header, _tag("fileDesc", version2))
    origin = etree.SubElement(description, _tag("sourceDesc", version2))
    _add(origin, "p", "A glossary of bilingual-workbench", version2)
    text = etree.SubElement(root, _tag("text", version2))
    return root, etree.SubElement(text, _tag("body", version2))


def _describe(concept: _Element, term: Term, version2: bool) -> None:
    """Put what is said of the concept into its categories."""
    from lxml import etree

    for category, text in (("subjectField", term.field), ("definition", term.definition)):
        if text:
            _add(concept, "descrip", text, version2, type=category)
    if term.source:
        _add(concept, "admin", term.source, version2, type="source")
    if term.author or term.date:
        group = etree.SubElement(concept, _tag("transacGrp", version2))
        _add(group, "transac", "origination", version2, type="transactionType")
        if term.date:
            _add(group, "date", term.date, version2)
        if term.author:
            _add(group, "transacNote", term.author, version2, type="responsibility")


def _term_notes(group: _Element, term: Term, language: str, position: int, version2: bool) -> None:
    """Put what is said of one expression into its categories."""
    if term.pos:
        _add(group, "termNote", _POS.get(term.pos, "other"), version2, type="partOfSpeech")
    if term.gender in _GENDER and language == "fr":
        _add(group, "termNote", _GENDER[term.gender], version2, type="grammaticalGender")
    status = _administrative_status(term, language, position)
    if status:
        _add(group, "termNote", status, version2, type="administrativeStatus")


def _administrative_status(term: Term, language: str, position: int) -> str:
    match term.status:
        case Status.FORBIDDEN:
            # Of a forbidden pair it is the English that must not be written for the French.
            return _FORBIDDEN[0] if language == "en" or not term.en else ""
        case Status.PROPOSED:
            return "admittedTerm-admn-sts"
        case _:
            return "admittedTerm-admn-sts" if position else "preferredTerm-admn-sts"


def _notes(term: Term, core: bool) -> Iterator[str]:
    """Yield what has no category, as notes; the term's own note comes last, plain."""
    if term.status is not Status.APPROVED:
        yield f"status: {term.status}"
    if term.case is not Case.CAPITALS:
        yield f"case: {term.case}"
    if term.pos and (core or term.pos not in _POS):
        yield f"pos: {term.pos}"
    if term.gender and (core or term.gender not in _GENDER):
        yield f"gender: {term.gender}"
    for name in ("number", "direction", "use", "context"):
        if value := getattr(term, name):
            yield f"{name}: {value}"
    if core:
        for name in ("field", "definition", "source", "author", "date"):
            if value := getattr(term, name):
                yield f"{name}: {value}"
    for language, forms in term.inflections.items():
        yield f"inflections {language}: {_BETWEEN.join(forms)}"
    if term.note:
        yield f"note: {term.note}" if _FACT.fullmatch(term.note) else term.note


def _terms(entry: _Element, path: Path, losses: list[str]) -> Iterator[Term]:
    """Yield the term of a concept, and one for what other programs deprecate in it."""
    values: dict[str, object] = {}
    inflections: dict[str, tuple[str, ...]] = {}
    notes = []
    for note in entry.iter("{*}note"):
        found = _FACT.fullmatch(_text(note))
        if found is None or found[2] not in CHOICES.get(found[1], (found[2],)):
            notes.append(_text(note))
        elif found[1].startswith("inflections "):
            inflections[found[1].removeprefix("inflections ")] = tuple(found[2].split(_BETWEEN))
        elif found[1] not in NAMES and found[1] != "inflections":
            values[found[1]] = found[2]
    _read_categories(entry, values)
    accepted: dict[str, list[str]] = {language: [] for language in NAMES}
    deprecated: dict[str, list[str]] = {language: [] for language in NAMES}
    for section in entry.iter("{*}langSec", "{*}langSet"):
        language = str(section.get(_LANG, section.get("lang", ""))).lower()[:2]
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
        for form in forms:
            sides = {language: (form,), other(language): tuple(accepted[other(language)][:1])}
            yield Term(fr=sides["fr"], en=sides["en"], status=Status.FORBIDDEN).cleaned()


def _read_categories(entry: _Element, values: dict[str, object]) -> None:
    """Read what is said of the concept, at whichever level a program put it."""
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
    """Read one expression with what is said of it."""
    expression = next(group.iter("{*}term"), None)
    if expression is None or not _text(expression):
        return
    facts = {str(note.get("type")): _text(note) for note in group.iter("{*}termNote")}
    pos = {ours: theirs for theirs, ours in _POS.items()}.get(facts.get("partOfSpeech", ""))
    gender = {ours: theirs for theirs, ours in _GENDER.items()}.get(
        facts.get("grammaticalGender", "")
    )
    if pos:
        values.setdefault("pos", pos)
    if gender and language == "fr":
        values.setdefault("gender", gender)
    side = (
        deprecated
        if facts.get("administrativeStatus") in (*_FORBIDDEN, "forbidden", "obsolete")
        else accepted
    )
    if _text(expression) not in side[language]:
        side[language].append(_text(expression))


def _sides(forms: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(dict.fromkeys(found)) for language, found in forms.items()}


def _add(parent: _Element, name: str, text: str, version2: bool, type: str = "") -> None:  # noqa: A002 - TBX's own word
    from lxml import etree

    element = etree.SubElement(parent, _tag(name, version2))
    if type:
        element.set("type", type)
    try:
        element.text = text
    except ValueError as error:
        raise WorkbenchError(f"no XML file can hold {text!r}") from error


def _tag(name: str, version2: bool) -> str:
    return name if version2 else f"{{{_NAMESPACE}}}{name}"


def _line(element: _Element) -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
