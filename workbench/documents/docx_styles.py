"""What the styles and lists of a DOCX file make of its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.documents.document import BlockKind
from workbench.documents.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Names of paragraph styles in small letters, as word processors and converters call them.
_KINDS = {
    "title": (BlockKind.HEADING, 1),
    "subtitle": (BlockKind.HEADING, 2),
    "quote": (BlockKind.QUOTATION, 1),
    "intense quote": (BlockKind.QUOTATION, 1),
    "quotations": (BlockKind.QUOTATION, 1),
    "block text": (BlockKind.QUOTATION, 1),
    "caption": (BlockKind.CAPTION, 0),
    "image caption": (BlockKind.CAPTION, 0),
    "table caption": (BlockKind.CAPTION, 0),
    "illustration": (BlockKind.CAPTION, 0),
    "figure": (BlockKind.CAPTION, 0),
    "drawing": (BlockKind.CAPTION, 0),
    "html preformatted": (BlockKind.CODE, 0),
    "preformatted text": (BlockKind.CODE, 0),
    "source code": (BlockKind.CODE, 0),
    **{f"heading {level}": (BlockKind.HEADING, min(level, 6)) for level in range(1, 10)},
}
#: Longer chains of parents than this are made to harm, or go in circles.
_LONGEST_CHAIN = 30
#: The list that takes a paragraph out of the list of its style.
_NO_LIST = "0"
#: Styles of paragraphs that stand in a list item behind its first.
_FURTHER = ("list continue", "list paragraph")
#: The deepest level of a list.
_DEEPEST = 9


class Styles:
    """The paragraph styles and lists that the files with the given roots define."""

    def __init__(self, styles: _Element | None, numbering: _Element | None) -> None:
        self._styles = {
            style.get(f"{_W}styleId", ""): style
            for style in (styles.iter(f"{_W}style") if styles is not None else ())
        }
        self._formats = _list_formats(numbering) if numbering is not None else {}
        self._counts: dict[tuple[str, str], int] = {}

    def kind(self, paragraph: _Element) -> tuple[BlockKind, int, str]:
        """Return kind, level and label of ``paragraph``, as far as its style says them."""
        chain = self._chain(paragraph)
        names = [_name(style) for style in chain]
        for name in names:
            if name in _KINDS:
                return *_KINDS[name], ""
        numbered = (holder.find(f"{_W}pPr/{_W}numPr") for holder in (paragraph, *chain))
        numbering = next((found for found in numbered if found is not None), None)
        listed = next((name for name in names if name.startswith("list ")), "")
        if numbering is not None or listed:
            return self._list_item(numbering, listed)
        return BlockKind.PARAGRAPH, 0, ""

    def _chain(self, paragraph: _Element) -> list[_Element]:
        """Return the style of ``paragraph`` and those that it is based on."""
        chain: list[_Element] = []
        reference = paragraph.find(f"{_W}pPr/{_W}pStyle")
        while reference is not None and len(chain) < _LONGEST_CHAIN:
            style = self._styles.get(reference.get(f"{_W}val", ""))
            if style is None:
                break
            chain.append(style)
            reference = style.find(f"{_W}basedOn")
        return chain

    def _list_item(self, numbering: _Element | None, name: str) -> tuple[BlockKind, int, str]:
        """Return what a paragraph in a list is: an item, or a further paragraph of one."""
        values = {"ilvl": "0", "numId": ""}
        for child in numbering if numbering is not None else ():
            values[local_name(child)] = child.get(f"{_W}val", "")
        if values["numId"] == _NO_LIST:
            return BlockKind.PARAGRAPH, 0, ""
        last = name[-1:]  # "list bullet 2" is a style of the second level
        level = values["ilvl"] if values["ilvl"].isdecimal() else "0"
        depth = max(int(level[:2]) + 1, int(last) if last.isdecimal() else 1)
        depth = min(depth, _DEEPEST)
        form = self._formats.get(values["numId"], {}).get(values["ilvl"], "")
        if form == "none" or (numbering is None and name.startswith(_FURTHER)):
            return BlockKind.PARAGRAPH, depth, ""
        if form == "bullet" or (not form and "number" not in name):
            return BlockKind.LIST_ITEM, depth, "-"
        key = (values["numId"], values["ilvl"])
        self._counts[key] = self._counts.get(key, 0) + 1
        return BlockKind.LIST_ITEM, depth, f"{self._counts[key]}."


def _name(style: _Element) -> str:
    name = style.find(f"{_W}name")
    return name.get(f"{_W}val", "").lower() if name is not None else ""


def _list_formats(root: _Element) -> dict[str, dict[str, str]]:
    """Return the number format, such as ``bullet``, of each level of each list."""
    abstract: dict[str, dict[str, str]] = {}
    for definition in root.iter(f"{_W}abstractNum"):
        levels = abstract.setdefault(definition.get(f"{_W}abstractNumId", ""), {})
        for level in definition.iter(f"{_W}lvl"):
            form = level.find(f"{_W}numFmt")
            if form is not None:
                levels[level.get(f"{_W}ilvl", "")] = form.get(f"{_W}val", "")
    return {
        number.get(f"{_W}numId", ""): abstract.get(reference.get(f"{_W}val", ""), {})
        for number in root.iter(f"{_W}num")
        if (reference := number.find(f"{_W}abstractNumId")) is not None
    }
