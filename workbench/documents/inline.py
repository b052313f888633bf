"""Numbered inline tags: ``<1>…</1>`` around text, ``<2/>`` for a thing without text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TAG = re.compile(r"<(?P<close>/)?(?P<number>[1-9]\d{0,3})(?P<empty>/)?>")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in a text; ``start`` and ``end`` are offsets in characters."""

    number: int
    opens: bool
    closes: bool
    start: int
    end: int


def tags(text: str) -> Iterator[Tag]:
    """Yield the tags of ``text`` in order; ``</1/>`` is no tag."""
    for match in TAG.finditer(text):
        close, empty = bool(match["close"]), bool(match["empty"])
        if not (close and empty):
            yield Tag(int(match["number"]), not close, close or empty, *match.span())


def without_tags(text: str) -> str:
    """Return ``text`` as a reader sees it, without its tags."""
    return TAG.sub("", text)


def first_free_number(text: str) -> int:
    """Return the number from which tags can count in a block that spells ``text``."""
    return max((tag.number for tag in tags(text)), default=0) + 1
