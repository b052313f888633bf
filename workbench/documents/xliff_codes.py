"""Inline elements of XLIFF, converted to numbered tags with their HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.documents.markup_inline import MarkupInline, read_run
from workbench.documents.markup_tokens import Token, TokenKind, attributes, tokens
from workbench.documents.references import unescape
from workbench.text.inline import LAST_NUMBER

#: Elements that contain code of the original format.
_CODES = frozenset({"bpt", "ept", "ph", "it"})
_OPENINGS = frozenset({"bpt", "bx", "sc", "sm"})
_CLOSINGS = frozenset({"ept", "ex", "ec", "em"})
_CODE = re.compile(r"<(?:\w+:)?(?:bpt|ept|ph|it)\b[^>]*>(.*)</[^>]+>", re.DOTALL)
_STYLES = {"bold": "b", "italic": "i", "underlined": "u", "link": "a", "fmt:b": "b", "fmt:i": "i"}
_STYLE = re.compile(r"""\b(?:ctype|subType)\s*=\s*["'](?:x-)?([\w:]+)["']""")
#: The most tokens of a source or target: each opening and closing tag, and a text between.
MOST_TOKENS = 4 * LAST_NUMBER
_KEY = re.compile(r"""\b(?:rid|id)\s*=\s*["']([^"']*)["']""")


def elements(source: str) -> Iterator[Token]:
    """Yield the tokens of ``source``, with the namespace prefixes removed from names."""
    for token in tokens(source):
        yield replace(token, name=token.name.rpartition(":")[2]) if ":" in token.name else token


def attribute_values(source: str, token: Token) -> dict[str, str]:
    """Return the attributes of the start tag ``token``, with names in lower case."""
    return {name: values.value for name, values in attributes(source, token).items()}


def prefix_of(source: str, token: Token) -> str:
    """Return the namespace prefix of ``token`` with its colon; empty if it has none."""
    match = re.match(r"</?([^\s/>:]+:)?", source[token.start : token.start + 100])
    return (match[1] if match else "") or ""


def read_content(source: str, run: Sequence[Token]) -> MarkupInline | None:
    """Return the content of a source or target with the tokens ``run``.

    None if it has no text or too many tags.
    """
    if len(run) > MOST_TOKENS:
        return None
    return read_run(source, _as_pairs(source, run))


def keys(inline: MarkupInline) -> dict[int, tuple[str, ...]]:
    """Return, for each tag of ``inline``, its ids, by which source and target are matched."""
    return {number: tuple(map(_key, pair)) for number, pair in inline.markup.items()}


def _key(raw: str) -> str:
    found = _KEY.search(raw)
    return f"{raw[1:3]} {found[1]}" if found else raw


def _as_pairs(source: str, run: Sequence[Token]) -> list[Token]:
    """Return ``run`` with each code of the original format as one token.

    ``<bpt id="1">…</bpt>`` becomes a start tag, and ``<ept id="1">…</ept>`` in the same
    element its end tag. They get a common name, which is never that of an HTML element.
    """
    result: list[Token] = []
    still_open = [""]
    place = 0
    while place < len(run):
        token = run[place]
        place += 1
        if token.kind is TokenKind.END:
            result.append(replace(token, name=still_open.pop() if len(still_open) > 1 else ""))
        elif token.kind is not TokenKind.START:
            result.append(token)
        elif _is_code(source, token):
            if not token.closed:
                place = _after_element(run, place - 1)
            result.append(_code(source, token, run[place - 1].end, still_open[-1]))
        else:
            result.append(replace(token, name=f"element {place}"))
            if not token.closed:
                still_open.append(f"element {place}")
    return result


def _is_code(source: str, token: Token) -> bool:
    """Return whether an element becomes one tag, with all its content."""
    if token.name in _CODES | _OPENINGS | _CLOSINGS:
        return True
    values = attribute_values(source, token)
    return values.get("mtype") == "protected" or values.get("translate") == "no"


def _code(source: str, token: Token, end: int, parent: str) -> Token:
    """Return the element that begins with ``token`` as one token: start, end or empty tag."""
    values = attribute_values(source, token)
    if token.name in _OPENINGS:
        name = f"{values.get('rid') or values.get('id')} {parent}"
        return Token(TokenKind.START, token.start, end, name)
    if token.name in _CLOSINGS:
        name = f"{values.get('rid') or values.get('startref') or values.get('id')} {parent}"
        return Token(TokenKind.END, token.start, end, name)
    return Token(TokenKind.START, token.start, end, "code", closed=True)


def _after_element(run: Sequence[Token], start: int) -> int:
    """Return the index in ``run`` after the element that begins at ``start``."""
    depth = 0
    for place in range(start, len(run)):
        token = run[place]
        if token.kind is TokenKind.START and not token.closed:
            depth += 1
        elif token.kind is TokenKind.END:
            depth -= 1
        if depth == 0:
            return place + 1
    return len(run)


def as_html(pair: tuple[str, str]) -> tuple[str, str]:
    """Return a tag's opening and closing elements as HTML, if they name any."""
    opening, closing = pair
    if style := _STYLE.search(opening):
        element = _STYLES.get(style[1])
        if element and closing:
            return f"<{element}>", f"</{element}>"
    codes = [_CODE.fullmatch(raw) for raw in pair]
    if codes[0] and (codes[1] or not closing):
        return unescape(codes[0][1]), unescape(codes[1][1]) if codes[1] else ""
    return pair
