"""Writing passages as the runs of DOCX paragraphs: languages, marks, emphasis, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

from workbench.editions.docx_notes import Footnote, Footnotes
from workbench.editions.docx_styles import BADGE, DRAFT, FOOTNOTE, SIGN, SOURCE
from workbench.editions.edition import Layout, sides
from workbench.editions.inlines import Element, ElementKind, Inline, plain
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.wording import Wording

#: Language codes of word processors.
_LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}

_FORMATS: dict[ElementKind, Callable[[WordRun], None]] = {
    ElementKind.EMPHASIS: lambda run: setattr(run, "italic", True),
    ElementKind.STRONG: lambda run: setattr(run, "bold", True),
    ElementKind.CODE: lambda run: setattr(run.font, "name", "Courier New"),
    ElementKind.STRUCK: lambda run: setattr(run.font, "strike", True),
    ElementKind.SUBSCRIPT: lambda run: setattr(run.font, "subscript", True),
    ElementKind.SUPERSCRIPT: lambda run: setattr(run.font, "superscript", True),
    ElementKind.UNDERLINED: lambda run: setattr(run, "underline", True),
    ElementKind.LINK: lambda run: setattr(run, "underline", True),
    ElementKind.IMAGE: lambda run: setattr(run, "italic", True),
}


class RunWriter:
    """Writes texts into the paragraphs of a document."""

    def __init__(
        self,
        document: Document,
        words: Wording,
        language: str,
        notes: Mapping[str, BlockPair],
        layout: Layout,
    ) -> None:
        self._document = document
        self._words = words
        #: The footnotes by the name of the sign at which they are placed.
        self._notes = notes
        self._placed = {note.id for note in notes.values()}
        self._layout = layout
        self._footnotes = Footnotes(document)
        self._language = language
        self._bookmarks = 0
        self._styles = {style.name: style.style_id for style in document.styles}

    def passage(
        self, paragraph: Paragraph, passage: Passage, *, muted: bool = False, bold: bool = False
    ) -> None:
        """Write ``passage``; a source beside its translation is written ``muted``, in grey."""
        for run in passage.runs:
            styles: list[str] = [SOURCE] if muted else []
            if run.mark:
                badge = self.text(paragraph, self._words.mark(run.mark) + "\u00a0", self._language)
                self.style(badge, BADGE)
                styles = [DRAFT]
            start = len(paragraph.runs)
            self._inlines(paragraph, run.inlines, run.language, (), styles)
            if bold:
                for written in paragraph.runs[start:]:
                    written.bold = True
            if run.gap:
                paragraph.add_run(run.gap)

    def style(self, item: Paragraph | WordRun, name: str) -> None:
        """Set the style of ``item`` to the one called ``name``.

        The library's own ``item.style = name`` searches all styles each time.
        """
        element = item._p if isinstance(item, Paragraph) else item._r
        element.style = self._styles[name]

    def text(self, paragraph: Paragraph, text: str, language: str) -> WordRun:
        """Write ``text`` in ``language``."""
        run = paragraph.add_run(text)
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), _LANGUAGES[language])
        run._r.get_or_add_rPr().append(mark)
        return run

    def link(self, paragraph: Paragraph, text: str, address: str) -> None:
        """Write ``text`` as a link to ``address``."""
        run = self.text(paragraph, text, self._language)
        run.underline = True
        self._wrap(paragraph, [run], address)

    def internal_link(self, paragraph: Paragraph, text: str, bookmark: str) -> None:
        """Write ``text`` as a link to ``bookmark`` in the document."""
        run = self.text(paragraph, text, self._language)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark)
        run._r.addprevious(link)
        link.append(run._r)

    def bookmark(self, paragraph: Paragraph, name: str) -> None:
        """Add a bookmark called ``name`` to ``paragraph``."""
        paragraph._p.extend(self._bookmark(name))

    def _bookmark(self, name: str) -> tuple[etree._Element, etree._Element]:
        """Return the start and end elements of a bookmark called ``name``."""
        self._bookmarks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._bookmarks))
        start.set(qn("w:name"), name)
        return start, end

    def _inlines(
        self,
        paragraph: Paragraph,
        inlines: Iterable[Inline],
        language: str,
        kinds: tuple[ElementKind, ...],
        styles: list[str],
    ) -> list[WordRun]:
        """Write ``inlines``, which are inside elements of ``kinds``; return the runs."""
        written: list[WordRun] = []
        for inline in inlines:
            if isinstance(inline, str):
                written.append(self._run(paragraph, inline, language, kinds, styles))
            elif inline.kind is ElementKind.NOTE:
                written.append(self._sign(paragraph, inline))
            elif inline.kind is ElementKind.BREAK:
                run = paragraph.add_run()
                run.add_break()
                written.append(run)
            else:
                inner = self._element(inline)
                runs = self._inlines(paragraph, inner, language, (*kinds, inline.kind), styles)
                if inline.address:
                    self._wrap(paragraph, runs, inline.address)
                written.extend(runs)
        return written

    def _sign(self, paragraph: Paragraph, sign: Element) -> WordRun:
        """Write ``sign`` with its footnote, or with a reference to the footnote placed before."""
        run = paragraph.add_run()
        self.style(run, SIGN)
        note = self._notes.get(sign.name)
        if note:
            self._footnote(self._footnotes.add(run), note)
            start, end = self._bookmark(_note_bookmark(note.id))
            run._r.addprevious(start)
            run._r.addnext(end)
        else:
            run.add_text(plain(sign.children))
            if sign.address in self._placed:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), f"NOTEREF {_note_bookmark(sign.address)} \\h")
                run._r.addprevious(field)
                field.append(run._r)
        return run

    def _footnote(self, written: Footnote, note: BlockPair) -> None:
        """Write the text of ``note``, a paragraph for each language shown."""
        for number, side in enumerate(sides(note, self._layout)):
            paragraph = written.add_paragraph()
            self.style(paragraph, FOOTNOTE)
            if number == 0:
                sign = paragraph.add_run()
                self.style(sign, SIGN)
                sign._r.append(OxmlElement("w:footnoteRef"))
            paragraph.add_run("\t")
            self.passage(paragraph, side)

    def _element(self, element: Element) -> tuple[Inline, ...]:
        """Return the content of ``element``; that of a picture is its description."""
        if element.kind is ElementKind.IMAGE:
            return (f"[{element.description}]",) if element.description else ()
        return element.children

    def _run(
        self,
        paragraph: Paragraph,
        text: str,
        language: str,
        kinds: tuple[ElementKind, ...],
        styles: list[str],
    ) -> WordRun:
        run = self.text(paragraph, text, language)
        if styles:
            self.style(run, styles[0])
        for kind in kinds:
            if change := _FORMATS.get(kind):
                change(run)
        return run

    def _wrap(self, paragraph: Paragraph, runs: list[WordRun], address: str) -> None:
        """Put ``runs`` into a link to ``address``."""
        if not runs:
            return
        link = OxmlElement("w:hyperlink")
        relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), relation)
        runs[0]._r.addprevious(link)
        for run in runs:
            link.append(run._r)


def _note_bookmark(note: str) -> str:
    """Return the name of the bookmark at the sign of ``note``."""
    return f"_Ref_{note}"
