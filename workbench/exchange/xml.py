"""What the XML formats of pairs share: safe text, and inline tags with their other half."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import Enum, auto
from xml.sax.saxutils import escape, quoteattr

from workbench.system.xml_trees import xml_characters
from workbench.text.inline import Tag, tags


class Part(Enum):
    """What a tag is in its text."""

    EMPTY = auto()
    #: The halves of a pair, which stand in their order.
    OPENING = auto()
    CLOSING = auto()
    #: Halves whose other half is missing.
    LONE_OPENING = auto()
    LONE_CLOSING = auto()


def xml_text(text: str) -> str:
    """Return ``text`` escaped; what XML cannot hold becomes U+FFFD."""
    return escape(xml_characters(text))


def xml_attribute(text: str) -> str:
    """Return ``text`` as an attribute's value, in its quotation marks."""
    return quoteattr(xml_characters(text))


def tag_text(tag: Tag) -> str:
    """Return how ``tag`` is spelled in a text."""
    if tag.opens and tag.closes:
        return f"<{tag.number}/>"
    return f"<{tag.number}>" if tag.opens else f"</{tag.number}>"


def tagged_xml(text: str, element: Callable[[Tag, Part, int], str], *, nested: bool) -> str:
    """Return ``text`` as XML, each tag as ``element`` writes it.

    ``element`` is told the tag, what it is, and how many of that number and kind the text
    has had with it. Each number makes one pair at most. Pairs that cross one another are
    lone halves where they have to be ``nested``.
    """
    found = list(tags(text))
    kinds = _kinds(found, nested=nested)
    pieces = []
    position = 0
    seen: Counter[tuple[int, Part]] = Counter()
    for tag, kind in zip(found, kinds, strict=True):
        seen[tag.number, kind] += 1
        order = seen[tag.number, kind]
        pieces += [xml_text(text[position : tag.start]), element(tag, kind, order)]
        position = tag.end
    return "".join([*pieces, xml_text(text[position:])])


def _kinds(found: list[Tag], *, nested: bool) -> list[Part]:
    """Tell what each of the tags ``found`` in a text is."""
    kinds = [
        Part.EMPTY
        if tag.opens and tag.closes
        else Part.LONE_OPENING
        if tag.opens
        else Part.LONE_CLOSING
        for tag in found
    ]
    still_open: list[int] = []
    paired: set[int] = set()
    for order, tag in enumerate(found):
        if kinds[order] is Part.LONE_OPENING:
            still_open.append(order)
        elif kinds[order] is Part.LONE_CLOSING and tag.number not in paired:
            partners = [at for at in still_open if found[at].number == tag.number]
            if not partners or (nested and partners[-1] != still_open[-1]):
                continue
            opening = partners[-1] if nested else partners[0]
            kinds[opening], kinds[order] = Part.OPENING, Part.CLOSING
            still_open.remove(opening)
            paired.add(tag.number)
    return kinds
