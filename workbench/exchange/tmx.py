"""Pairs as TMX 1.4b, which translation memories read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench import __version__
from workbench.exchange.pairs import Pair
from workbench.exchange.xml import TagKind, tag_text, tagged_xml, xml_attribute, xml_text
from workbench.text.inline import Tag

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="bilingual-workbench" creationtoolversion="{version}" segtype="sentence" \
o-tmf="PO" adminlang="en" srclang="{language}" datatype="plaintext"/>
<body>
"""
_TAIL = "</body>\n</tmx>\n"


def tmx_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield a TMX file; inline tags are its ``bpt``, ``ept`` and ``ph`` elements.

    The header's source language is that of the first pair, or ``*all*`` if there is none.
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
    properties = {
        "article": pair.article,
        "state": pair.state,
        "origin": pair.origin,
        "date": pair.date,
        "licence": pair.licence,
        "draft": pair.draft,
        "draft-origin": pair.draft_origin,
    }
    lines = [f"<tu tuid={xml_attribute(pair.key)} srclang={xml_attribute(pair.source_language)}>"]
    lines += [
        f"<prop type={xml_attribute(f'x-{name}')}>{xml_text(value)}</prop>"
        for name, value in properties.items()
        if value
    ]
    for language, text in (
        (pair.source_language, pair.source),
        (pair.target_language, pair.target),
    ):
        lines.append(
            f"<tuv xml:lang={xml_attribute(language)}><seg>{segment_xml(text)}</seg></tuv>"
        )
    return "\n".join([*lines, "</tu>\n"])


def segment_xml(text: str) -> str:
    """Return ``text`` with its numbered tags as TMX elements.

    An unpaired tag is an ``it`` element, which the standard has for markup that begins or ends
    in another segment.
    """
    return tagged_xml(text, _element, nested=False)


def _element(tag: Tag, kind: TagKind, order: int) -> str:
    number = tag.number
    shown = xml_text(tag_text(tag))
    if kind is TagKind.EMPTY:
        return f'<ph x="{number}">{shown}</ph>'
    if kind is TagKind.OPENING:
        return f'<bpt i="{number}" x="{number}">{shown}</bpt>'
    if kind is TagKind.CLOSING:
        return f'<ept i="{number}">{shown}</ept>'
    position = "begin" if kind is TagKind.LONE_OPENING else "end"
    return f'<it pos="{position}" x="{number}">{shown}</it>'
