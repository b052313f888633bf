"""Hints: translations of rare words and of terms, shown to a model inside the sentence.

A model that was trained for it reads ``la boue⟨ mud⟩ du quai⟨ platform⟩`` and inflects
such a hint, or ignores it where the sentence says otherwise; what stands as
``⟦brigade mécanisée⟨ mechanised brigade⟩⟧`` it has to use. Hints are put in just before the
model is asked, and everything that compares a translation with its source sees neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.engines.wanted_term import WantedTerm
from workbench.lexicon import Translation
from workbench.lexicon.own_lexicon import HintSource
from workbench.text.words import Number, PartOfSpeech, Words
from workbench.text.words.inflection import number_in, plural_of

#: The signs of hints. A text that has them itself must not show them to a model.
SIGNS = "⟦⟨⟩⟧"

#: A piece with its hints is no longer, in the model's tokens.
LONGEST_HINTED = 100

#: Words, as the training data counted them.
_WORD = re.compile(r"\w+(?:-\w+)*")
#: What a phrase of the lexicon is made of.
_TOKEN = re.compile(r"[a-zà-ÿœæ]+['’](?=\w)|aujourd'hui|\w+(?:-\w+)*|[^\w\s]", re.IGNORECASE)
#: What a sentence may begin with; a capital after it tells no name.
_BEFORE_FIRST_WORD = " \"«“-—'’"
#: The most words of a phrase, and the fewest letters of a word.
_LONGEST_PHRASE, _SHORTEST_WORD = 3, 3

_SIGN_OR_HINT = re.compile(rf"⟨[^{SIGNS}]*⟩|[{SIGNS}]")


@dataclass(frozen=True, slots=True)
class Hint:
    """A translation for ``text[start:end]``."""

    start: int
    end: int
    translation: str
    #: How often the corpus has what it stands for, 0 for a phrase: what is rare needs it most.
    frequency: int = 0
    #: Whether the model has to use it, as a term of the glossary.
    binding: bool = False


class Hinter:
    """Finds the words of a sentence that a model knows badly, with their translations."""

    def __init__(self, lexicon: HintSource, rare: int) -> None:
        """Hint words that the corpus of ``lexicon`` has less than ``rare`` times."""
        self._lexicon = lexicon
        self._rare = rare
        self._before_noun = _BEFORE_NOUN[lexicon.source_language]
        self._source_words = Words.of(lexicon.source_language)
        self._target_words = Words.of(lexicon.target_language)

    def hints(
        self, text: str, taken: Iterable[Hint] = (), *, all_words: bool = False
    ) -> list[Hint]:
        """Return hints for the rare words of ``text``, the longest phrases first.

        ``text`` has straight apostrophes and no tags. No hint stands in what is ``taken``. With
        ``all_words``, words that a model should know have hints too.
        """
        found: list[Hint] = []
        words = list(_WORD.finditer(text))
        number = 0
        while number < len(words):
            hint, count = self._phrase(text, words, number) or (
                self._word(text, words[number], all_words=all_words),
                1,
            )
            if hint and not any(t.start < hint.end and hint.start < t.end for t in taken):
                found.append(hint)
            number += count
        return found

    def _phrase(self, text: str, words: list[re.Match[str]], first: int) -> tuple[Hint, int] | None:
        """Return a hint for the longest phrase that begins with a word, and its length in words."""
        for count in range(min(_LONGEST_PHRASE, len(words) - first), 1, -1):
            start, end = words[first].start(), words[first + count - 1].end()
            tokens = _TOKEN.findall(text[start:end].lower())
            if translation := self._lexicon.phrase(tokens, self._rare):
                return Hint(start, end, translation), count
        return None

    def _word(self, text: str, match: re.Match[str], *, all_words: bool) -> Hint | None:
        """Return the hint for a word; None where the model knows it well, or nobody does."""
        word, small = match[0], match[0].lower()
        if len(small) < _SHORTEST_WORD or small.isdigit():
            return None
        frequency = self._lexicon.frequency(small)
        if frequency >= self._rare and not all_words:
            return None
        before = text[: match.start()]
        is_name = word[0].isupper() and before.strip(_BEFORE_FIRST_WORD)
        candidates = self._lexicon.candidates(small)
        if not candidates or (is_name and not candidates[0].count):
            return None
        translation = self._likeliest(candidates, noun=bool(self._before_noun.search(before)))
        if translation.lower() == small:
            return None
        translation = self._in_number(translation, text, match)
        if word[0].isupper():
            translation = translation[0].upper() + translation[1:]
        return Hint(match.start(), match.end(), translation, frequency)

    def _in_number(self, translation: str, text: str, match: re.Match[str]) -> str:
        """Return ``translation`` in the number that the words before an invariable noun tell."""
        word, language = match[0], self._lexicon.source_language
        nouns = self._source_words.analyses(word)
        if {noun.number for noun in nouns if noun.pos is PartOfSpeech.NOUN} != set(Number):
            return translation
        base = self._target_words.lemmas(translation, PartOfSpeech.NOUN)
        if len(base) != 1:
            return translation
        number = number_in(text, match.start(), word, word, language)
        (singular,) = base
        plural = number == "plural"
        return plural_of(singular, self._lexicon.target_language) if plural else singular

    def _likeliest(self, candidates: Sequence[Translation], *, noun: bool) -> str:
        """Return the first of ``candidates``, or the first that is a ``noun`` where one is due."""
        nouns = (candidate.text for candidate in candidates if self._may_be_noun(candidate))
        return next(nouns, candidates[0].text) if noun else candidates[0].text

    def _may_be_noun(self, candidate: Translation) -> bool:
        """Tell whether ``candidate`` is a noun, by the dictionary or by its own form."""
        head = candidate.text.split()[-1]
        return candidate.pos == "noun" or (
            not candidate.pos and bool(self._target_words.lemmas(head, PartOfSpeech.NOUN))
        )


#: What a noun, or an adjective before it, follows.
_BEFORE_NOUN = {
    "fr": re.compile(
        r"(?<!\w)(?:l'|(?:les?|la|une?|des|du|aux?|ces?|cet|cette|mon|ma|mes|ton|ta|tes|son|sa|"
        r"ses|nos|notre|vos|votre|leurs?|chaque|quelques|plusieurs) )$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the|an?|this|that|these|those|my|your|his|her|its|our|their|every|each|some|any|"
        r"several) $",
        re.IGNORECASE,
    ),
}


def terms_in(text: str, terms: Iterable[WantedTerm]) -> list[Hint]:
    """Return binding hints where ``terms`` stand in ``text``.

    Capitals do not matter, since a heading in capitals is shown to a model in small letters.
    """
    found: list[Hint] = []
    for surface, translation in terms:
        if not surface:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(text):
            if not any(known.start < match.end() and match.start() < known.end for known in found):
                found.append(Hint(*match.span(), translation, binding=True))
                break
    return sorted(found, key=lambda hint: hint.start)


def hinted(text: str, hints: Iterable[Hint], length: Callable[[str], int]) -> str:
    """Return ``text`` with ``hints``, the rarest of them where it would become too long.

    ``length`` tells how many tokens the model makes of a text.
    """
    kept = sorted(hints, key=lambda hint: (not hint.binding, hint.frequency))
    while kept and length(whole := _with_all(text, kept)) > LONGEST_HINTED:
        kept.pop()
    return whole if kept else text


def _with_all(text: str, hints: Iterable[Hint]) -> str:
    parts, end = [], 0
    for hint in sorted(hints, key=lambda hint: hint.start):
        source = text[hint.start : hint.end]
        shown = f"{source}⟨ {hint.translation}⟩"
        parts += [text[end : hint.start], f"⟦{shown}⟧" if hint.binding else shown]
        end = hint.end
    return "".join([*parts, text[end:]])


def without_signs(text: str) -> str:
    """Return ``text`` without hints and their signs, which a model may copy."""
    return " ".join(_SIGN_OR_HINT.sub("", text).split()) if has_signs(text) else text


def has_signs(text: str) -> bool:
    """Tell whether a sign of hints stands in ``text``."""
    return any(sign in text for sign in SIGNS)
