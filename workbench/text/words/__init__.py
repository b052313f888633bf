"""The words of French and English: their forms, with all lemmas, and what each form is."""

from workbench.text.words.grammar import (
    Analysis,
    Degree,
    Features,
    Gender,
    Number,
    PartOfSpeech,
    Tense,
)
from workbench.text.words.words import Words

__all__ = [
    "Analysis",
    "Degree",
    "Features",
    "Gender",
    "Number",
    "PartOfSpeech",
    "Tense",
    "Words",
]
