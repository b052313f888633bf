"""Pairs as XLIFF 1.2 and 2.1, which translation tools read and write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from workbench import __version__
from workbench.catalog import State
from workbench.exchange.pairs import Pair, one_direction
from workbench.exchange.xml import TagKind, tagged_xml, xml_attribute, xml_text
from workbench.text.inline import Tag

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

#: Our states in 1.2, and in 2.1, where drafts have a sub-state of our own.
_STATES_12 = {
    State.UNTRANSLATED: "needs-translation",
    State.DRAFT: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
}
_STATES_21 = {
    State.UNTRANSLATED: '"initial"',
    State.DRAFT: '"initial" subState="workbench:draft"',
    State.TRANSLATED: '"translated"',
    State.REVIEWED: '"reviewed"',
}

_NMTOKEN = re.compile(r"[A-Za-z0-9_.:-]+")


def xliff_12_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield an XLIFF 1.2 file, with a ``file`` element for each article."""
    yield (
        f'{_DECLARATION}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
    ).encode()
    article = None
    for pair in pairs:
        if pair.article != article:
            yield (_END_12 if article is not None else b"") + _file_12(pair)
            article = pair.article
        yield _unit_12(pair).encode("utf-8")
    if article is None:
        yield _EMPTY_12
    else:
        yield _END_12
    yield b"</xliff>\n"


_END_12 = b"</body>\n</file>\n"
_EMPTY_12 = b'<file original="nothing" source-language="fr" datatype="plaintext"><body/></file>\n'


def _file_12(pair: Pair) -> bytes:
    head = (
        f'<file original={xml_attribute(pair.article)} datatype="plaintext" '
        f"source-language={xml_attribute(pair.source_language)} "
        f"target-language={xml_attribute(pair.target_language)}>\n<header>\n"
        '<tool tool-id="workbench" tool-name="bilingual-workbench" '
        f'tool-version="{__version__}"/>\n'
    )
    notes = "".join(
        f"<note from={xml_attribute(name)}>{xml_text(value)}</note>\n"
        for name, value in (("date", pair.date), ("licence", pair.licence))
        if value
    )
    return f"{head}{notes}</header>\n<body>\n".encode()


def _unit_12(pair: Pair) -> str:
    approved = "yes" if pair.state is State.REVIEWED else "no"
    lines = [
        f'<trans-unit id={xml_attribute(pair.id)} approved="{approved}">',
        f"<source>{tagged_xml(pair.source, _element_12, nested=True)}</source>",
    ]
    if pair.target:
        state = _STATES_12[pair.state]
        target = tagged_xml(pair.target, _element_12, nested=True)
        lines.append(f'<target state="{state}">{target}</target>')
    facts = {"origin": pair.origin, "draft": pair.draft, "draft-origin": pair.draft_origin}
    lines += [
        f'<note from="{name}">{xml_text(value)}</note>' for name, value in facts.items() if value
    ]
    return "\n".join([*lines, "</trans-unit>\n"])


def _element_12(tag: Tag, kind: TagKind, order: int) -> str:
    number = tag.number
    return {
        TagKind.EMPTY: f'<x id="{number}"/>',
        TagKind.OPENING: f'<g id="{number}">',
        TagKind.CLOSING: "</g>",
        TagKind.LONE_OPENING: f'<bx id="{number}"/>',
        TagKind.LONE_CLOSING: f'<ex id="{number}"/>',
    }[kind]


def xliff_21_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield an XLIFF 2.1 file, with a ``file`` element for each article.

    Raises ``WorkbenchError`` if the pairs go in both directions.
    """
    straight = one_direction(pairs, "XLIFF 2.1")
    first = next(straight, None)
    languages = f'srcLang="{first.source_language if first else "fr"}"'
    if first:
        languages += f' trgLang="{first.target_language}"'
    yield (
        f'{_DECLARATION}<xliff version="2.1" '
        f'xmlns="urn:oasis:names:tc:xliff:document:2.0" {languages}>\n'
    ).encode()
    if first is None:
        yield b'<file id="f1"><unit id="u1"><segment><source/></segment></unit></file>\n'
    else:
        articles = groupby(chain([first], straight), key=lambda pair: pair.article)
        for number, (article, group) in enumerate(articles, 1):
            yield f'<file id="f{number}" original={xml_attribute(article)}>\n'.encode()
            for order, pair in enumerate(group, 1):
                yield _unit_21(pair, order).encode("utf-8")
            yield b"</file>\n"
    yield b"</xliff>\n"


def _unit_21(pair: Pair, order: int) -> str:
    identity = pair.id if _NMTOKEN.fullmatch(pair.id) else f"u{order}"
    lines = [f'<unit id="{identity}" name={xml_attribute(pair.key)}>']
    facts = {
        "origin": pair.origin,
        "draft": pair.draft,
        "draft-origin": pair.draft_origin,
        "date": pair.date,
        "licence": pair.licence,
    }
    notes = [
        f'<note category="{name}">{xml_text(value)}</note>'
        for name, value in facts.items()
        if value
    ]
    if notes:
        lines.append(f"<notes>{''.join(notes)}</notes>")
    lines.append(f"<segment state={_STATES_21[pair.state]}>")
    spelled = 'xml:space="preserve"'
    source = tagged_xml(pair.source, _element_21, nested=True)
    lines.append(f"<source {spelled}>{source}</source>")
    if pair.target:
        target = tagged_xml(pair.target, _element_21, nested=True)
        lines.append(f"<target {spelled}>{target}</target>")
    return "\n".join([*lines, "</segment>", "</unit>\n"])


def _element_21(tag: Tag, kind: TagKind, order: int) -> str:
    number = tag.number
    # Ids are unique in a text, and the same in source and target. A pair has the number of
    # the tag as its id, other kinds of tag have a letter before it.
    again = f".{order}" if order > 1 else ""
    return {
        TagKind.EMPTY: f'<ph id="p{number}{again}"/>',
        TagKind.OPENING: f'<pc id="{number}">',
        TagKind.CLOSING: "</pc>",
        TagKind.LONE_OPENING: f'<sc id="s{number}{again}" isolated="yes"/>',
        TagKind.LONE_CLOSING: f'<ec id="e{number}{again}" isolated="yes"/>',
    }[kind]
