"""Changing the languages that an HTML page, or a book's package file, declares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.documents.markup_tokens import Attribute, Token, TokenKind, attributes, tokens
from workbench.documents.spliced import Span, splice
from workbench.text.languages import Direction

#: The names of ``meta`` elements that give the page's language.
_FACTS = frozenset({"og:locale", "content-language", "language", "dc.language", "dcterms.language"})
_NAME = re.compile("lang", re.IGNORECASE)
#: The element of a book's package file that names its language.
_ELEMENT = "dc:language"


def redeclared(source: str, direction: Direction) -> str:
    """Return ``source`` with declarations of the source language changed to the target language.

    A passage in a third language keeps its declaration.
    """
    return splice(source, _changes(source, direction))


def _changes(source: str, direction: Direction) -> Iterator[tuple[Span, str]]:
    """Yield the places of the declarations that change, and their new text."""
    before: Token | None = None
    for token in tokens(source):
        if token.kind is TokenKind.START:
            for found in _declared(source, token):
                tag = direction.declared(found.value)
                if tag != found.value:
                    quote = source[found.start] if source[found.start] in "\"'" else ""
                    yield Span(found.start, found.end), f"{quote}{tag}{quote}"
        elif token.kind is TokenKind.TEXT and before is not None and before.name == _ELEMENT:
            text = source[token.start : token.end]
            yield Span(token.start, token.end), direction.declared(text)
        before = token if token.kind is TokenKind.START else None


def _declared(source: str, token: Token) -> Iterator[Attribute]:
    """Yield the attributes of a start tag that name a language."""
    if token.name != "meta" and not _NAME.search(source, token.start, token.end):
        return
    values = attributes(source, token)
    for name in ("lang", "xml:lang"):
        if name in values:
            yield values[name]
    if token.name == "meta" and "content" in values:
        names = (values[n].value.lower() for n in ("property", "name", "http-equiv") if n in values)
        if not _FACTS.isdisjoint(names):
            yield values["content"]
