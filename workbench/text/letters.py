"""Text without accents, for searching and slugs."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """Return ``text`` without accents, and with plain letters for superscripts and ligatures."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_ligatures(text: str) -> str:
    """Return ``text`` with the two letters that each French ligature stands for."""
    return text.replace("œ", "oe").replace("æ", "ae").replace("Œ", "OE").replace("Æ", "AE")
