"""Texts with numbered tags as small trees of elements, which every format renders.

Markup comes from strangers, and nothing of it is copied: the tree contains only the kinds of
element named here, plain text, and addresses with safe schemes. Each format writes the tree
with its own escaping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit

from workbench.documents.encoding import normalized
from workbench.text.inline import nested


class ElementKind(StrEnum):
    """The kind of an element; the values are the names of HTML."""

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
    #: The sign of a footnote: its reference mark in the text.
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a text with a meaning or a format, or an object such as an image."""

    kind: ElementKind
    children: tuple[Inline, ...] = ()
    #: The address of a link or an image, empty if it is not safe to follow; of a footnote
    #: sign, the id of the note's block.
    address: str = ""
    #: The alternative text of an image.
    description: str = ""
    #: The fragment of a link that may be the sign of a note.
    place: str = ""
    #: The name of a note's first sign in its language, to which the note links back.
    name: str = ""


Inline = str | Element

_KINDS = {kind.value: kind for kind in ElementKind if kind is not ElementKind.NOTE} | {
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

#: The most characters of the sign of a note: "[123]".
_LONGEST_SIGN = 5

#: White space at which a line may be broken.
_SPACE = " \t\n"

_SAFE_SCHEMES = ("http", "https", "mailto")


def resolve(text: str, markup: Mapping[int, tuple[str, str]], base: str = "") -> tuple[Inline, ...]:
    """Return ``text`` with its numbered tags replaced by elements.

    ``markup`` is that of the text's block; relative addresses are resolved against ``base``.
    A tag whose number is not in ``markup`` is text; an unpaired tag is left out.
    """
    levels: list[list[Inline]] = [[]]
    for piece in nested(normalized(text), markup):
        if isinstance(piece, str):
            levels[-1].append(piece)
        elif piece.opens and not piece.closes:
            levels.append([])
        else:
            children = [] if piece.opens else levels.pop()
            levels[-1].extend(_wrapped(children, markup[piece.number][0], base))
    return _merged(levels[0])


def changed(
    inlines: Iterable[Inline], change: Callable[[Element], Inline | None]
) -> tuple[Inline, ...]:
    """Return ``inlines`` with each element, from the inside out, replaced by ``change``.

    An element for which ``change`` returns None is removed.
    """
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Element):
            made = change(replace(inline, children=changed(inline.children, change)))
            result.extend([] if made is None else [made])
        else:
            result.append(inline)
    return _merged(result)


def respelled(inlines: Iterable[Inline], spell: Callable[[str], str]) -> tuple[Inline, ...]:
    """Return ``inlines`` with each text, except code, replaced by ``spell``."""
    return tuple(
        spell(inline)
        if isinstance(inline, str)
        else inline
        if inline.kind is ElementKind.CODE
        else replace(inline, children=respelled(inline.children, spell))
        for inline in inlines
    )


def plain(inlines: Iterable[Inline]) -> str:
    """Return the text of ``inlines``, without note signs; a line break is a space."""
    return "".join(_plain(inlines))


def safe_address(address: str, base: str = "") -> str:
    """Return ``address``, resolved against ``base``; empty if it is not safe to follow."""
    try:
        whole = urljoin(base, address.strip()) if base else address.strip()
        parts = urlsplit(whole)
    except ValueError:
        return ""
    safe = parts.scheme.lower() in _SAFE_SCHEMES and (parts.netloc or parts.scheme == "mailto")
    # Invalid characters are percent-encoded; the rest stays as it is.
    return quote(whole, safe="%/:=&?~#+!$,;'@()*[]") if safe and whole.isprintable() else ""


class _Opening(HTMLParser):
    """Parses the opening markup of a tag: complete elements, and elements that stay open."""

    #: Elements whose content is not text.
    _UNSEEN = ("script", "style")

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        #: The open elements, outermost first: names, attributes and content so far.
        self._open: list[tuple[str, dict[str, str], list[Inline]]] = [("", {}, [])]

    def around(self, children: list[Inline]) -> list[Inline]:
        """Return ``children`` inside the open elements, after the complete ones."""
        self._open[-1][2].extend(children)
        while len(self._open) > 1:
            self._close()
        return self._open[0][2]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._open.append((tag, attributes, []))
        if tag in ("br", "img"):
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _, _ in self._open[1:]):
            while self._open[-1][0] != tag:
                self._close()
            self._close()

    def handle_data(self, data: str) -> None:
        if self._open[-1][0] not in self._UNSEEN:
            self._open[-1][2].append(data)

    def _close(self) -> None:
        name, attributes, children = self._open.pop()
        self._open[-1][2].extend(_element(name, attributes, children, self._base))


def _wrapped(children: list[Inline], markup: str, base: str) -> list[Inline]:
    """Return ``children`` inside the elements that the opening ``markup`` leaves open."""
    opening = _Opening(base)
    opening.feed(markup)
    opening.close()
    return opening.around(children)


def _element(
    name: str, attributes: dict[str, str], children: list[Inline], base: str
) -> tuple[Inline, ...]:
    """Return the element called ``name``, or only its ``children`` if its kind is unknown."""
    kind = _KINDS.get(name)
    inner = _merged(children)
    if kind is ElementKind.BREAK:
        return (Element(kind),)
    if kind is ElementKind.IMAGE:
        address = safe_address(attributes.get("src", ""), base)
        description = attributes.get("alt", "") or attributes.get("title", "")
        return (Element(kind, address=address, description=description),)
    if kind is None or not inner:
        return inner
    if kind is ElementKind.LINK:
        href = attributes.get("href", "")
        address = safe_address(href, base)
        place = href.partition("#")[2] if len(plain(inner)) <= _LONGEST_SIGN else ""
        return (Element(kind, inner, address, place=place),) if address or place else inner
    return (Element(kind, inner),)


def _merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Return ``inlines`` without empty texts, and with neighbouring texts joined.

    White space around a line break, such as a line end in the source, is removed.
    """
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else ""
        if isinstance(inline, str) and isinstance(last, str) and merged:
            merged[-1] = last + inline
        elif isinstance(inline, str) and _is_break(last):
            merged.extend(filter(None, [inline.lstrip(_SPACE)]))
        else:
            if _is_break(inline) and isinstance(last, str) and merged:
                merged[-1:] = filter(None, [last.rstrip(_SPACE)])
            merged.extend([inline] if inline else [])
    return tuple(merged)


def _is_break(inline: Inline) -> bool:
    return isinstance(inline, Element) and inline.kind is ElementKind.BREAK


def _plain(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, str):
            yield inline
        elif inline.kind is ElementKind.BREAK:
            yield " "
        elif inline.kind is ElementKind.IMAGE:
            yield inline.description
        elif inline.kind is not ElementKind.NOTE:
            yield from _plain(inline.children)
