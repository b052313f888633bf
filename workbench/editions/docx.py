"""The DOCX edition: a two-column table, alternating paragraphs, or the target alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from workbench.documents import BlockKind
from workbench.editions.archive import repacked
from workbench.editions.docx_runs import RunWriter
from workbench.editions.docx_styles import VERSE, prepare_styles
from workbench.editions.edition import Edition, Layout, Paper, shown_titles, sides
from workbench.editions.footnotes import footnotes, notes_without_signs
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.structure import (
    ItemList,
    Part,
    Quotation,
    Section,
    Stanza,
    Table,
    parts,
    ranks,
    sections,
    wants_contents,
)
from workbench.editions.wording import credit_lines, date_in_words, notices, wording
from workbench.languages import NAMES

_INDENT = Mm(7)
_BEHIND_VERSE = Pt(7)
#: What is kept free between the two columns.
_GUTTER = Mm(5)


def render(edition: Edition, layout: Layout = Layout.COLUMNS, paper: Paper = Paper.A4) -> bytes:
    """Return the DOCX file of ``edition``; the same edition gives the same bytes."""
    buffer = io.BytesIO()
    _Writer(edition, layout, paper).write().save(buffer)
    return repacked(buffer.getvalue())


class _Writer:
    """Writes one edition into one document."""

    def __init__(self, edition: Edition, layout: Layout, paper: Paper) -> None:
        self.edition = edition
        self.layout = layout
        self.words = wording(edition.metadata.target_language)
        self.ranks = ranks(edition.pairs)
        self.document: WordDocument = Document()
        #: The table that takes the pairs of now, in two columns.
        self.table: WordTable | None = None
        self._set_page(paper)
        prepare_styles(self.document)
        self.runs = RunWriter(
            self.document,
            self.words,
            edition.metadata.target_language,
            footnotes(edition, layout),
            layout,
        )
        self._set_properties()

    def write(self) -> WordDocument:
        """Write everything."""
        self._title_page()
        self._contents(sections(self.edition.pairs))
        body = [pair for pair in self.edition.pairs if pair.kind is not BlockKind.FOOTNOTE]
        for part in parts(body):
            self._part(part)
        self._notes()
        self._terms()
        self._credits()
        return self.document

    def _set_page(self, paper: Paper) -> None:
        section = self.document.sections[0]
        width, height = paper.millimetres
        section.page_width, section.page_height = Mm(width), Mm(height)
        margin = Mm(14 if paper is Paper.A5 else 20)
        section.left_margin = section.right_margin = margin
        section.top_margin = section.bottom_margin = margin
        self.text_width = section.page_width - 2 * margin
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        footer._p.append(field)

    def _set_properties(self) -> None:
        metadata = self.edition.metadata
        properties = self.document.core_properties
        moment = datetime.fromisoformat(self.edition.revised or "1980-01-01T00:00:00Z")
        properties.title = self.edition.title
        properties.author = metadata.author
        properties.subject = metadata.subject
        properties.language = metadata.target_language
        properties.created = properties.modified = moment.replace(tzinfo=None)
        properties.last_modified_by = ""
        properties.comments = ""

    def _title_page(self) -> None:
        titles = shown_titles(self.edition, self.layout)
        for title in titles[:-1]:
            self._passage(self.document.add_paragraph(style="Subtitle"), title)
        self._passage(self.document.add_paragraph(style="Title"), titles[-1])
        metadata = self.edition.metadata
        date = date_in_words(metadata.date, metadata.target_language)
        byline = " · ".join(said for said in (metadata.author, date) if said)
        if byline:
            self.document.add_paragraph(byline)
        for notice in notices(self.edition):
            self.document.add_paragraph(notice, style="Intense Quote")

    def _contents(self, found: list[Section]) -> None:
        if not wants_contents(self.edition.pairs):
            return
        self._closing_heading(self.words.contents)
        for section, depth in _flat(found, 0):
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = _INDENT * depth
            paragraph.paragraph_format.space_after = Pt(2)
            texts = [side.text for side in sides(section.heading, self.layout)]
            self.runs.internal_link(paragraph, " / ".join(texts), section.heading.id)
        paragraph.paragraph_format.space_after = Pt(24)

    def _part(self, part: Part, indent: int = 0) -> None:
        """Write ``part``, set in by ``indent`` steps."""
        if isinstance(part, ItemList):
            self._items(part, indent + 1)
        elif isinstance(part, Quotation):
            for inner in part.parts:
                if isinstance(inner, Quotation):
                    self._part(inner, indent + 1)
                else:
                    self._pair(inner, "Quote", indent + 1)
        elif isinstance(part, Stanza):
            self._stanza(part, indent)
        elif isinstance(part, Table):
            self._tables(part)
        else:
            self._block(part, indent)

    def _block(self, pair: BlockPair, indent: int) -> None:
        if pair.kind is BlockKind.HEADING:
            self._heading(pair)
        elif pair.kind is BlockKind.CODE:
            code = self._outside().add_paragraph(pair.verbatim, style="Code")
            if indent:
                code.paragraph_format.left_indent = _INDENT * indent
        elif pair.kind is BlockKind.RULE:
            rule = self._outside().add_paragraph("⁂")
            rule.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            style = "Caption" if pair.kind is BlockKind.CAPTION else "Normal"
            self._pair(pair, style, indent)

    def _heading(self, pair: BlockPair) -> None:
        """Write a heading outside any table, where a word processor finds it."""
        paragraph = self._outside().add_paragraph(style=f"Heading {self.ranks[pair.id] - 1}")
        self.runs.bookmark(paragraph, pair.id)
        shown = list(sides(pair, self.layout))
        for number, side in enumerate(shown):
            self._passage(paragraph, side, quiet=number < len(shown) - 1)
            if number < len(shown) - 1:
                paragraph.add_run().add_break()

    def _pair(
        self, pair: BlockPair, style: str, indent: int = 0, label: str = ""
    ) -> list[Paragraph]:
        """Write the passages of ``pair``, beside each other or one below the other."""
        written = []
        shown = list(sides(pair, self.layout))
        if self.layout is Layout.COLUMNS:
            homes: list[_Cell | WordDocument] = list(self._row())
        else:
            homes = [self._outside()] * len(shown)
        for number, (home, side) in enumerate(zip(homes, shown, strict=True)):
            paragraph = home.paragraphs[0] if isinstance(home, _Cell) else home.add_paragraph()
            self.runs.style(paragraph, style)
            spacing = paragraph.paragraph_format
            if isinstance(home, _Cell) and not number:
                spacing.right_indent = _GUTTER
            if indent:
                spacing.left_indent = _INDENT * indent
            if label:
                spacing.first_line_indent = -_INDENT
                # In running text, one marker stands for both languages.
                alone = number and self.layout is not Layout.COLUMNS
                paragraph.add_run("\t" if alone else f"{label}\t")
            last = number == len(shown) - 1
            if self.layout is Layout.ALTERNATING and not last:
                spacing.space_after = Pt(2)
                spacing.keep_with_next = True
            self._passage(paragraph, side, quiet=not last)
            written.append(paragraph)
        return written

    def _stanza(self, stanza: Stanza, indent: int) -> None:
        """Write verse: line beside line, or all lines in one language, then in the other."""
        step = indent + 1 if indent else 0  # else the style's own
        if self.layout is Layout.COLUMNS:
            for line in stanza.lines:
                written = self._pair(line, VERSE, step)
            for paragraph in written:
                paragraph.paragraph_format.space_after = _BEHIND_VERSE
            return
        verses = list(zip(*(sides(line, self.layout) for line in stanza.lines), strict=True))
        for number, verse in enumerate(verses):
            for side in verse:
                paragraph = self._outside().add_paragraph()
                self.runs.style(paragraph, VERSE)
                paragraph.paragraph_format.keep_with_next = True
                if step:
                    paragraph.paragraph_format.left_indent = _INDENT * step
                self._passage(paragraph, side, quiet=number < len(verses) - 1)
            paragraph.paragraph_format.space_after = _BEHIND_VERSE
        paragraph.paragraph_format.keep_with_next = None

    def _items(self, found: ItemList, indent: int) -> None:
        for item in found.items:
            self._pair(item.pair, "Normal", indent, item.pair.label if found.ordered else "•")
            for inner in item.parts:
                self._part(inner, indent)

    def _tables(self, part: Table) -> None:
        """Write the table in each language, one below the other: cells hold no tables."""
        width = max(map(len, part.rows))
        for side in range(1 if self.layout is Layout.TARGET else 2):
            table = self._outside().add_table(len(part.rows), width, style="Table Grid")
            if part.head:
                _mark(table.rows[0], "w:tblHeader")
            for row, cells in zip(table.rows, part.rows, strict=True):
                for cell, pair in zip(row.cells, cells, strict=False):
                    passage = list(sides(pair, self.layout))[side]
                    cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                    self._passage(cell.paragraphs[0], passage, bold=part.head and row._index == 0)
            self.document.add_paragraph()

    def _notes(self) -> None:
        notes = notes_without_signs(self.edition, self.layout)
        if notes:
            self._closing_heading(self.words.notes)
        for note in notes:
            self._pair(note, "Normal", 1, note.label)

    def _terms(self) -> None:
        if not self.edition.terms:
            return
        self._closing_heading(self.words.terms)
        metadata = self.edition.metadata
        languages = (metadata.source_language, metadata.target_language)
        rows = [
            [NAMES[language][1].capitalize() for language in languages],
            *([term.source, term.target] for term in self.edition.terms),
        ]
        table = self.document.add_table(len(rows), 2, style="Table Grid")
        for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            _mark(row, "w:cantSplit")
            if number == 0:
                _mark(row, "w:tblHeader")
            for cell, language, said in zip(row.cells, languages, texts, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                self.runs.text(paragraph, said, language).bold = number == 0

    def _credits(self) -> None:
        facts = credit_lines(self.edition)
        if facts:
            self._closing_heading(self.words.about)
        for fact in facts:
            paragraph = self.document.add_paragraph(f"{fact.label}{self.words.colon}")
            paragraph.paragraph_format.space_after = Pt(2)
            if fact.address:
                self.runs.link(paragraph, fact.text, fact.address)
            else:
                paragraph.add_run(fact.text)

    def _closing_heading(self, text: str) -> None:
        self._outside().add_paragraph(text, style="Heading 1")

    def _passage(
        self, paragraph: Paragraph, passage: Passage, *, quiet: bool = False, bold: bool = False
    ) -> None:
        self.runs.passage(paragraph, passage, quiet=quiet, bold=bold)

    def _outside(self) -> WordDocument:
        """Return the document for what stands in no table; the next pair begins a new one."""
        self.table = None
        return self.document

    def _row(self) -> tuple[_Cell, _Cell]:
        """Return the cells of a new row of the table of pairs."""
        if self.table is None:
            self.table = self.document.add_table(1, 2)
            self.table.autofit = False
            for cell in self.table.rows[0].cells:
                cell.width = self.text_width // 2
            row = self.table.rows[0]._tr
            self.empty_row = deepcopy(row)
        else:
            # The library's own add_row() takes time by the length of the table.
            row = deepcopy(self.empty_row)
            self.table._tbl.append(row)
        left, right = row.tc_lst
        return _Cell(left, self.table), _Cell(right, self.table)


def _mark(row: _Row, name: str) -> None:
    """Switch on what ``name`` says of a table's ``row``: that it is repeated on each page, say."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _flat(found: list[Section], depth: int) -> Iterator[tuple[Section, int]]:
    for section in found:
        yield section, depth
        yield from _flat(section.sections, depth + 1)
