"""The styles and lists of a DOCX file, which tell what kind of block a paragraph is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.documents.document import BlockKind
from workbench.documents.office import Role
from workbench.documents.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Kind and level by the name of a paragraph style in lower case, of many programs.
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
#: The longest chain of parent styles; longer ones are hostile, or go in circles.
_LONGEST_CHAIN = 30
#: The list that takes a paragraph out of the list of its style.
_NO_LIST = "0"
#: How the names of styles begin whose paragraphs continue a list item.
_CONTINUED = ("list continue", "list paragraph")
#: The number format of levels whose paragraphs have no marker.
_NO_MARKER = "none"
#: The deepest level of a list.
_DEEPEST = 9


class Styles:
    """The paragraph styles and lists that the two XML files define."""

    def __init__(self, styles: _Element | None, numbering: _Element | None) -> None:
        self._styles = {
            style.get(f"{_W}styleId", ""): style
            for style in (styles.iter(f"{_W}style") if styles is not None else ())
        }
        self._formats = _list_formats(numbering) if numbering is not None else {}
        self._counts: dict[tuple[str, str], int] = {}

    def role(self, paragraph: _Element) -> Role:
        """Return the role of ``paragraph`` as given by its style and its list."""
        chain = self._chain(paragraph)
        names = [_name(style) for style in chain]
        numbered = (holder.find(f"{_W}pPr/{_W}numPr") for holder in (paragraph, *chain))
        place = _ListPlace(
            next((found for found in numbered if found is not None), None),
            next((name for name in names if name.startswith("list ")), ""),
        )
        form = self._formats.get(place.list, {}).get(place.level, "")
        known = next((Role(*_KINDS[name]) for name in names if name in _KINDS), None)
        role = known or Role(BlockKind.PARAGRAPH)
        # Headings are often in lists without markers, and are no list items.
        if place and place.continues_item(form) and role.kind is not BlockKind.HEADING:
            return role._replace(within=place.depth)
        if known or not place:
            return role
        if form == "bullet" or (not form and "number" not in place.style):
            return Role(BlockKind.LIST_ITEM, place.depth, "-")
        key = (place.list, place.level)
        self._counts[key] = self._counts.get(key, 0) + 1
        return Role(BlockKind.LIST_ITEM, place.depth, f"{self._counts[key]}.")

    def _chain(self, paragraph: _Element) -> list[_Element]:
        """Return the style of ``paragraph`` and its parent styles."""
        chain: list[_Element] = []
        reference = paragraph.find(f"{_W}pPr/{_W}pStyle")
        while reference is not None and len(chain) < _LONGEST_CHAIN:
            style = self._styles.get(reference.get(f"{_W}val", ""))
            if style is None:
                break
            chain.append(style)
            reference = style.find(f"{_W}basedOn")
        return chain


class _ListPlace:
    """The place of a paragraph in a list; false if it is in no list.

    ``list`` and ``level`` are numbers as in the file; ``style`` is the name of the list
    style, such as "list bullet 2".
    """

    def __init__(self, numbering: _Element | None, style: str) -> None:
        values = {
            local_name(child): child.get(f"{_W}val", "")
            for child in (numbering if numbering is not None else ())
        }
        self.style = style
        self.list = values.get("numId", "")
        self.level = values.get("ilvl", "0")
        self._numbered = numbering is not None

    def __bool__(self) -> bool:
        return self.list != _NO_LIST and (self._numbered or bool(self.style))

    @property
    def depth(self) -> int:
        """The depth of the list item, from 1."""
        last = self.style[-1:]  # "list bullet 2" is a style of the second level
        level = int(self.level[:2]) if self.level.isdecimal() else 0
        return min(max(level + 1, int(last) if last.isdecimal() else 1), _DEEPEST)

    def continues_item(self, form: str) -> bool:
        """Return whether the paragraph has no marker; ``form`` is the list's number format."""
        return form == _NO_MARKER or (not self._numbered and self.style.startswith(_CONTINUED))


def _name(style: _Element) -> str:
    name = style.find(f"{_W}name")
    return name.get(f"{_W}val", "").lower() if name is not None else ""


def _list_formats(root: _Element) -> dict[str, dict[str, str]]:
    """Return the number format, such as ``bullet``, of each level of each list."""
    abstract: dict[str, dict[str, str]] = {}
    for definition in root.iter(f"{_W}abstractNum"):
        levels = abstract.setdefault(definition.get(f"{_W}abstractNumId", ""), {})
        for level in definition.iter(f"{_W}lvl"):
            levels[level.get(f"{_W}ilvl", "")] = _form(level)
    return {
        number.get(f"{_W}numId", ""): abstract.get(reference.get(f"{_W}val", ""), {})
        for number in root.iter(f"{_W}num")
        if (reference := number.find(f"{_W}abstractNumId")) is not None
    }


def _form(level: _Element) -> str:
    """Return the number format of a list's ``level``; ``none`` if its markers are blank."""
    form, text = (level.find(f"{_W}{name}") for name in ("numFmt", "lvlText"))
    pictured = level.find(f"{_W}lvlPicBulletId") is not None
    if text is not None and not text.get(f"{_W}val", "").strip() and not pictured:
        return _NO_MARKER
    return form.get(f"{_W}val", "") if form is not None else ""
