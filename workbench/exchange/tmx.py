"""Pairs as TMX 1.4b, which translation memories read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from workbench import __version__
from workbench.documents.inline import Tag, tags
from workbench.exchange.pairs import Pair

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="bilingual-workbench" creationtoolversion="{version}" segtype="sentence" \
o-tmf="PO" adminlang="en" srclang="{language}" datatype="plaintext"/>
<body>
"""
_TAIL = "</body>\n</tmx>\n"

#: Characters that no XML file may hold, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tmx_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield a TMX file; inline tags are its ``bpt``, ``ept`` and ``ph`` elements.

    The header's source language is that of the first pair, or ``*all*`` where none is.
    """
    begun = False
    for pair in pairs:
        if not begun:
            begun = True
            yield _head(pair.source_language)
        yield _unit(pair).encode("utf-8")
    if not begun:
        yield _head("*all*")
    yield _TAIL.encode("utf-8")


def _head(language: str) -> bytes:
    return _HEAD.format(version=__version__, language=language).encode("utf-8")


def _unit(pair: Pair) -> str:
    properties = {"article": pair.article, "state": pair.state, "origin": pair.origin}
    lines = [f"<tu tuid={quoteattr(pair.key)} srclang={quoteattr(pair.source_language)}>"]
    lines += [
        f"<prop type={quoteattr(f'x-{name}')}>{_text(value)}</prop>"
        for name, value in properties.items()
        if value
    ]
    for language, text in (
        (pair.source_language, pair.source),
        (pair.target_language, pair.target),
    ):
        lines.append(f"<tuv xml:lang={quoteattr(language)}><seg>{segment_xml(text)}</seg></tuv>")
    return "\n".join([*lines, "</tu>\n"])


def segment_xml(text: str) -> str:
    """Return ``text`` with its numbered tags as TMX elements.

    Only a tag whose two halves stand in ``text`` in their order is a pair; a lone half is
    an ``it`` element, as the standard has it for markup that begins or ends elsewhere.
    """
    found = list(tags(text))
    partners = _partners(found)
    pieces = []
    position = 0
    for index, tag in enumerate(found):
        pieces.append(_text(text[position : tag.start]))
        pieces.append(_element(tag, text[tag.start : tag.end], index in partners))
        position = tag.end
    return "".join([*pieces, _text(text[position:])])


def _partners(found: list[Tag]) -> set[int]:
    """Return the indices of the tags that have their other half, each number once."""
    opened: dict[int, int] = {}
    paired: dict[int, tuple[int, int]] = {}
    for index, tag in enumerate(found):
        if tag.opens and not tag.closes:
            opened.setdefault(tag.number, index)
        elif tag.closes and not tag.opens and tag.number in opened:
            paired.setdefault(tag.number, (opened[tag.number], index))
    return {index for both in paired.values() for index in both}


def _element(tag: Tag, text: str, paired: bool) -> str:
    if tag.opens and tag.closes:
        return f'<ph x="{tag.number}">{escape(text)}</ph>'
    if not paired:
        position = "begin" if tag.opens else "end"
        return f'<it pos="{position}" x="{tag.number}">{escape(text)}</it>'
    if tag.opens:
        return f'<bpt i="{tag.number}" x="{tag.number}">{escape(text)}</bpt>'
    return f'<ept i="{tag.number}">{escape(text)}</ept>'


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
