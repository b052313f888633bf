"""The DOCX edition: a two-column table, alternating paragraphs, or the target alone."""

from __future__ import annotations

import io
from copy import deepcopy

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from workbench.documents import BlockKind
from workbench.editions.archive import repacked
from workbench.editions.docx_matter import INDENT, Matter, set_page, set_row_property
from workbench.editions.docx_runs import RunWriter
from workbench.editions.docx_styles import VERSE, prepare_styles
from workbench.editions.edition import Edition, Layout, Paper, sides
from workbench.editions.footnotes import footnotes, notes_without_signs
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.structure import ItemList, Part, Quotation, Stanza, Table, parts, ranks
from workbench.editions.wording import wording

#: The space after a stanza, and that between the two columns.
_BEHIND_VERSE = Pt(7)
_GUTTER = Mm(5)


def render(edition: Edition, layout: Layout = Layout.COLUMNS, paper: Paper = Paper.A4) -> bytes:
    """Return the DOCX file of ``edition``; the same edition gives the same bytes."""
    buffer = io.BytesIO()
    _Writer(edition, layout, paper).write().save(buffer)
    return repacked(buffer.getvalue())


class _Writer:
    """Writes an edition into a DOCX document."""

    def __init__(self, edition: Edition, layout: Layout, paper: Paper) -> None:
        self.edition = edition
        self.layout = layout
        self.words = wording(edition.metadata.target_language)
        self.ranks = ranks(edition.pairs)
        self.document: WordDocument = Document()
        #: The table that the next pairs are added to, in two columns.
        self.table: WordTable | None = None
        self.text_width = set_page(self.document, paper)
        prepare_styles(self.document)
        self.runs = RunWriter(
            self.document,
            self.words,
            edition.metadata.target_language,
            footnotes(edition, layout),
            layout,
        )
        self.matter = Matter(self.document, edition, layout, self.runs)

    def write(self) -> WordDocument:
        """Write the whole edition."""
        self.matter.properties()
        self.matter.title()
        self.matter.contents()
        body = [pair for pair in self.edition.pairs if pair.kind is not BlockKind.FOOTNOTE]
        for part in parts(body):
            self._part(part)
        self._notes()
        self.matter.terms()
        self.matter.credits()
        return self.document

    def _part(self, part: Part, indent: int = 0) -> None:
        """Write ``part``, indented by ``indent`` steps."""
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
                code.paragraph_format.left_indent = INDENT * indent
        elif pair.kind is BlockKind.RULE:
            rule = self._outside().add_paragraph("⁂")
            rule.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            style = "Caption" if pair.kind is BlockKind.CAPTION else "Normal"
            self._pair(pair, style, indent)

    def _heading(self, pair: BlockPair) -> None:
        """Write a heading outside any table, so that word processors list it."""
        paragraph = self._outside().add_paragraph(style=f"Heading {self.ranks[pair.id] - 1}")
        self.runs.bookmark(paragraph, pair.id)
        shown = list(sides(pair, self.layout))
        for number, side in enumerate(shown):
            self._passage(paragraph, side, muted=number < len(shown) - 1)
            if number < len(shown) - 1:
                paragraph.add_run().add_break()

    def _pair(
        self, pair: BlockPair, style: str, indent: int = 0, label: str = ""
    ) -> list[Paragraph]:
        """Write the passages of ``pair``, side by side or one below the other."""
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
                spacing.left_indent = INDENT * indent
            if label:
                spacing.first_line_indent = -INDENT
                # Outside columns, only the first language has the marker.
                alone = number and self.layout is not Layout.COLUMNS
                paragraph.add_run("\t" if alone else f"{label}\t")
            last = number == len(shown) - 1
            if self.layout is Layout.ALTERNATING and not last:
                spacing.space_after = Pt(2)
                spacing.keep_with_next = True
            self._passage(paragraph, side, muted=not last)
            written.append(paragraph)
        return written

    def _stanza(self, stanza: Stanza, indent: int) -> None:
        """Write verse: lines side by side, or all lines in one language, then in the other."""
        step = indent + 1 if indent else 0  # 0 is the indent of the style
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
                    paragraph.paragraph_format.left_indent = INDENT * step
                self._passage(paragraph, side, muted=number < len(verses) - 1)
            paragraph.paragraph_format.space_after = _BEHIND_VERSE
        paragraph.paragraph_format.keep_with_next = None

    def _items(self, found: ItemList, indent: int) -> None:
        for item in found.items:
            self._pair(item.pair, "Normal", indent, item.pair.label if found.ordered else "•")
            for inner in item.parts:
                self._part(inner, indent)

    def _tables(self, part: Table) -> None:
        """Write the table in each language, one below the other, never inside a column."""
        width = max(map(len, part.rows))
        for side in range(1 if self.layout is Layout.TARGET else 2):
            table = self._outside().add_table(len(part.rows), width, style="Table Grid")
            if part.head:
                set_row_property(table.rows[0], "w:tblHeader")
            for row, cells in zip(table.rows, part.rows, strict=True):
                for cell, pair in zip(row.cells, cells, strict=False):
                    passage = list(sides(pair, self.layout))[side]
                    cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                    self._passage(cell.paragraphs[0], passage, bold=part.head and row._index == 0)
            self.document.add_paragraph()

    def _notes(self) -> None:
        notes = notes_without_signs(self.edition, self.layout)
        if notes:
            self._outside()
            self.matter.heading(self.words.notes)
        for note in notes:
            self._pair(note, "Normal", 1, note.label)

    def _passage(
        self, paragraph: Paragraph, passage: Passage, *, muted: bool = False, bold: bool = False
    ) -> None:
        self.runs.passage(paragraph, passage, muted=muted, bold=bold)

    def _outside(self) -> WordDocument:
        """Return the document, to write outside tables; the next pair begins a new table."""
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
            # The library's own add_row() gets slower as the table grows.
            row = deepcopy(self.empty_row)
            self.table._tbl.append(row)
        left, right = row.tc_lst
        return _Cell(left, self.table), _Cell(right, self.table)
