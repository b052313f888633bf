"""The front and back matter of a DOCX edition: title, contents, terms, credits; and its pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import _Row

from workbench.editions.docx_runs import RunWriter
from workbench.editions.edition import Edition, Layout, Paper, shown_titles, sides
from workbench.editions.structure import Section, sections, wants_contents
from workbench.editions.wording import byline, credit_lines, notices, wording
from workbench.text.languages import NAMES

#: One step of indentation.
INDENT = Mm(7)
#: How many rows of terms are kept together with the next row on one page.
_NEVER_ALONE = 3


def set_page(document: Document, paper: Paper) -> Length:
    """Set page size, margins and page numbers of ``document``; return the width of the text."""
    section = document.sections[0]
    width, height = paper.millimetres
    section.page_width, section.page_height = Mm(width), Mm(height)
    margin = Mm(14 if paper is Paper.A5 else 20)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)
    return Length(section.page_width - 2 * margin)


def set_row_property(row: _Row, name: str) -> None:
    """Set a property of a table's ``row``, such as that it is repeated on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


class Matter:
    """Writes the front and back matter of ``edition``, each at the current end of ``document``."""

    def __init__(
        self, document: Document, edition: Edition, layout: Layout, runs: RunWriter
    ) -> None:
        self._document = document
        self._edition = edition
        self._layout = layout
        self._runs = runs
        self._words = wording(edition.metadata.target_language)

    def properties(self) -> None:
        """Set the document's metadata."""
        metadata = self._edition.metadata
        properties = self._document.core_properties
        moment = datetime.fromisoformat(self._edition.revised or "1980-01-01T00:00:00Z")
        properties.title = self._edition.title
        properties.author = metadata.author
        properties.subject = metadata.subject
        properties.language = metadata.target_language
        properties.created = properties.modified = moment.replace(tzinfo=None)
        properties.last_modified_by = ""
        properties.comments = ""

    def title(self) -> None:
        """Write the titles, the author and date, and the warnings about drafts."""
        titles = shown_titles(self._edition, self._layout)
        for title in titles[:-1]:
            self._runs.passage(self._document.add_paragraph(style="Subtitle"), title)
        self._runs.passage(self._document.add_paragraph(style="Title"), titles[-1])
        if facts := byline(self._edition):
            self._document.add_paragraph(" · ".join(facts))
        for notice in notices(self._edition):
            self._document.add_paragraph(notice, style="Intense Quote")

    def contents(self) -> None:
        """Write the table of contents, if there are enough headings."""
        if not wants_contents(self._edition.pairs):
            return
        self.heading(self._words.contents)
        for section, depth in _flat(sections(self._edition.pairs), 0):
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.left_indent = INDENT * depth
            paragraph.paragraph_format.space_after = Pt(2)
            texts = [side.text for side in sides(section.heading, self._layout)]
            self._runs.internal_link(paragraph, " / ".join(texts), section.heading.id)
        paragraph.paragraph_format.space_after = Pt(24)

    def terms(self) -> None:
        """Write the glossary's terms."""
        if not self._edition.terms:
            return
        self.heading(self._words.terms)
        metadata = self._edition.metadata
        languages = (metadata.source_language, metadata.target_language)
        rows = [
            [NAMES[language][1].capitalize() for language in languages],
            *([term.source, term.target] for term in self._edition.terms),
        ]
        table = self._document.add_table(len(rows), 2, style="Table Grid")
        for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            set_row_property(row, "w:cantSplit")
            if number == 0:
                set_row_property(row, "w:tblHeader")
            for cell, language, text in zip(row.cells, languages, texts, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                if number < _NEVER_ALONE:
                    paragraph.paragraph_format.keep_with_next = True
                self._runs.text(paragraph, text, language).bold = number == 0

    def credits(self) -> None:
        """Write the credits: translators, source, licence."""
        facts = credit_lines(self._edition)
        if facts:
            self.heading(self._words.about)
        for fact in facts:
            paragraph = self._document.add_paragraph(f"{fact.label}{self._words.colon}")
            paragraph.paragraph_format.space_after = Pt(2)
            if fact.address:
                self._runs.link(paragraph, fact.text, fact.address)
            else:
                paragraph.add_run(fact.text)

    def heading(self, text: str) -> None:
        """Write a heading that is not part of the article."""
        self._document.add_paragraph(text, style="Heading 1")


def _flat(found: list[Section], depth: int) -> Iterator[tuple[Section, int]]:
    for section in found:
        yield section, depth
        yield from _flat(section.sections, depth + 1)
