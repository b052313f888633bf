"""The positions of a cursor in a text: between graphemes, and never within a tag."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right

from workbench.text.inline import tags

#: Joins the characters around it into one, as in an emoji of a family.
JOINER = "\u200d"
_VARIATIONS = range(0xFE00, 0xFE10)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def stops(text: str) -> list[int]:
    """Return the offsets in ``text`` at which a cursor may stand, from 0 to its length."""
    inside = {offset for tag in tags(text) for offset in range(tag.start + 1, tag.end)}
    return [
        offset
        for offset in range(len(text) + 1)
        if offset not in inside and not _joined(text, offset)
    ]


def previous_stop(text: str, offset: int) -> int:
    """Return the stop before ``offset``; 0 at the beginning."""
    places = stops(text)
    return places[max(0, bisect_left(places, offset) - 1)]


def next_stop(text: str, offset: int) -> int:
    """Return the stop after ``offset``; the length of the text at its end."""
    places = stops(text)
    return places[min(len(places) - 1, bisect_right(places, offset))]


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range from ``start`` to ``end``, widened to whole tags and graphemes."""
    places = stops(text)
    return (
        places[max(0, bisect_right(places, start) - 1)],
        places[min(len(places) - 1, bisect_left(places, end))],
    )


def _joined(text: str, offset: int) -> bool:
    """Return whether the characters around ``offset`` are parts of one grapheme."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    code = ord(after)
    if unicodedata.combining(after) or code in _VARIATIONS or code in _SKIN_TONES:
        return True
    if after == JOINER or before == JOINER:
        return True
    if code in _FLAG_LETTERS and ord(before) in _FLAG_LETTERS:
        letters = 0
        while letters < offset and ord(text[offset - 1 - letters]) in _FLAG_LETTERS:
            letters += 1
        return letters % 2 == 1
    return False
