"""A tokenizer of HTML and XHTML that keeps offsets, so that texts can be replaced in place.

Tree parsers repair a page and lose the offsets, but a translated page must be the same bytes
except for its text. A tag that is never closed is text, and nothing is scanned twice, so
that broken pages take no longer than good ones.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from workbench.documents.references import unescape

#: Elements whose content is not markup.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?"""
)
#: The start of a value in quotation marks, or the end of the tag.
_IN_TAG = re.compile(r"""=\s*(["'])|>""")


class TokenKind(Enum):
    """The kind of a token."""

    TEXT = auto()
    START = auto()
    END = auto()
    #: A comment, a doctype, a processing instruction.
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the source from ``start`` to ``end``; tags have a ``name`` in lower case.

    ``closed`` is set for a start tag that ends with ``/>``.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute's value, and its place in the source, with its quotation marks."""

    value: str
    start: int
    end: int


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of ``source``, which together cover all of it."""
    place = text_start = 0
    while (opening := source.find("<", place)) >= 0:
        token = _token(source, opening)
        if token is None:
            place = opening + 1
            continue
        if token.end < 0:
            break  # the tag is never closed
        if opening > text_start:
            yield Token(TokenKind.TEXT, text_start, opening)
        yield token
        place = text_start = token.end
        if token.kind is TokenKind.START and token.name in _RAW and not token.closed:
            place = text_start = yield from _raw_content(source, token)
    if text_start < len(source):
        yield Token(TokenKind.TEXT, text_start, len(source))


def attributes(source: str, token: Token) -> dict[str, Attribute]:
    """Return the attributes of a start tag by name in lower case; of duplicates, the first."""
    found: dict[str, Attribute] = {}
    first = token.start + 1 + len(token.name)
    for match in _ATTRIBUTE.finditer(source, first, token.end - 1):
        raw = match["value"]
        if raw is not None and match["name"].lower() not in found:
            value = unescape(raw[1:-1] if raw[0] in "\"'" else raw)
            found[match["name"].lower()] = Attribute(value, *match.span("value"))
    return found


def _token(source: str, start: int) -> Token | None:
    """Return the token that begins with the ``<`` at ``start``; None if that is text.

    The token's end is -1 if it is never closed.
    """
    if source.startswith("<!--", start):
        return Token(TokenKind.OTHER, start, _after(source, "-->", start + 4))
    if source.startswith("<![CDATA[", start):
        return Token(TokenKind.OTHER, start, _after(source, "]]>", start))
    if source.startswith(("<!", "<?"), start):
        return Token(TokenKind.OTHER, start, _after(source, ">", start))
    match = _NAME.match(source, start)
    if match is None:
        return None
    end = _tag_end(source, match.end())
    kind = TokenKind.END if match[1] else TokenKind.START
    return Token(kind, start, end, match[2].lower(), source.endswith("/>", start, max(end, 0)))


def _tag_end(source: str, place: int) -> int:
    """Return the end of the tag whose name ends at ``place``; -1 if it has none."""
    while (match := _IN_TAG.search(source, place)) is not None:
        if not match[1]:
            return match.end()
        place = source.find(match[1], match.end()) + 1
        if place == 0:
            break
    return -1


def _after(source: str, closing: str, place: int) -> int:
    found = source.find(closing, place)
    return found + len(closing) if found >= 0 else -1


def _raw_content(source: str, token: Token) -> Generator[Token, None, int]:
    """Yield the content of a script or similar element as one text; return its end."""
    closing = re.compile(rf"</{re.escape(token.name)}(?=[\s/>])", re.IGNORECASE)
    match = closing.search(source, token.end)
    end = match.start() if match else len(source)
    if end > token.end:
        yield Token(TokenKind.TEXT, token.end, end)
    return end
