"""Letters without what people leave out when they type or search."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """Return ``text`` with its accents taken off, and raised letters and the like made plain."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_ligatures(text: str) -> str:
    """Return ``text`` with the two letters that each French ligature stands for."""
    return text.replace("œ", "oe").replace("æ", "ae").replace("Œ", "OE").replace("Æ", "AE")
