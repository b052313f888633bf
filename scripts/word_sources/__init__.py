"""Where the words of the two languages come from: one module per source."""

from __future__ import annotations

from typing import NamedTuple

from workbench.text.words import Features


class Row(NamedTuple):
    """One form of one lemma."""

    form: str
    lemma: str
    features: Features
    #: How unusual the word is; 0 is an everyday one.
    rarity: int = 0
