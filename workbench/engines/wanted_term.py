"""What an engine is told to call a term."""

from __future__ import annotations

from typing import NamedTuple


class WantedTerm(NamedTuple):
    """An expression as a text has it, and what it is to be called in the translation."""

    surface: str
    translation: str
