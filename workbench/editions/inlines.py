"""Numbered tags resolved: a text with its markup as a small tree that every format renders.

Markup comes from strangers. Nothing of it is copied: the tree holds only the kinds of
element named here, plain text, and addresses of schemes that are safe to follow; each
format then writes the tree with its own escaping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit

from workbench.documents.inline import tags


class ElementKind(StrEnum):
    """What an element does to its text; the values are HTML's names."""

    EMPHASIS = "em"
    STRONG = "strong"
    CODE = "code"
    STRUCK = "s"
    SUBSCRIPT = "sub"
    SUPERSCRIPT = "sup"
    SMALL = "small"
    UNDERLINED = "u"
    HIGHLIGHT = "mark"
    QUOTATION = "q"
    LINK = "a"
    BREAK = "br"
    IMAGE = "img"


@dataclass(frozen=True, slots=True)
class Element:
    """A stretch of text that is set apart."""

    kind: ElementKind
    children: tuple[Inline, ...] = ()
    #: Where a link or an image leads; empty where that is not safe to follow.
    address: str = ""
    #: What an image shows.
    description: str = ""


Inline = str | Element

_KINDS = {kind.value: kind for kind in ElementKind} | {
    "b": ElementKind.STRONG,
    "i": ElementKind.EMPHASIS,
    "cite": ElementKind.EMPHASIS,
    "dfn": ElementKind.EMPHASIS,
    "var": ElementKind.EMPHASIS,
    "del": ElementKind.STRUCK,
    "strike": ElementKind.STRUCK,
    "kbd": ElementKind.CODE,
    "samp": ElementKind.CODE,
    "tt": ElementKind.CODE,
    "ins": ElementKind.UNDERLINED,
}

_SAFE_SCHEMES = ("http", "https", "mailto")


def resolve(text: str, markup: Mapping[int, tuple[str, str]], base: str = "") -> tuple[Inline, ...]:
    """Return ``text`` with its numbered tags turned into elements.

    ``markup`` is that of the text's block; ``base`` is the address that relative ones
    start from. A number that ``markup`` does not know is text that looks like a tag; a tag
    without its other half is left out.
    """
    levels: list[tuple[int, list[Inline]]] = [(0, [])]
    position = 0
    for tag in tags(text):
        if tag.number not in markup:
            continue
        levels[-1][1].append(text[position : tag.start])
        position = tag.end
        if tag.opens and tag.closes:
            levels[-1][1].extend(_wrapped([], markup[tag.number], base))
        elif tag.opens:
            levels.append((tag.number, []))
        elif tag.number in (number for number, _ in levels[1:]):
            while True:
                number, children = levels.pop()
                known = markup[number] if number == tag.number else ("", "")
                levels[-1][1].extend(_wrapped(children, known, base))
                if number == tag.number:
                    break
    levels[-1][1].append(text[position:])
    while len(levels) > 1:
        _, children = levels.pop()
        levels[-1][1].extend(children)
    return _merged(levels[0][1])


def plain(inlines: Iterable[Inline]) -> str:
    """Return the words of ``inlines`` alone; a line break is a space."""
    return "".join(_plain(inlines))


def safe_address(address: str, base: str = "") -> str:
    """Return ``address``, made whole with ``base``; empty where it is not safe to follow."""
    try:
        whole = urljoin(base, address.strip()) if base else address.strip()
        parts = urlsplit(whole)
    except ValueError:
        return ""
    safe = parts.scheme.lower() in _SAFE_SCHEMES and (parts.netloc or parts.scheme == "mailto")
    # What no address may hold is written as percent signs do; the rest stays as it is.
    return quote(whole, safe="%/:=&?~#+!$,;'@()*[]") if safe and whole.isprintable() else ""


class _Opening(HTMLParser):
    """Collects the start tags of an opening markup, and the text that it brings along.

    A tag without text, such as that of a bare address, has its words in the markup.
    """

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""

    def handle_data(self, data: str) -> None:
        if self.elements:
            self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def _wrapped(children: list[Inline], markup: tuple[str, str], base: str) -> tuple[Inline, ...]:
    """Return ``children`` inside the elements that ``markup`` opens, the first outermost."""
    opening = _Opening()
    opening.feed(markup[0])
    opening.close()
    inner = _merged([*children, opening.text])
    for name, attributes in reversed(opening.elements):
        kind = _KINDS.get(name)
        if kind is ElementKind.BREAK:
            inner = (Element(kind), *inner)
        elif kind is ElementKind.IMAGE:
            address = safe_address(attributes.get("src", ""), base)
            description = attributes.get("alt", "") or attributes.get("title", "")
            inner = (Element(kind, address=address, description=description), *inner)
        elif kind is ElementKind.LINK:
            address = safe_address(attributes.get("href", ""), base)
            inner = (Element(kind, inner, address),) if address and inner else inner
        elif kind is not None and inner:
            inner = (Element(kind, inner),)
    return inner


def _merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Return ``inlines`` without empty texts, with neighbouring texts as one."""
    merged: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, str) and merged and isinstance(merged[-1], str):
            merged[-1] += inline
        elif inline:
            merged.append(inline)
    return tuple(merged)


def _plain(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, str):
            yield inline
        elif inline.kind is ElementKind.BREAK:
            yield " "
        elif inline.kind is ElementKind.IMAGE:
            yield inline.description
        else:
            yield from _plain(inline.children)
