"""Shared by the XML formats of pairs: escaping text, and pairing inline tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import Enum, auto
from xml.sax.saxutils import escape, quoteattr

from workbench.system.xml_trees import xml_characters
from workbench.text.inline import Tag, tags


class TagKind(Enum):
    """The kind of a tag, as far as its text shows it."""

    EMPTY = auto()
    #: The tags of a pair, in this order.
    OPENING = auto()
    CLOSING = auto()
    #: Tags without a partner.
    LONE_OPENING = auto()
    LONE_CLOSING = auto()


def xml_text(text: str) -> str:
    """Return ``text`` escaped; characters that XML forbids become U+FFFD."""
    return escape(xml_characters(text))


def xml_attribute(text: str) -> str:
    """Return ``text`` as the value of an attribute, in quotation marks."""
    return quoteattr(xml_characters(text))


def tag_text(tag: Tag) -> str:
    """Return ``tag`` as it is written in a text."""
    if tag.opens and tag.closes:
        return f"<{tag.number}/>"
    return f"<{tag.number}>" if tag.opens else f"</{tag.number}>"


def tagged_xml(text: str, element: Callable[[Tag, TagKind, int], str], *, nested: bool) -> str:
    """Return ``text`` as XML, with each tag written by ``element``.

    ``element`` gets the tag, its kind, and its order among the tags of the same number and
    kind, from 1. Each number makes at most one pair. If pairs must be ``nested``, those that
    cross another become unpaired tags.
    """
    found = list(tags(text))
    kinds = _kinds(found, nested=nested)
    pieces = []
    position = 0
    seen: Counter[tuple[int, TagKind]] = Counter()
    for tag, kind in zip(found, kinds, strict=True):
        seen[tag.number, kind] += 1
        order = seen[tag.number, kind]
        pieces += [xml_text(text[position : tag.start]), element(tag, kind, order)]
        position = tag.end
    return "".join([*pieces, xml_text(text[position:])])


def _kinds(found: list[Tag], *, nested: bool) -> list[TagKind]:
    """Return the kind of each of the tags ``found`` in a text."""
    kinds = [
        TagKind.EMPTY
        if tag.opens and tag.closes
        else TagKind.LONE_OPENING
        if tag.opens
        else TagKind.LONE_CLOSING
        for tag in found
    ]
    still_open: list[int] = []
    paired: set[int] = set()
    for order, tag in enumerate(found):
        if kinds[order] is TagKind.LONE_OPENING:
            still_open.append(order)
        elif kinds[order] is TagKind.LONE_CLOSING and tag.number not in paired:
            partners = [at for at in still_open if found[at].number == tag.number]
            if not partners or (nested and partners[-1] != still_open[-1]):
                continue
            opening = partners[-1] if nested else partners[0]
            kinds[opening], kinds[order] = TagKind.OPENING, TagKind.CLOSING
            still_open.remove(opening)
            paired.add(tag.number)
    return kinds
