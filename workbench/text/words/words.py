"""The words of a language: what a form may be, and the forms that a lemma has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from workbench.text.typography.plain_marks import straighten
from workbench.text.words import compounds, rules
from workbench.text.words.dictionary import Dictionary
from workbench.text.words.grammar import (
    Analysis,
    Degree,
    Features,
    Gender,
    Number,
    PartOfSpeech,
    Tense,
)

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = re.compile("[-\u2010\u2011]")
_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+(?:e|er|ème)?")
#: French words that lose their vowel before another word, and what is put behind English words.
_ELIDED = re.compile(r"(?:[cçdjlmnst]|(?:jus|lors|puis|quel|quoi|pres)?qu|entr)'", re.IGNORECASE)
_CONTRACTED = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m)?)$", re.IGNORECASE)
#: Words that "n't" changes.
_NEGATED = {"can't": "can", "shan't": "shall", "won't": "will"}


#: Of how many words the readings are remembered: a text has the same ones again and again.
_REMEMBERED = 20_000


class Words:
    """The words of French or English, looked up in a dictionary or else read by rule.

    A word is written as usual, or with a capital or in capitals, with either kind of apostrophe,
    and with "oe" for «œ». Analyses give its usual form.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._dictionary = Dictionary(language)

    @staticmethod
    @cache
    def of(language: str) -> Words:
        """Return the words of ``language``, "fr" or "en"; its dictionary is opened once."""
        return Words(language)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 - two instances, which live as long as the process
    def knows(self, form: str) -> bool:
        """Tell whether ``form`` is a word, or a compound of words, or a number.

        Names and acronyms are known if they are common.
        """
        plain = _plain(form)
        return plain in self._dictionary or _is_number(plain) or self._consists_of_words(plain)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def analyses(self, form: str) -> tuple[Analysis, ...]:
        """Return every reading of ``form``, usual ones first; of unknown words guessed ones.

        An elided word before it, and a genitive or contracted word behind it, are left out.
        """
        plain = _plain(form)
        readings = self._dictionary.readings(plain)
        if not readings:
            plain = _without_elision(plain, self.language)
            readings = self._dictionary.readings(plain) or self._guessed(plain)
        return tuple(readings)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def lemmas(self, form: str, pos: PartOfSpeech | None = None) -> frozenset[str]:
        """Return the lemmas of which ``form`` is a form, as that part of speech."""
        return frozenset(
            analysis.lemma for analysis in self.analyses(form) if pos in (None, analysis.pos)
        )

    def forms(self, lemma: str, pos: PartOfSpeech | None = None) -> tuple[Analysis, ...]:
        """Return the forms of ``lemma`` as that part of speech; of an unknown one guessed ones."""
        plain = _plain(lemma)
        for source in (self._dictionary.forms(plain), compounds.forms(plain, self._dictionary)):
            found = [form for form in source if pos in (None, form.pos)]
            if found:
                return tuple(dict.fromkeys(found))
        return tuple(
            form
            for kind in ([pos] if pos else rules.OPEN)
            for form in rules.regular_forms(plain, kind, self.language)
        )

    def inflected(
        self,
        lemma: str,
        pos: PartOfSpeech,
        *,
        gender: Gender | None = None,
        number: Number | None = None,
        tense: Tense | None = None,
        person: int | None = None,
        degree: Degree | None = None,
    ) -> list[str]:
        """Return the forms of ``lemma`` that are what is asked for, the preferred one first.

        What is not asked for may be anything.
        """
        wanted = Features(pos, gender, number, tense, person, degree)
        return list(
            dict.fromkeys(
                form.form
                for form in self.forms(lemma, pos)
                if all(
                    value in (None, own) for value, own in zip(wanted, form.features, strict=True)
                )
            )
        )

    def _consists_of_words(self, plain: str) -> bool:
        parts = _HYPHENS.split(plain)
        if len(parts) > 1:
            prefixes = compounds.PREFIXES[self.language]
            return all(part and (part in prefixes or self.knows(part)) for part in parts)
        rest = _without_elision(plain, self.language)
        return rest != plain and self.knows(rest)

    def _guessed(self, plain: str) -> list[Analysis]:
        """Return the readings of a word that the dictionary does not have."""
        if not _WORD.fullmatch(plain):
            return []
        lower = plain.lower()
        regular = list(rules.readings(lower, self.language))
        names = [] if lower == plain else [_name(plain)]
        readings = (
            [each for each in regular if self._dictionary.may_be_lemma(each.lemma, each.pos)]
            or list(compounds.readings(lower, self._dictionary))
            or list(compounds.readings(plain, self._dictionary))
            or names + regular
        )
        return list(dict.fromkeys(readings))


def _plain(form: str) -> str:
    """Return ``form`` composed and with straight apostrophes."""
    return straighten(unicodedata.normalize("NFC", form))


def _is_number(plain: str) -> bool:
    """Tell whether digits or Roman numerals stand in ``plain``, or less than two letters."""
    return (
        sum(character.isalpha() for character in plain) < 2
        or any(character.isdigit() for character in plain)
        or bool(_ROMAN_NUMERAL.fullmatch(plain))
    )


def _without_elision(plain: str, language: str) -> str:
    """Return ``plain`` without an elided word before it, or a contracted one behind it."""
    if language == "fr":
        return _ELIDED.sub("", plain, count=1)
    return _NEGATED.get(plain.lower()) or _CONTRACTED.sub("", plain)


def _name(word: str) -> Analysis:
    return Analysis(word, word, PartOfSpeech.PROPER_NOUN, guessed=True)
