"""The footnotes of a DOCX document, which python-docx cannot write."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

#: The lines above the notes, which every document with notes must define, and the first id.
_SEPARATORS = ("separator", "continuationSeparator")
_FIRST = 1


class Footnotes:
    """Adds footnotes to a document; the XML part for them is made with the first."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._part: XmlPart | None = None

    def add(self, sign: WordRun) -> Footnote:
        """Add a footnote, and make the empty run ``sign`` its reference mark."""
        if self._part is None:
            self._part = self._new_part()
        notes = self._part.element
        note = OxmlElement("w:footnote")
        identity = str(len(notes) - len(_SEPARATORS) + _FIRST)
        note.set(qn("w:id"), identity)
        notes.append(note)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), identity)
        sign._r.append(reference)
        return Footnote(note, self._part)

    def _new_part(self) -> XmlPart:
        package = self._document.part.package
        assert package is not None
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
            for number, kind in enumerate(_SEPARATORS, _FIRST - len(_SEPARATORS))
        )
        notes = parse_xml(f"<w:footnotes {nsdecls('w')}>{lines}</w:footnotes>")
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, notes, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part


class Footnote:
    """A footnote, to which paragraphs can be added."""

    def __init__(self, element: etree._Element, part: XmlPart) -> None:
        self._element = element
        #: Paragraphs need it to add links.
        self.part = part

    def add_paragraph(self) -> Paragraph:
        """Add an empty paragraph."""
        paragraph = OxmlElement("w:p")
        self._element.append(paragraph)
        return Paragraph(paragraph, self)  # type: ignore[arg-type]  # asks for "part" alone
