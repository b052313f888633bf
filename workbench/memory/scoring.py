"""Similarity scores of texts, in per cent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.text.inline import TAG, without_tags
from workbench.text.typography.plain_marks import plain_marks

#: The highest score if only tags, case or punctuation differ: 100 is for targets that can be
#: used unchanged.
_NEARLY = 99

#: The penalty for different numbers, which a translator easily overlooks.
_OTHER_NUMBERS = 1

_LOOSE = re.compile(r'\s+(?=[;:!?%"])|(?<=")\s+')
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")


def normal(text: str) -> str:
    """Return ``text`` without tags, and with normalised quotation marks, apostrophes and spaces.

    So a text is found however it is typeset.
    """
    return _LOOSE.sub("", _SPACES.sub(" ", plain_marks(without_tags(text))).strip())


def scores(
    text: str, others: Sequence[str], normals: Sequence[str], threshold: int
) -> list[tuple[int, int]]:
    """Return (index in ``others``, score) for scores from ``threshold``, the best first.

    Scores are from 0 to 100; tags count. ``normals`` are the results of ``normal`` for
    ``others``.
    """
    from rapidfuzz import fuzz, process

    wanted = normal(text)
    found = process.extract(
        wanted, normals, scorer=fuzz.ratio, limit=None, score_cutoff=max(threshold - 1, 0)
    )
    rated = [
        (index, _rated(text, wanted, others[index], normals[index], ratio))
        for _, ratio, index in found
    ]
    kept = [(index, rating) for index, rating in rated if rating >= threshold]
    return sorted(kept, key=lambda pair: -pair[1])


def _rated(text: str, wanted: str, other: str, found: str, ratio: float) -> int:
    """Return the score of ``other``, given the similarity ``ratio`` of the normal texts."""
    if wanted == found:
        return 100 if _same_tags(text, other) else _NEARLY
    rating = min(int(ratio), _NEARLY)
    if _NUMBER.findall(wanted) != _NUMBER.findall(found):
        rating -= _OTHER_NUMBERS
    if not _same_tags(text, other):
        rating -= 1
    return max(rating, 0)


def _same_tags(text: str, other: str) -> bool:
    """Return whether both have the same kinds of tags in the same order."""
    return _shape(text) == _shape(other)


def _shape(text: str) -> list[str]:
    return [match[0] for match in TAG.finditer(text)]
