"""DOCX: paragraphs, tables, notes, alternative texts and the title; all else stays."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from workbench.documents.archive import Archive
from workbench.documents.document import BlockKind, Document
from workbench.documents.office import OfficeDocument, OfficeReader
from workbench.documents.office_inline import OfficeInline, Piece, read_pieces, write_pieces
from workbench.documents.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_BODY = "word/document.xml"
_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
#: Elements of a paragraph that stand around runs as if they were not there.
_TRANSPARENT = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"}
)
_THINGS = frozenset({"oMath", "oMathPara", "fldSimple", "ruby"})
#: Characters that have elements of their own.
_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
#: What of a run's properties readers see as emphasis, and its HTML.
_EMPHASIS = {
    "b": ("<strong>", "</strong>"),
    "i": ("<em>", "</em>"),
    "u": ("<u>", "</u>"),
    "strike": ("<s>", "</s>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
}
#: Properties that make a style of their own without being emphasis.
_OTHER_STYLES = frozenset({"caps", "smallCaps", "highlight", "color", "rStyle", "rtl"})
_OFF = ("0", "false", "off", "none")

#: A run's style: what readers see, and the properties that it is written with.
_Style = tuple[str, ...]


class _Reader(OfficeReader):
    """Reads a DOCX file."""

    def read(self) -> None:
        self._properties: dict[_Style, _Element | None] = {(): None}
        self._emphasis: dict[_Style, tuple[str, str]] = {(): ("", "")}
        self._style_names = self._read_style_names()
        self._links = self._read_links()
        self._formats = self._read_list_formats()
        self._counts: dict[tuple[str, str], int] = {}
        self._read_core()
        for paragraph in self.part(_BODY).iter(f"{_W}p"):
            self._take(paragraph, note="")
        for member, name in _NOTES.items():
            if member in self.archive:
                for note in self.part(member).iter(f"{_W}{name}"):
                    if note.get(f"{_W}type") is None:
                        for paragraph in note.iter(f"{_W}p"):
                            self._take(paragraph, note=note.get(f"{_W}id", ""))

    def _read_core(self) -> None:
        """Read the facts about the document; its title is a block."""
        if "docProps/core.xml" not in self.archive:
            return
        core = self.part("docProps/core.xml")
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
                    self.add(BlockKind.METADATA, self.metadata[fact], write, label="title")
        self.metadata["date"] = self.metadata.get("date", "")[:10]

    def _read_style_names(self) -> dict[str, str]:
        if "word/styles.xml" not in self.archive:
            return {}
        names = {}
        for style in self.look("word/styles.xml").iter(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None:
                names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "").lower()
        return names

    def _read_links(self) -> dict[str, str]:
        member = "word/_rels/document.xml.rels"
        if member not in self.archive:
            return {}
        return {item.get("Id", ""): item.get("Target", "") for item in self.look(member)}

    def _read_list_formats(self) -> dict[tuple[str, str], str]:
        """Return the number format of each list and level, such as ``bullet``."""
        if "word/numbering.xml" not in self.archive:
            return {}
        root = self.look("word/numbering.xml")
        abstract = {
            (definition.get(f"{_W}abstractNumId", ""), level.get(f"{_W}ilvl", "")): form.get(
                f"{_W}val", ""
            )
            for definition in root.iter(f"{_W}abstractNum")
            for level in definition.iter(f"{_W}lvl")
            if (form := level.find(f"{_W}numFmt")) is not None
        }
        return {
            (number.get(f"{_W}numId", ""), level): form
            for number in root.iter(f"{_W}num")
            if (reference := number.find(f"{_W}abstractNumId")) is not None
            for (name, level), form in abstract.items()
            if name == reference.get(f"{_W}val")
        }

    def _take(self, paragraph: _Element, *, note: str) -> None:
        """Make blocks of ``paragraph``; what is in a text box is left alone."""
        self.next_paragraph()
        if any(local_name(above) == "txbxContent" for above in paragraph.iterancestors()):
            return
        links = {
            link: (f'<a href="{escape(self._links.get(link.get(_R_ID, ""), ""))}">', "</a>")
            for link in paragraph.iter(f"{_W}hyperlink")
        }
        inline = read_pieces(self._pieces(paragraph), self._emphasis, links)
        if inline.shown:
            kind, level, label = self._kind(paragraph, note)
            write = partial(self._write, paragraph, inline)
            self.add(kind, inline.text, write, level=level, label=label, markup=inline.markup)
        for drawing in paragraph.iter():
            if local_name(drawing) == "docPr" and drawing.get("descr", "").strip():
                text = " ".join(drawing.get("descr", "").split())
                self.add(BlockKind.ALTERNATIVE_TEXT, text, partial(drawing.set, "descr"))

    def _kind(self, paragraph: _Element, note: str) -> tuple[BlockKind, int, str]:
        if note:
            return BlockKind.FOOTNOTE, 0, note
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = self._style_names.get(style.get(f"{_W}val", ""), "") if style is not None else ""
        if name == "title":
            return BlockKind.HEADING, 1, ""
        if name.startswith("heading ") and name[8:9].isdecimal():
            return BlockKind.HEADING, min(int(name[8:9]) or 1, 6), ""
        if any(local_name(above) == "tc" for above in paragraph.iterancestors()):
            return BlockKind.TABLE_CELL, 0, ""
        if name == "caption":
            return BlockKind.CAPTION, 0, ""
        numbering = paragraph.find(f"{_W}pPr/{_W}numPr")
        if numbering is not None or name.startswith("list "):
            return self._list_item(numbering, name)
        if "quote" in name:
            return BlockKind.QUOTATION, 1, ""
        return BlockKind.PARAGRAPH, 0, ""

    def _list_item(self, numbering: _Element | None, name: str) -> tuple[BlockKind, int, str]:
        values = {"ilvl": "0", "numId": ""}
        for child in numbering if numbering is not None else ():
            values[local_name(child)] = child.get(f"{_W}val", "")
        level = int(values["ilvl"]) if values["ilvl"].isdecimal() else 0
        form = self._formats.get((values["numId"], values["ilvl"]), "")
        if form == "decimal" or (not form and "number" in name):
            key = (values["numId"], values["ilvl"])
            self._counts[key] = self._counts.get(key, 0) + 1
            return BlockKind.LIST_ITEM, min(level, 8) + 1, f"{self._counts[key]}."
        return BlockKind.LIST_ITEM, min(level, 8) + 1, "-"

    def _pieces(self, container: _Element, link: _Element | None = None) -> Iterator[Piece]:
        """Yield the pieces of a paragraph, or of an element around runs in it."""
        field: list[_Element] = []  # a field's instructions, which are one thing
        in_field = False
        for child in container:
            name = local_name(child)
            if name == "r":
                marks = [m.get(f"{_W}fldCharType", "") for m in child.iter(f"{_W}fldChar")]
                in_field = in_field or "begin" in marks
                if in_field or marks:
                    field.append(child)
                    if {"separate", "end"} & set(marks) or not in_field:
                        yield Piece(thing=field, link=link)
                        field, in_field = [], False
                else:
                    yield from self._run(child, link)
            elif name == "hyperlink":
                yield from self._pieces(child, child)
            elif name in _TRANSPARENT:
                yield from self._pieces(child, link)
            elif name in _THINGS:
                yield Piece(thing=[child], link=link)
        if field:
            yield Piece(thing=field, link=link)

    def _run(self, run: _Element, link: _Element | None) -> Iterator[Piece]:
        properties = run.find(f"{_W}rPr")
        style = self._style(properties)
        for child in run:
            name = local_name(child)
            if name == "t":
                yield Piece(text=child.text or "", style=style, link=link)
            elif name in _CHARACTERS:
                yield Piece(text=_CHARACTERS[name], style=style, link=link)
            elif name not in ("rPr", "lastRenderedPageBreak", ""):
                alone = run.makeelement(run.tag)
                alone.extend(deepcopy(part) for part in (properties, child) if part is not None)
                yield Piece(thing=[alone], link=link, html=_thing_html(child))

    def _style(self, properties: _Element | None) -> _Style:
        """Return what readers see of ``properties``, and remember how it is written."""
        marks: list[str] = []
        for child in properties if properties is not None else ():
            name, value = local_name(child), child.get(f"{_W}val", "")
            if name == "vertAlign" and value in _EMPHASIS:
                marks.append(value)
            elif name in _EMPHASIS and value not in _OFF:
                marks.append(name)
            elif name in _OTHER_STYLES and value not in _OFF:
                marks.append(f"{name} {value}")
        style = tuple(marks)
        if style not in self._properties or self._properties[style] is None:
            self._properties[style] = properties
        seen = [_EMPHASIS[mark] for mark in marks if mark in _EMPHASIS]
        self._emphasis[style] = (
            "".join(opening for opening, _ in seen) or "<span>",
            "".join(closing for _, closing in reversed(seen)) or "</span>",
        )
        return style

    def _write(self, paragraph: _Element, inline: OfficeInline, text: str) -> None:
        """Give ``paragraph`` the text ``text``; bookmarks and the like go before it."""
        for child in list(paragraph):
            name = local_name(child)
            if name in ("r", "hyperlink") or name in _TRANSPARENT | _THINGS:
                paragraph.remove(child)
        container, current = paragraph, None
        for piece in write_pieces(text, inline):
            if piece.link is not current:
                current = piece.link
                container = paragraph
                if current is not None:
                    container = current.makeelement(current.tag, dict(current.attrib))
                    paragraph.append(container)
            if piece.thing is not None:
                container.extend(deepcopy(element) for element in piece.thing)
                continue
            run = paragraph.makeelement(f"{_W}r")
            properties = self._properties.get(piece.style)
            if properties is not None:
                run.append(deepcopy(properties))
            words = run.makeelement(f"{_W}t", {_SPACE: "preserve"})
            words.text = piece.text
            run.append(words)
            container.append(run)


def _thing_html(element: _Element) -> str:
    name = local_name(element)
    if name in ("br", "cr"):
        return "<br>"
    if name in ("footnoteReference", "endnoteReference"):
        return f"<sup>[{escape(element.get(f'{_W}id', ''))}]</sup>"
    return ""


def read(data: bytes, name: str) -> Document:
    """Read ``data``, a DOCX file called ``name``."""
    archive = Archive(data, name)
    if _BODY not in archive:
        raise archive.fault("no DOCX file")
    return OfficeDocument(_Reader(archive))
