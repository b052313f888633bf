"""Plain apostrophes and quotation marks, to compare texts however they are typeset."""

from __future__ import annotations

_ALIKE = str.maketrans(
    {**dict.fromkeys("’‘ʼ", "'"), **dict.fromkeys("«»“”„", '"'), "…": "...", "\u2011": "-"}
)


def plain_marks(text: str) -> str:
    """Return ``text`` with straight apostrophes and quotation marks, and dots for ellipses."""
    return text.translate(_ALIKE)


def straighten(text: str) -> str:
    """Return ``text`` with straight apostrophes."""
    return text.replace("’", "'").replace("ʼ", "'")
