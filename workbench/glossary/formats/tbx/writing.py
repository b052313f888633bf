"""Export terms as TBX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from workbench.glossary.formats.registry import ExportedTerms
from workbench.glossary.formats.tbx.reading import FACT
from workbench.glossary.formats.tbx.vocabulary import (
    ADMITTED,
    BETWEEN,
    DEPRECATED,
    DIALECTS,
    GENDERS,
    LANG,
    PREFERRED,
    Dialect,
)
from workbench.glossary.term import Status, Term
from workbench.system.errors import WorkbenchError
from workbench.text.languages import NAMES
from workbench.text.words.keys import Case

if TYPE_CHECKING:
    from lxml.etree import _Element


def write(terms: list[Term], name: str, source_language: str) -> ExportedTerms:
    """Export ``terms`` in the dialect ``name``, without losses; raise if there are none."""
    from lxml import etree

    if not terms:
        raise WorkbenchError("a TBX file needs at least one term", remedy="add a term first")
    writer = _Writer(DIALECTS[name])
    root, body = writer.frame(source_language)
    for number, term in enumerate(terms, 1):
        writer.add_entry(body, term, number)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return ExportedTerms(data)


class _Writer:
    """Builds the elements of one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def frame(self, language: str) -> tuple[_Element, _Element]:
        """Return the root element, with a header, and the body element."""
        from lxml import etree

        dialect = self._dialect
        if dialect.namespace:
            names = cast("dict[str, str]", {None: dialect.namespace})
            root = etree.Element(dialect.tag(dialect.root), nsmap=names, style="dca")
        else:
            root = etree.Element(dialect.root)
        root.set("type", dialect.name)
        root.set(LANG, language)
        description = self._add(self._add(root, dialect.header), "fileDesc")
        self._add(self._add(description, "sourceDesc"), "p", "A glossary of bilingual-workbench")
        return root, self._add(self._add(root, "text"), "body")

    def add_entry(self, body: _Element, term: Term, number: int) -> None:
        """Add an entry for ``term`` with the given ``number`` to the body."""
        concept = self._add(body, self._dialect.entry)
        concept.set("id", f"c{number}")
        if self._dialect.has_categories:
            self._describe(concept, term)
        for note in self._notes(term):
            self._add(concept, "note", note)
        for code in NAMES:
            expressions = term.fr if code == "fr" else term.en
            if not expressions:
                continue
            section = self._add(concept, self._dialect.section)
            section.set(LANG, code)
            for position, expression in enumerate(expressions):
                group = self._add(section, self._dialect.group)
                self._add(group, "term", expression)
                if self._dialect.has_categories:
                    self._describe_expression(group, term, code, position)

    def _describe(self, concept: _Element, term: Term) -> None:
        """Add the fields of the concept."""
        for category, text in (("subjectField", term.field), ("definition", term.definition)):
            if text:
                self._add(concept, "descrip", text, category)
        if term.source:
            self._add(concept, "admin", term.source, "source")
        if term.author or term.date:
            group = self._add(concept, "transacGrp")
            self._add(group, "transac", "origination", "transactionType")
            if term.date:
                self._add(group, "date", term.date)
            if term.author:
                self._add(group, "transacNote", term.author, "responsibility")

    def _describe_expression(
        self, group: _Element, term: Term, language: str, position: int
    ) -> None:
        """Add the fields of one expression."""
        if term.pos:
            pos = self._dialect.parts_of_speech.get(term.pos, "other")
            self._add(group, "termNote", pos, "partOfSpeech")
        if term.gender in GENDERS and language == "fr":
            self._add(group, "termNote", GENDERS[term.gender], "grammaticalGender")
        if status := _administrative_status(term, language, position):
            self._add(group, "termNote", status, "administrativeStatus")

    def _notes(self, term: Term) -> Iterator[str]:
        """Yield notes for the fields without a category; the term's own note is last."""
        if term.status is not Status.APPROVED:
            yield f"status: {term.status}"
        if term.case is not Case.CAPITALS:
            yield f"case: {term.case}"
        if term.pos and term.pos not in self._dialect.parts_of_speech:
            yield f"pos: {term.pos}"
        if term.gender and not (self._dialect.has_categories and term.gender in GENDERS):
            yield f"gender: {term.gender}"
        names = ["number", "direction", "use", "context"]
        if not self._dialect.has_categories:
            names += ["field", "definition", "source", "author", "date"]
        for name in names:
            if value := getattr(term, name):
                yield f"{name}: {value}"
        for language, forms in term.inflections.items():
            yield f"inflections {language}: {BETWEEN.join(forms)}"
        if term.note:
            yield f"note: {term.note}" if FACT.fullmatch(term.note) else term.note

    def _add(self, parent: _Element, name: str, text: str = "", kind: str = "") -> _Element:
        """Append an element to ``parent`` and return it; ``kind`` is its category."""
        from lxml import etree

        element = etree.SubElement(parent, self._dialect.tag(name))
        if kind:
            element.set("type", kind)
        try:
            element.text = text or None
        except ValueError as error:
            raise WorkbenchError(f"no XML file can hold {text!r}") from error
        return element


def _administrative_status(term: Term, language: str, position: int) -> str:
    match term.status:
        case Status.FORBIDDEN:
            # A forbidden pair forbids the English as a translation of the French.
            return DEPRECATED[0] if language == "en" or not term.en else ""
        case Status.PROPOSED:
            return ADMITTED
        case _:
            return ADMITTED if position else PREFERRED
