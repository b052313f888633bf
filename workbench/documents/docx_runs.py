"""The runs of DOCX paragraphs, read as pieces of styled text, links and objects, and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from html import escape
from itertools import dropwhile
from typing import TYPE_CHECKING

from workbench.documents.office_inline import Piece
from workbench.documents.xml import local_name
from workbench.text.languages import NAMES

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: Elements of a paragraph that only enclose runs.
_TRANSPARENT = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"}
)
_OBJECTS = frozenset({"oMath", "oMathPara", "fldSimple", "ruby"})
#: Characters that have elements of their own.
_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
#: The properties of a run that readers see as emphasis, and their HTML.
_EMPHASIS = {
    "b": ("<strong>", "</strong>"),
    "i": ("<em>", "</em>"),
    "u": ("<u>", "</u>"),
    "strike": ("<s>", "</s>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
}
#: Properties that tell styles apart without being emphasis.
_OTHER_STYLES = frozenset({"caps", "smallCaps", "highlight", "color", "rStyle", "rtl"})
#: A part of the names that word processors give the styles of links, in English and French.
_LINK_STYLE = re.compile("link|lien|visited", re.IGNORECASE)
#: What may come before the text of a paragraph without being part of it.
_LEADING = frozenset({"rPr", "footnoteRef", "endnoteRef", "tab", "lastRenderedPageBreak"})
_OFF = ("0", "false", "off", "none")

#: A run's style: the names of the properties that readers see.
_Style = tuple[str, ...]


class Runs:
    """Reads and writes the runs of one paragraph."""

    def __init__(self) -> None:
        #: For each style, in a link or not: the length and the properties of its longest run.
        self._properties: dict[tuple[_Style, bool], tuple[int, _Element | None]] = {}
        #: The HTML of each style.
        self.emphasis: dict[_Style, tuple[str, str]] = {(): ("", "")}

    def read(self, paragraph: _Element) -> Iterator[Piece]:
        """Yield the pieces of ``paragraph``, without what comes first, such as a note's number."""
        return self._pieces(dropwhile(_leads, paragraph), None)

    def _pieces(self, elements: Iterable[_Element], link: _Element | None) -> Iterator[Piece]:
        """Yield the pieces of ``elements``, which are inside ``link`` if it is given."""
        field: list[_Element] = []  # a field's instructions, which are one object
        in_field = False
        for child in elements:
            name = local_name(child)
            if name == "r":
                marks = [m.get(f"{_W}fldCharType", "") for m in child.findall(f"{_W}fldChar")]
                in_field = in_field or "begin" in marks
                if in_field or marks:
                    field.append(child)
                    if {"separate", "end"} & set(marks) or not in_field:
                        yield Piece(object=field, link=link)
                        field, in_field = [], False
                else:
                    yield from self._run(child, link)
            elif name == "hyperlink":
                yield from self._pieces(child, child)
            elif name in _TRANSPARENT:
                yield from self._pieces(child, link)
            elif name in _OBJECTS:
                yield Piece(object=[child], link=link)
        if field:
            yield Piece(object=field, link=link)

    def _run(self, run: _Element, link: _Element | None) -> Iterator[Piece]:
        properties = run.find(f"{_W}rPr")
        style = self._style(properties, linked=link is not None)
        length = sum(len(text.text or "") for text in run.findall(f"{_W}t"))
        if length > self._properties.get((style, link is not None), (-1, None))[0]:
            self._properties[style, link is not None] = length, properties
        for child in run:
            name = local_name(child)
            if name == "t":
                yield Piece(text=child.text or "", style=style, link=link)
            elif name in _CHARACTERS:
                yield Piece(text=_CHARACTERS[name], style=style, link=link)
            elif name not in ("rPr", "lastRenderedPageBreak", ""):
                yield Piece(object=[child], link=link, html=_object_html(child))

    def _style(self, properties: _Element | None, *, linked: bool) -> _Style:
        """Return the properties that readers see; a link's own style does not count in links."""
        marks: list[str] = []
        for child in properties if properties is not None else ():
            name, value = local_name(child), child.get(f"{_W}val", "")
            if name == "vertAlign" and value in _EMPHASIS:
                marks.append(value)
            elif name in _EMPHASIS and value not in _OFF:
                marks.append(name)
            elif _is_own_style(name, value, linked=linked):
                marks.append(f"{name} {value}")
        style = tuple(marks)
        seen = [_EMPHASIS[mark] for mark in marks if mark in _EMPHASIS]
        self.emphasis[style] = (
            "".join(opening for opening, _ in seen) or "<span>",
            "".join(closing for _, closing in reversed(seen)) or "</span>",
        )
        return style

    def fill(self, paragraph: _Element, pieces: Iterable[Piece]) -> None:
        """Replace the content of ``paragraph`` by ``pieces``; bookmarks and the like come first."""
        for child in list(dropwhile(_leads, paragraph)):
            name = local_name(child)
            if name in ("r", "hyperlink") or name in _TRANSPARENT | _OBJECTS:
                paragraph.remove(child)
        container, current = paragraph, None
        for piece in pieces:
            if piece.link is not current:
                current = piece.link
                container = paragraph
                if current is not None:
                    container = current.makeelement(current.tag, dict(current.attrib))
                    paragraph.append(container)
            if piece.object is not None:
                container.extend(_copied(element) for element in piece.object)
                continue
            run = paragraph.makeelement(f"{_W}r")
            _, properties = self._properties.get(
                (piece.style, piece.link is not None),
                self._properties.get((piece.style, False), (0, None)),
            )
            if properties is not None:
                run.append(deepcopy(properties))
            words = run.makeelement(f"{_W}t", {_SPACE: "preserve"})
            words.text = piece.text
            run.append(words)
            container.append(run)


def _leads(element: _Element) -> bool:
    """Return whether ``element`` of a paragraph can only come before its text."""
    if element.tag == f"{_W}r":
        return all(local_name(child) in _LEADING for child in element)
    return element.tag == f"{_W}pPr"


def _is_own_style(name: str, value: str, *, linked: bool) -> bool:
    """Return whether a property tells styles apart, as a third language does."""
    if name == "lang":
        return value != "" and value[:2].lower() not in NAMES
    if linked and name == "rStyle" and _LINK_STYLE.search(value):
        return False
    return name in _OTHER_STYLES and value not in _OFF


def _copied(element: _Element) -> _Element:
    """Return a copy of ``element``, in a run of its own if it is part of a run."""
    copy, run = deepcopy(element), element.getparent()
    copy.tail = None
    if run is None or run.tag != f"{_W}r":
        return copy
    alone = run.makeelement(run.tag)
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        alone.append(deepcopy(properties))
    alone.append(copy)
    return alone


def _object_html(element: _Element) -> str:
    name = local_name(element)
    if name in ("br", "cr"):
        return "<br>"
    if name in ("footnoteReference", "endnoteReference"):
        return f"<sup>[{escape(element.get(f'{_W}id', ''))}]</sup>"
    return ""
