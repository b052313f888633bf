"""How alike two texts are, in per cent, as a translator sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.text.inline import TAG, without_tags
from workbench.text.typography.plain_marks import plain_marks

#: The score of a text that differs in its tags, its case or its punctuation only is capped
#: here, as 100 is for what can be taken as it is.
_NEARLY = 99

#: What other numbers cost, since the eye passes over them.
_OTHER_NUMBERS = 1

_LOOSE = re.compile(r'\s+(?=[;:!?%"])|(?<=")\s+')
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")


def normal(text: str) -> str:
    """Return ``text`` without its tags and the typography that makes no difference.

    Quotation marks, apostrophes and spaces come out alike, so that a text is found however
    it was typeset.
    """
    return _LOOSE.sub("", _SPACES.sub(" ", plain_marks(without_tags(text))).strip())


def scores(
    text: str, others: Sequence[str], normals: Sequence[str], threshold: int
) -> list[tuple[int, int]]:
    """Return (index in ``others``, score) of all that reach ``threshold``, the best first.

    A score says how alike ``text`` and the other text, both with their tags, are: 0 to 100.
    ``normals`` are the normal texts of ``others``.
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
    """Return the score for a likeness of ``ratio`` per cent between the normal texts."""
    if wanted == found:
        return 100 if _same_tags(text, other) else _NEARLY
    rating = min(int(ratio), _NEARLY)
    if _NUMBER.findall(wanted) != _NUMBER.findall(found):
        rating -= _OTHER_NUMBERS
    if not _same_tags(text, other):
        rating -= 1
    return max(rating, 0)


def _same_tags(text: str, other: str) -> bool:
    """Tell whether both have the same tags in the same order."""
    return _shape(text) == _shape(other)


def _shape(text: str) -> list[str]:
    return [match[0] for match in TAG.finditer(text)]
