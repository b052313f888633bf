"""Inline HTML converted to text with numbered tags, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from workbench.documents.encoding import normalized
from workbench.documents.markup_tokens import Token, TokenKind, attributes
from workbench.documents.references import unescape
from workbench.documents.spliced import Span
from workbench.text.inline import LAST_NUMBER, first_free_number, nested, without_tags

_SPACES = re.compile(r"[ \t\n\r\f]+")
#: The beginning of text without escapes, in XML.
_CDATA = "<![CDATA["
#: Elements that become one tag, with all their content.
OPAQUE = frozenset(
    {
        "script",
        "style",
        "svg",
        "math",
        "object",
        "video",
        "audio",
        "iframe",
        "canvas",
        "map",
        "select",
        "textarea",
        "noscript",
        "template",
        "button",
        "code",
        "kbd",
        "samp",
        "var",
        "applet",
        "embed",
    }
)
#: Elements without content.
VOID = frozenset(
    {
        "br",
        "img",
        "wbr",
        "input",
        "hr",
        "col",
        "area",
        "base",
        "link",
        "meta",
        "param",
        "source",
        "track",
    }
)
#: Elements without a meaning of their own; if one encloses a whole block, it gets no tag.
_MEANINGLESS = frozenset({"span", "font", "small", "bdi", "bdo"})


@dataclass(frozen=True, slots=True)
class Alternative:
    """An image's alternative text, its place, and the offset of the image's ``tag``."""

    text: str
    span: Span
    tag: int


@dataclass(slots=True)
class MarkupInline:
    """A block's inline content: its text with tags, and its place in the source.

    ``markup`` has the source of each tag by number, ``images`` the alternative texts.
    """

    text: str = ""
    span: Span = field(default_factory=lambda: Span(0, 0))
    markup: dict[int, tuple[str, str]] = field(default_factory=dict)
    images: dict[int, Alternative] = field(default_factory=dict)


def read_run(source: str, run: Sequence[Token]) -> MarkupInline | None:
    """Return the content of ``run``, the tokens between two block tags; None if it has no text.

    Spaces and meaningless elements around the whole text are left out.
    """
    pairs = _pairs(run)
    first, last = _trimmed(source, run, pairs)
    if first >= last:
        return None
    begin = run[first].start
    end = run[last - 1].end
    if run[first].kind is TokenKind.TEXT:
        begin += _leading(source[run[first].start : run[first].end])
    if run[last - 1].kind is TokenKind.TEXT:
        raw = source[run[last - 1].start : run[last - 1].end]
        end -= len(raw) - len(raw.rstrip(" \t\n\r\f"))
    inline = MarkupInline(span=Span(begin, end))
    spelt = unescape("".join(source[t.start : t.end] for t in run if t.kind is TokenKind.TEXT))
    number = first_free_number(spelt)
    numbers: dict[int, int] = {}  # tag numbers by the index of the start tag
    pieces: list[str] = []
    place = first
    while place < last:
        token = run[place]
        raw = source[max(token.start, begin) : min(token.end, end)]
        place += 1
        if token.kind is TokenKind.TEXT:
            pieces.append(unescape(raw))
            continue
        if raw.startswith(_CDATA):
            pieces.append(raw.removeprefix(_CDATA).removesuffix("]]>"))
            continue
        partner = pairs.get(place - 1)
        if token.kind is TokenKind.START and partner is not None and token.name not in OPAQUE:
            other = run[partner]
            inline.markup[number] = (raw, source[other.start : other.end])
            numbers[place - 1] = number
            pieces.append(f"<{number}>")
            number += 1
        elif token.kind is TokenKind.END and partner is not None:
            pieces.append(f"</{numbers[partner]}>")
        else:
            if token.name in OPAQUE and partner is not None:
                raw = source[token.start : run[partner].end]
                place = partner + 1
            inline.markup[number] = (raw, "")
            pieces.append(f"<{number}/> " if token.name == "br" else f"<{number}/>")
            if token.name == "img":
                _note_alternative(source, token, number, inline)
            number += 1
    if number - 1 > LAST_NUMBER:
        return None
    inline.text = normalized(_SPACES.sub(" ", "".join(pieces))).strip(" ")
    shown = inline.images or without_tags(inline.text).strip()
    return inline if shown else None


def write_run(inline: MarkupInline, text: str, alternatives: Mapping[int, str]) -> str:
    """Return ``text`` as HTML; ``alternatives`` are new alternative texts by tag number."""
    pieces: list[str] = []
    for piece in nested(" ".join(text.split("\n")), inline.markup):
        if isinstance(piece, str):
            pieces.append(escape(piece, quote=False))
            continue
        raw = inline.markup[piece.number][0 if piece.opens else 1]
        if piece.number in alternatives:
            image = inline.images[piece.number]
            before = raw[: image.span.start - image.tag]
            after = raw[image.span.end - image.tag :]
            raw = f"{before}{quoted(alternatives[piece.number])}{after}"
        pieces.append(raw)
    return "".join(pieces)


def quoted(text: str) -> str:
    """Return ``text`` as the value of an attribute, in quotation marks."""
    return f'"{escape(" ".join(text.split()))}"'


def _note_alternative(source: str, token: Token, number: int, inline: MarkupInline) -> None:
    alternative = attributes(source, token).get("alt")
    if alternative is not None and alternative.value.strip():
        span = Span(alternative.start, alternative.end)
        text = normalized(" ".join(alternative.value.split()))
        inline.images[number] = Alternative(text, span, token.start)


def _pairs(run: Sequence[Token]) -> dict[int, int]:
    """Return the indexes of matching start and end tags, each by the other.

    An end tag closes the elements that were left open inside its element; they have no pair.
    """
    pairs: dict[int, int] = {}
    unclosed: list[int] = []
    waiting: dict[str, int] = {}  # the number of unclosed tags by name
    for place, token in enumerate(run):
        if token.kind is TokenKind.START and not token.closed and token.name not in VOID:
            unclosed.append(place)
            waiting[token.name] = waiting.get(token.name, 0) + 1
        elif token.kind is TokenKind.END and waiting.get(token.name):
            while (start := unclosed.pop()) >= 0:
                waiting[run[start].name] -= 1
                if run[start].name == token.name:
                    break
            pairs |= {start: place, place: start}
    return pairs


def _trimmed(source: str, run: Sequence[Token], pairs: Mapping[int, int]) -> tuple[int, int]:
    """Return the start and end in ``run`` of its text, without white space and comments."""
    first, last = 0, len(run)
    while first < last:
        front, back = run[first], run[last - 1]
        if _is_blank(source, front):
            first += 1
        elif _is_blank(source, back):
            last -= 1
        elif front.name in _MEANINGLESS and pairs.get(first) == last - 1:
            first, last = first + 1, last - 1
        else:
            break
    return first, last


def _is_blank(source: str, token: Token) -> bool:
    if token.kind is TokenKind.TEXT:
        return not source[token.start : token.end].strip(" \t\n\r\f")
    return token.kind is TokenKind.OTHER and not source.startswith(_CDATA, token.start)


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip(" \t\n\r\f"))
