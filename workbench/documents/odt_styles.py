"""The styles of an ODT file: the emphasis that they give, and the kinds of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workbench.documents.document import BlockKind
from workbench.text.languages import NAMES, Direction

if TYPE_CHECKING:
    from lxml.etree import _Element

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

#: The emphasis in a style: property, beginnings of its value, and the HTML element.
_EMPHASIS = (
    (f"{_FO}font-weight", ("bold", "6", "7", "8", "9"), "strong"),
    (f"{_FO}font-style", ("italic", "oblique"), "em"),
    (f"{_STYLE}text-underline-style", ("solid", "d", "long", "wave"), "u"),
    (f"{_STYLE}text-line-through-style", ("solid", "d", "long", "wave"), "s"),
    (f"{_STYLE}text-position", ("super", "3", "5"), "sup"),
    (f"{_STYLE}text-position", ("sub", "-"), "sub"),
)
#: Properties that readers do not see.
_UNSEEN = frozenset({"rsid", "paragraph-rsid", "char-shading-value"})
_UNSEEN_PARTS = ("language", "country", "script", "rfc-language-tag")
#: Kind and level by the name of a paragraph style.
_KINDS = {
    "Title": (BlockKind.HEADING, 1),
    "Subtitle": (BlockKind.HEADING, 2),
    "Quotations": (BlockKind.QUOTATION, 1),
    "Quote": (BlockKind.QUOTATION, 1),
    "Caption": (BlockKind.CAPTION, 0),
    "Illustration": (BlockKind.CAPTION, 0),
    "Figure": (BlockKind.CAPTION, 0),
    "Drawing": (BlockKind.CAPTION, 0),
    "Preformatted_20_Text": (BlockKind.CODE, 0),
    **{f"Heading_20_{level}": (BlockKind.HEADING, min(level, 6)) for level in range(1, 11)},
}
#: The longest chain of parent styles; longer ones are hostile, or go in circles.
_LONGEST_CHAIN = 30

#: Attributes with a language, its country and more.
_LANGUAGE, _COUNTRY = f"{_FO}language", f"{_FO}country"
_NO_LANGUAGE = frozenset({*NAMES, "", "none", "zxx"})
_REDUNDANT = (f"{_FO}script", f"{_STYLE}rfc-language-tag")

#: The look of a span: the properties that readers see, each with its value.
Look = tuple[str, ...]


def redeclare(root: _Element, direction: Direction) -> None:
    """Change the styles in the source language of ``direction`` to its target language."""
    for properties in root.iter(f"{_STYLE}text-properties"):
        country = properties.get(_COUNTRY, "none")
        old = properties.get(_LANGUAGE, "")
        language, _, territory = direction.declared(f"{old}-{country}").partition("-")
        if language != old:
            properties.set(_LANGUAGE, language)
            properties.set(_COUNTRY, "none" if country == "none" else territory)
            for name in _REDUNDANT:
                properties.attrib.pop(name, "")


class Styles:
    """The styles that the XML files with the given roots define; the last definition counts."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self._numbered: set[tuple[str, int]] = set()
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                key = (style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", ""))
                self._styles[key] = style
            for level in root.iter(f"{_TEXT}list-level-style-number"):
                parent = level.getparent()
                number = level.get(f"{_TEXT}level", "")
                if parent is not None and number.isdecimal() and len(number) < 3:
                    self._numbered.add((parent.get(f"{_STYLE}name", ""), int(number)))
        #: For each look: the styles of the spans that it was first seen in, and its HTML.
        self.spans: dict[Look, tuple[str, ...]] = {(): ()}
        self.html: dict[Look, tuple[str, str]] = {(): ("", "")}

    def look(self, names: Sequence[str]) -> Look:
        """Return the look of text in spans with the styles ``names``, outermost first."""
        seen: dict[str, str] = {}
        visible: list[str] = []
        for name in names:
            properties = self._text_properties(name)
            if properties:
                visible.append(name)
                seen |= properties
        look = tuple(f"{key} {value}" for key, value in sorted(seen.items()))
        if look not in self.html:
            self.spans[look] = tuple(visible)
            elements = [
                element
                for key, beginnings, element in _EMPHASIS
                if seen.get(key, "").startswith(beginnings)
            ]
            self.html[look] = (
                "".join(f"<{element}>" for element in elements) or "<span>",
                "".join(f"</{element}>" for element in reversed(elements)) or "</span>",
            )
        return look

    def kind(self, name: str) -> tuple[BlockKind, int] | None:
        """Return kind and level for the paragraph style ``name`` or the nearest known parent."""
        parents = (s.get(f"{_STYLE}parent-style-name", "") for s in self._chain("paragraph", name))
        return next((_KINDS[known] for known in (name, *parents) if known in _KINDS), None)

    def is_numbered(self, list_style: str, level: int) -> bool:
        """Return whether lists of ``list_style`` have numbers at ``level``, from 1."""
        return (list_style, level) in self._numbered

    def _text_properties(self, name: str) -> dict[str, str]:
        """Return the properties of the text style ``name`` that readers see."""
        found: dict[str, str] = {}
        for style in reversed(self._chain("text", name)):
            properties = style.find(f"{_STYLE}text-properties")
            for key, value in properties.items() if properties is not None else ():
                plain = str(key).rpartition("}")[2]
                if plain == "language" and str(value) not in _NO_LANGUAGE:
                    found[str(key)] = str(value)  # a passage in a third language
                elif plain not in _UNSEEN and not plain.startswith(_UNSEEN_PARTS):
                    found[str(key)] = str(value)
        return found

    def _chain(self, family: str, name: str) -> list[_Element]:
        """Return the style ``name`` and its parents."""
        chain: list[_Element] = []
        style = self._styles.get((family, name))
        while style is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = self._styles.get((family, style.get(f"{_STYLE}parent-style-name", "")))
        return chain
