"""What a form of a word may be: its part of speech, gender, number, tense, person and degree."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class PartOfSpeech(StrEnum):
    """A part of speech, called as glossary terms call it."""

    NOUN = "noun"
    PROPER_NOUN = "proper noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    PRONOUN = "pronoun"
    DETERMINER = "determiner"
    INTERJECTION = "interjection"
    #: What stands before a hyphen only: «politico-militaire».
    PREFIX = "prefix"


class Gender(StrEnum):
    """The gender of a French noun, adjective, pronoun or participle."""

    MASCULINE = "m"
    FEMININE = "f"


class Number(StrEnum):
    """One, or several."""

    SINGULAR = "singular"
    PLURAL = "plural"


class Tense(StrEnum):
    """The mood and tense of a verb's form."""

    INFINITIVE = "infinitive"
    PRESENT = "present"
    IMPERFECT = "imperfect"
    #: The French «passé simple» and the English past.
    PRETERITE = "preterite"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    IMPERFECT_SUBJUNCTIVE = "imperfect subjunctive"
    IMPERATIVE = "imperative"
    PRESENT_PARTICIPLE = "present participle"
    PAST_PARTICIPLE = "past participle"


class Degree(StrEnum):
    """The degree of an English adjective or adverb; the positive has no name."""

    COMPARATIVE = "comparative"
    SUPERLATIVE = "superlative"


class Features(NamedTuple):
    """What a form is; None where that says nothing, as the gender of an English noun."""

    pos: PartOfSpeech
    gender: Gender | None = None
    number: Number | None = None
    tense: Tense | None = None
    person: int | None = None
    degree: Degree | None = None

    @classmethod
    def parse(cls, label: str) -> Features:
        """Return the features that were written as ``label``."""
        pos, gender, number, tense, person, degree = label.split(",")
        return cls(
            PartOfSpeech(pos),
            Gender(gender) if gender else None,
            Number(number) if number else None,
            Tense(tense) if tense else None,
            int(person) if person else None,
            Degree(degree) if degree else None,
        )

    def __str__(self) -> str:
        return ",".join("" if value is None else str(value) for value in self)


#: A form of a word, and what it is.
Form = tuple[str, Features]


class Analysis(NamedTuple):
    """One reading of ``form``: of which ``lemma`` it is a form, and which."""

    form: str
    lemma: str
    pos: PartOfSpeech
    gender: Gender | None = None
    number: Number | None = None
    tense: Tense | None = None
    person: int | None = None
    degree: Degree | None = None
    #: Made by a rule, since the word is in no dictionary.
    guessed: bool = False

    @property
    def features(self) -> Features:
        """What the form is, whatever word it is a form of."""
        return Features(*self[2:8])
