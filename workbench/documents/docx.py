"""DOCX: all text that readers see, alternative texts and the title; the rest is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import escape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from workbench.documents.archive import Archive
from workbench.documents.document import BlockKind, Document
from workbench.documents.docx_runs import Runs
from workbench.documents.docx_styles import Styles
from workbench.documents.office import OfficeDocument, OfficeReader, Role
from workbench.documents.office_inline import OfficeInline, read_pieces, write_pieces
from workbench.documents.xml import local_name
from workbench.text.languages import Direction

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_BODY = "word/document.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"
_STYLES = "word/styles.xml"
_NUMBERING = "word/numbering.xml"
_SETTINGS = "word/settings.xml"
_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
#: A text box may be written twice, the second time for older programs.
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES = f"{_COMPATIBLE}AlternateContent"
_CHOICE = f"{_COMPATIBLE}Choice"
_FALLBACK = f"{_COMPATIBLE}Fallback"
_TEXT_BOX = f"{_W}txbxContent"


class _Reader(OfficeReader):
    """Reads a DOCX file."""

    def read(self) -> None:
        self._links: dict[str, str] = {}
        self._styles = Styles(
            *(self.parsed(m) if m in self.archive else None for m in (_STYLES, _NUMBERING))
        )
        self._read_core()
        self._take_all(self._read_part(_BODY))
        for member, name in _NOTES.items():
            if member in self.archive:
                for note in self._read_part(member).iter(f"{_W}{name}"):
                    if note.get(f"{_W}type") is None:
                        self._take_all(
                            note, Role(BlockKind.FOOTNOTE, label=note.get(f"{_W}id", ""))
                        )
        for member, kind in self._page_parts():
            self._take_all(self._read_part(member), Role(BlockKind.METADATA, label=kind))

    def declare(self, direction: Direction) -> None:
        """Change the language of the text, of its styles and of the document's metadata."""
        for member in _STYLES, _SETTINGS:
            if member in self.archive:
                self.editable(member)
        for root in self.parts.values():
            for mark in root.iter(f"{_W}lang", f"{_W}themeFontLang"):
                if value := mark.get(f"{_W}val"):
                    mark.set(f"{_W}val", direction.declared(value))
            for fact in root.iter(f"{_DC}language"):
                fact.text = direction.declared(fact.text or "")

    def _read_core(self) -> None:
        """Read the document's metadata; the title becomes a block."""
        if "docProps/core.xml" not in self.archive:
            return
        core = self.editable("docProps/core.xml")
        facts = {
            "title": f"{_DC}title",
            "author": f"{_DC}creator",
            "language": f"{_DC}language",
            "date": f"{_TERMS}created",
            "licence": f"{_DC}rights",
        }
        for fact, tag in facts.items():
            element = core.find(tag)
            if element is not None and element.text and element.text.strip():
                self.metadata[fact] = " ".join(element.text.split())
                if fact == "title":
                    write = partial(setattr, element, "text")
                    self.add(Role(BlockKind.METADATA, label="title"), self.metadata[fact], write)
        self.metadata["date"] = self.metadata.get("date", "")[:10]

    def _read_part(self, member: str) -> _Element:
        """Return the root of ``member``, and load the links that its paragraphs refer to."""
        folder, _, file = member.rpartition("/")
        self._links = {
            item.get("Id", ""): item.get("Target", "")
            for item in self._relationships(f"{folder}/_rels/{file}.rels")
        }
        return self.editable(member)

    def _relationships(self, member: str) -> Iterable[_Element]:
        return self.parsed(member) if member in self.archive else ()

    def _page_parts(self) -> Iterator[tuple[str, str]]:
        """Yield the parts with headers or footers, each with ``header`` or ``footer``."""
        for item in self._relationships(_RELATIONSHIPS):
            kind = item.get("Type", "").rpartition("/")[2]
            member = normpath(join(dirname(_BODY), item.get("Target", ""))).lstrip("/")
            known = member in self.parts or member not in self.archive
            if kind in ("header", "footer") and not known:
                yield member, kind

    def _take_all(self, root: _Element, role: Role | None = None) -> None:
        """Make blocks of the paragraphs in ``root``, all with ``role`` if it is given."""
        cells: dict[_Element, str] = {}
        fallbacks: dict[_Element, _Element] = {}
        for element in root.iter(f"{_W}p", f"{_W}tbl", _ALTERNATIVES):
            if element.tag == f"{_W}tbl":
                cells.update(_cells(element))
            elif element.tag == _ALTERNATIVES:
                fallbacks.update(_fallbacks(element))
            else:
                self._take(element, role, cells, fallbacks)

    def _take(
        self,
        paragraph: _Element,
        role: Role | None,
        cells: Mapping[_Element, str],
        fallbacks: Mapping[_Element, _Element],
    ) -> None:
        """Make blocks of ``paragraph`` and of the descriptions of its pictures.

        ``cells`` are the labels of table cells; ``fallbacks`` maps each paragraph of a text box to
        its copy for older programs.
        """
        above = list(paragraph.iterancestors())
        if any(element.tag == _FALLBACK for element in above):
            return
        self.next_paragraph()
        links = {
            link: (f'<a href="{escape(self._links.get(link.get(_R_ID, ""), ""))}">', "</a>")
            for link in paragraph.iter(f"{_W}hyperlink")
        }
        runs = Runs()
        inline = read_pieces(runs.read(paragraph), runs.emphasis, links)
        on_pages = role is not None and role.kind is BlockKind.METADATA
        if inline.says_something if on_pages else inline.shown:
            own = role or self._role(paragraph, above, cells)
            places = [paragraph, fallbacks[paragraph]] if paragraph in fallbacks else [paragraph]
            write = partial(_write, runs, places, inline)
            self.add(own, inline.text, write, inline.markup)
        for drawing in paragraph.iter():
            text = " ".join(drawing.get("descr", "").split())
            # Pictures in a text box belong to the paragraphs there.
            if text and local_name(drawing) == "docPr" and _paragraph_of(drawing) is paragraph:
                self.add(Role(BlockKind.ALTERNATIVE_TEXT), text, partial(drawing.set, "descr"))

    def _role(
        self, paragraph: _Element, above: list[_Element], cells: Mapping[_Element, str]
    ) -> Role:
        role = self._styles.role(paragraph)
        if role.kind is not BlockKind.HEADING:
            for element in above:
                if element in cells:
                    return Role(BlockKind.TABLE_CELL, label=cells[element])
                if element.tag == _TEXT_BOX:
                    break
        return role


def _write(runs: Runs, paragraphs: Iterable[_Element], inline: OfficeInline, text: str) -> None:
    """Write ``text`` into each of ``paragraphs``, copies of one paragraph."""
    pieces = list(write_pieces(text, inline))
    for paragraph in paragraphs:
        runs.fill(paragraph, pieces)


def _paragraph_of(element: _Element) -> _Element | None:
    return next(element.iterancestors(f"{_W}p"), None)


def _cells(table: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield the cells of ``table`` with their row and column, such as ``2.1``."""
    for number, row in enumerate(table.findall(f"{_W}tr"), 1):
        for column, cell in enumerate(row.findall(f"{_W}tc"), 1):
            yield cell, f"{number}.{column}"


def _fallbacks(alternatives: _Element) -> dict[_Element, _Element]:
    """Return, for each paragraph of a text box, its copy for older programs."""
    new, old = (
        [p for form in alternatives.findall(tag) for p in form.iter(f"{_W}p")]
        for tag in (_CHOICE, _FALLBACK)
    )
    return dict(zip(new, old, strict=True)) if len(new) == len(old) else {}


def read(data: bytes, name: str) -> Document:
    """Read ``data``, a DOCX file called ``name``."""
    archive = Archive(data, name)
    if _BODY not in archive:
        raise archive.fault("no DOCX file")
    return OfficeDocument(_Reader(archive))
