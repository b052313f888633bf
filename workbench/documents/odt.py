"""ODT: all text that readers see, alternative texts and the title; the rest is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from workbench.documents.archive import Archive
from workbench.documents.document import BlockKind, Document
from workbench.documents.odt_styles import Styles, redeclare
from workbench.documents.office import OfficeDocument, OfficeReader, Role
from workbench.documents.office_inline import OfficeInline, Piece, read_pieces, write_pieces
from workbench.documents.xml import local_name, xml_safe
from workbench.system.errors import WorkbenchError
from workbench.text.languages import Direction

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_MANIFEST = "META-INF/manifest.xml"
_SPACES = re.compile(r"[ \t\r\n]+")
#: How the names of header and footer elements begin; some end with the pages they are for.
_PAGES = (f"{_STYLE}header", f"{_STYLE}footer")
#: Elements whose paragraphs are no part of the text.
_APART = frozenset({"annotation", "tracked-changes"})
#: Elements of a paragraph that readers do not see; if its text changes, they come before it.
_UNSEEN = frozenset(
    {
        "annotation",
        "annotation-end",
        "alphabetical-index-mark",
        "bookmark",
        "bookmark-end",
        "bookmark-start",
        "change",
        "change-end",
        "change-start",
        "reference-mark",
        "reference-mark-end",
        "reference-mark-start",
        "soft-page-break",
        "toc-mark",
    }
)


class _Reader(OfficeReader):
    """Reads an ODT file."""

    def read(self) -> None:
        content = self.editable("content.xml")
        body = content.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise self.archive.fault("no ODT file: it holds no text document")
        roots = [content]
        if "styles.xml" in self.archive:
            roots.insert(0, self.editable("styles.xml"))
        self._styles = Styles(roots)
        self._labels: dict[_Element, str] = {}  # of table cells and list items
        self._read_facts()
        self._take_all(body)
        for pages in roots[0].iter(f"{_OFFICE}master-styles"):
            self._take_all(pages)

    def declare(self, direction: Direction) -> None:
        """Change the language of the styles and of the document's metadata."""
        for root in self.parts.values():
            redeclare(root, direction)
            for fact in root.iter(f"{_DC}language"):
                fact.text = direction.declared(fact.text or "")

    def _read_facts(self) -> None:
        """Read the document's metadata; the title becomes a block."""
        if "meta.xml" not in self.archive:
            return
        facts = self.editable("meta.xml")
        for fact, tag in (
            ("title", f"{_DC}title"),
            ("author", f"{_META}initial-creator"),
            ("language", f"{_DC}language"),
            ("date", f"{_META}creation-date"),
            ("licence", f"{_DC}rights"),
        ):
            element = next(facts.iter(tag), None)
            if element is None or not (element.text or "").strip():
                continue
            self.metadata[fact] = " ".join((element.text or "").split())
            if fact == "title":
                write = partial(_set_text, element)
                self.add(Role(BlockKind.METADATA, label="title"), self.metadata[fact], write)
        self.metadata["date"] = self.metadata.get("date", "")[:10]

    def _take_all(self, root: _Element) -> None:
        """Make blocks of all paragraphs in ``root``, and of the descriptions of pictures."""
        for element in root.iter():
            name = local_name(element)
            if name in ("table", "list"):
                self._label_parts(element, name)
            elif element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._take(element)
            elif element.tag in (f"{_SVG}title", f"{_SVG}desc"):
                text = " ".join((element.text or "").split())
                if text:
                    self.add(Role(BlockKind.ALTERNATIVE_TEXT), text, partial(_set_text, element))

    def _label_parts(self, element: _Element, name: str) -> None:
        """Record row and column of a table's cells, or the markers of a list's items."""
        if name == "table":
            rows = [row for row in element.iter(f"{element.tag}-row") if _within(row, element)]
            for number, row in enumerate(rows, 1):
                for column, cell in enumerate(row, 1):
                    self._labels[cell] = f"{number}.{column}"
            return
        lists = [a for a in (element, *element.iterancestors()) if a.tag == element.tag]
        style = next((s for a in lists if (s := a.get(f"{_TEXT}style-name"))), "")
        numbered = self._styles.is_numbered(style, len(lists))
        for number, item in enumerate(element.findall(f"{_TEXT}list-item"), 1):
            self._labels[item] = f"{number}." if numbered else "-"

    def _take(self, paragraph: _Element) -> None:
        """Make a block of ``paragraph``, if it has text."""
        self.next_paragraph()
        above = list(paragraph.iterancestors())
        if any(local_name(element) in _APART for element in above):
            return
        links = {
            link: (f'<a href="{escape(link.get(_HREF, ""))}">', "</a>")
            for link in paragraph.iter(f"{_TEXT}a")
        }
        pieces = list(_collapsed(self._pieces(paragraph, (), None)))
        inline = read_pieces(pieces, self._styles.html, links)
        pages = next((e for e in above if e.tag.startswith(_PAGES)), None)
        if inline.shown if pages is None else inline.says_something:
            if pages is None:
                role = self._role(paragraph, above)
            else:
                role = Role(BlockKind.METADATA, label=local_name(pages)[:6])
            self.add(role, inline.text, partial(self._write, paragraph, inline), inline.markup)

    def _role(self, paragraph: _Element, above: list[_Element]) -> Role:
        if paragraph.tag == f"{_TEXT}h":
            level = paragraph.get(f"{_TEXT}outline-level", "1")
            return Role(BlockKind.HEADING, min(int(level), 6) if level in "123456789" else 6)
        found = self._styles.kind(paragraph.get(f"{_TEXT}style-name", ""))
        for place, element in enumerate(above):
            name = local_name(element)
            if name == "note":
                return Role(BlockKind.FOOTNOTE, label=_citation(element))
            if name in ("table-cell", "covered-table-cell") and found is None:
                return Role(BlockKind.TABLE_CELL, label=self._labels.get(element, ""))
            if name == "list-item" and (found is None or element not in self._labels):
                depth = max(1, sum(local_name(a) == "list" for a in above[place:]))
                if element in self._labels:
                    return Role(BlockKind.LIST_ITEM, depth, self._labels.pop(element))
                return Role(*(found or (BlockKind.PARAGRAPH, 0)), within=depth)
            if name == "text-box":
                break
        return Role(*(found or (BlockKind.PARAGRAPH, 0)))

    def _pieces(
        self, container: _Element, spans: tuple[str, ...], link: _Element | None
    ) -> Iterator[Piece]:
        """Yield the pieces of a paragraph, or of a span or link in it."""
        look = self._styles.look(spans)
        yield Piece(text=container.text or "", style=look, link=link)
        for child in container:
            name = local_name(child)
            if name == "span":
                inner = (*spans, child.get(f"{_TEXT}style-name", ""))
                yield from self._pieces(child, inner, link)
            elif name == "a":
                yield from self._pieces(child, spans, child if link is None else link)
            elif name == "s":
                yield Piece(text=" ", style=look, link=link)
            elif name and name not in _UNSEEN:
                yield Piece(object=child, style=look, link=link, html=_object_html(child))
            yield Piece(text=child.tail or "", style=look, link=link)

    def _write(self, paragraph: _Element, inline: OfficeInline, text: str) -> None:
        """Write ``text`` into ``paragraph``."""
        objects = set(inline.objects.values())
        unseen = [element for element in _around(paragraph, objects) if _is_unseen(element)]
        for child in list(paragraph):
            paragraph.remove(child)
        paragraph.text = None
        for element in unseen:
            _append(paragraph, element)
        container, link = paragraph, None
        for piece in write_pieces(xml_safe(text), inline):
            if piece.link is not link:
                container, link = paragraph, piece.link
                if link is not None:
                    container = link.makeelement(link.tag, dict(link.attrib))
                    _append(paragraph, container)
            if piece.object is None:
                self._append_text(container, piece)
            elif piece.object in objects:
                # The element itself and no copy, since it may contain blocks, as a note does.
                objects.remove(piece.object)
                _append(container, piece.object)
            else:
                _append(container, deepcopy(piece.object))

    def _append_text(self, container: _Element, piece: Piece) -> None:
        """Append the text of ``piece`` to ``container``, in the spans of its style."""
        for name in self._styles.spans[piece.style or ()]:
            attributes = {f"{_TEXT}style-name": name}
            span = container.makeelement(f"{_TEXT}span", attributes)
            _append(container, span)
            container = span
        if len(container):
            container[-1].tail = (container[-1].tail or "") + piece.text
        else:
            container.text = (container.text or "") + piece.text


def _collapsed(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield ``pieces`` with white space collapsed as in ODF, and none at the start."""
    after_space = True
    for piece in pieces:
        if piece.object is not None:
            yield piece
            after_space = piece.html == "<br>"
            continue
        text = _SPACES.sub(" ", piece.text)
        if after_space:
            text = text.removeprefix(" ")
        if text:
            after_space = text.endswith(" ")
            yield Piece(text=text, style=piece.style, link=piece.link)


def _around(paragraph: _Element, objects: set[_Element]) -> Iterator[_Element]:
    """Yield the elements of ``paragraph`` that are not inside one of ``objects``."""
    for child in paragraph:
        if child not in objects:
            yield child
            if not _is_unseen(child):
                yield from _around(child, objects)


def _is_unseen(element: _Element) -> bool:
    return local_name(element) in _UNSEEN


def _within(row: _Element, table: _Element) -> bool:
    """Return whether ``table`` is the innermost table around ``row``."""
    return next(row.iterancestors(table.tag)) is table


def _append(container: _Element, element: _Element) -> None:
    """Append ``element`` to ``container``, without the text that followed it."""
    container.append(element)
    element.tail = None


def _set_text(element: _Element, text: str) -> None:
    element.text = xml_safe(text)


def _citation(note: _Element) -> str:
    citation = note.find(f"{_TEXT}note-citation")
    return " ".join("".join(map(str, citation.itertext())).split()) if citation is not None else ""


def _object_html(element: _Element) -> str:
    """Return the HTML of ``element`` in editions."""
    name = local_name(element)
    if name == "line-break":
        return "<br>"
    if name == "note":
        return f"<sup>[{escape(_citation(element))}]</sup>"
    # Fields, such as page numbers, show their text; frames have blocks of their own.
    return "" if len(element) else escape(element.text or "")


def read(data: bytes, name: str) -> Document:
    """Read ``data``, an ODT file called ``name``."""
    archive = Archive(data, name)
    if "content.xml" not in archive:
        raise archive.fault("no ODT file")
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise WorkbenchError(
            "the file is protected by a password", path=name, remedy="save it without one"
        )
    return OfficeDocument(_Reader(archive))
