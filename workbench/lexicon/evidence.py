"""What finished translations say of words: which translation stands for which word, how often.

Each sentence is compared with its translation. A word and a translation that the shipped
lexicon lists for it, and that stands there, belong together; so may what is left over on both
sides, where it is together again and again. Evidence can be added up, so that where one file
changes no other has to be read again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from workbench.lexicon.lexicon import Lexicon
from workbench.text.inline import without_tags
from workbench.text.typography.plain_marks import straighten
from workbench.text.typography.verbatim import blanked
from workbench.text.words import Words
from workbench.text.words.function_words import FUNCTION_WORDS
from workbench.text.words.keys import lemma

#: Words as hints count them, and the fewest letters of one.
_WORD = re.compile(r"\w+(?:-\w+)*")
_SHORTEST_WORD = 3
#: What stands before the first word of a sentence, where a capital tells no name.
_BEFORE_FIRST_WORD = re.compile(r"(?:^|[.!?…:]\s)[\W\d]*$")

#: How many words' keys and translations are kept: words come again and again.
_KEPT = 50_000

#: The most by which a word and its translation are apart, in parts of the sentence.
_FARTHEST = 0.5


@dataclass(frozen=True, slots=True)
class FinishedPair:
    """A sentence with a person's translation, and the draft that the person changed, if any."""

    source: str
    target: str
    draft: str = ""


class Rendering(NamedTuple):
    """A word and its translation: the dictionary forms, and what stands in the texts."""

    word: str
    translation: str
    form: str
    written: str


#: Words of a segment: the dictionary form, and what stands there.
Found = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Evidence:
    """What pairs say: in how many of them there is what."""

    words: Counter[str] = field(default_factory=Counter)
    translations: Counter[str] = field(default_factory=Counter)
    #: Translations that the shipped lexicon lists.
    listed: Counter[Rendering] = field(default_factory=Counter)
    #: Those of them that a person put in the place of another one in a draft.
    corrected: Counter[Rendering] = field(default_factory=Counter)
    #: The words and the translations of each pair that nothing explains.
    left: list[tuple[Found, Found]] = field(default_factory=list)

    def add(self, other: Evidence) -> None:
        """Take in what ``other`` says."""
        self.words.update(other.words)
        self.translations.update(other.translations)
        self.listed.update(other.listed)
        self.corrected.update(other.corrected)
        self.left += other.left


def evidence_of(pairs: Iterable[FinishedPair], shipped: Lexicon) -> Evidence:
    """Return what ``pairs`` say, in the direction of ``shipped``."""
    comparer = _Comparer(shipped)
    evidence = Evidence()
    for pair in pairs:
        comparer.compare(pair, evidence)
    return evidence


def base_of(expression: str, language: str) -> str:
    """Return ``expression`` in small letters, with its words in their dictionary forms."""
    return " ".join(lemma(word, language) for word in _WORD.findall(expression.lower()))


class _Word(NamedTuple):
    written: str
    small: str
    base: str
    #: Where it stands, from 0 to 1.
    place: float


class _Text:
    """The words of a text, which are found in any form."""

    def __init__(self, words: list[_Word], side: _Side) -> None:
        self.words = words
        self.contents = {n: word for n, word in enumerate(words) if side.has_content(word.small)}
        self._keys = [side.keys(word.small) for word in words]
        self._places: dict[str, list[int]] = {}
        for place, keys in enumerate(self._keys):
            for key in keys:
                self._places.setdefault(key, []).append(place)

    def find(self, expression: Sequence[frozenset[str]]) -> list[range]:
        """Return where ``expression``, the keys of its words, stands."""
        first, *others = expression
        starts = sorted({place for key in first for place in self._places.get(key, ())})
        return [
            range(start, start + len(expression))
            for start in starts
            if start + len(others) < len(self._keys)
            and all(keys & self._keys[start + n] for n, keys in enumerate(others, 1))
        ]

    def written(self, place: range) -> str:
        """Return what stands at ``place``."""
        return " ".join(word.written for word in self.words[place.start : place.stop])

    def base(self, place: range) -> str:
        """Return what stands at ``place``, in dictionary forms."""
        return " ".join(word.base for word in self.words[place.start : place.stop])


class _Side:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._function_words = FUNCTION_WORDS[language]
        self._lemmas = Words.of(language).lemmas
        self.keys = lru_cache(_KEPT)(self._keys_of)

    def read(self, text: str) -> _Text:
        """Return the words of ``text``, which may have tags and any typography."""
        plain = straighten(blanked(without_tags(text)))
        plain = plain.lower() if plain.isupper() else plain
        words = []
        for match in _WORD.finditer(plain):
            written, small = match[0], match[0].lower()
            if written.istitle() and _BEFORE_FIRST_WORD.search(plain, 0, match.start()):
                written = small
            base = lemma(small, self._language)
            words.append(_Word(written, small, base, match.start() / len(plain)))
        return _Text(words, self)

    def has_content(self, word: str) -> bool:
        """Tell whether ``word``, in small letters, is one that can be learned."""
        return (
            len(word) >= _SHORTEST_WORD
            and word not in self._function_words
            and not any(map(str.isdigit, word))
        )

    def _keys_of(self, word: str) -> frozenset[str]:
        """Return ``word``, in small letters, and all dictionary forms that it may have."""
        return frozenset({word, lemma(word, self._language), *self._lemmas(word)})


def _without_capitals(written: str, word: str) -> str:
    """Return ``written``, a translation of ``word``, without the capitals of their places.

    Hints get the first capital of their word.
    """
    both_begin_so = written.istitle() and word.istitle()
    emphasised = written.isupper() and not word.isupper()
    return written.lower() if both_begin_so or emphasised else written


class _Comparer:
    """Compares sentences with their translations."""

    def __init__(self, shipped: Lexicon) -> None:
        self._shipped = shipped
        self._source = _Side(shipped.source_language)
        self._target = _Side(shipped.target_language)
        #: Of a word: the keys of the words of each translation that the lexicon has.
        self._translations = lru_cache(_KEPT)(self._translations_of)

    def compare(self, pair: FinishedPair, evidence: Evidence) -> None:
        """Add to ``evidence`` what one pair says."""
        target, draft = self._target.read(pair.target), self._target.read(pair.draft)
        words: dict[str, _Word] = {}
        for word in self._source.read(pair.source).contents.values():
            words.setdefault(word.base, word)
        found = self._explained(words, target)
        for base, place in found.items():
            written = _without_capitals(target.written(place), words[base].written)
            rendering = Rendering(base, target.base(place), words[base].small, written)
            evidence.listed[rendering] += 1
            if self._is_correction(words[base], target, place, draft):
                evidence.corrected[rendering] += 1
        evidence.words.update(words.keys())
        evidence.translations.update({word.base for word in target.contents.values()})
        self._add_left(evidence, words, target, found)

    def _add_left(
        self,
        evidence: Evidence,
        words: dict[str, _Word],
        target: _Text,
        found: dict[str, range],
    ) -> None:
        """Add to ``evidence`` what ``found`` does not explain."""
        explained = {place for places in found.values() for place in places}
        others = {
            word.base: word.written
            for place, word in target.contents.items()
            if place not in explained
        }
        # A name is the same on both sides.
        same = {word.small for word in words.values()} & {word.small for word in target.words}
        left = {
            base: word.small
            for base, word in words.items()
            if base not in found and word.small not in same
        }
        others = {base: written for base, written in others.items() if written.lower() not in same}
        if left and others:
            evidence.left.append((tuple(left.items()), tuple(others.items())))

    def _explained(self, words: dict[str, _Word], target: _Text) -> dict[str, range]:
        """Return what translates each of ``words`` in ``target``; the likeliest go first."""
        found: dict[str, range] = {}
        taken: set[int] = set()
        listed = {base: self._translations(word.small) for base, word in words.items()}
        for rank in range(max(map(len, listed.values()), default=0)):
            for base, translations in listed.items():
                if base in found or rank >= len(translations):
                    continue
                near = [
                    (distance, place.start, place)
                    for place in target.find(translations[rank])
                    if taken.isdisjoint(place)
                    and (distance := abs(target.words[place.start].place - words[base].place))
                    <= _FARTHEST
                ]
                if near:
                    *_, found[base] = min(near)
                    taken.update(found[base])
        return found

    def _is_correction(self, word: _Word, target: _Text, place: range, draft: _Text) -> bool:
        """Tell whether what stands in ``target`` at ``place`` replaces what ``draft`` had."""
        said = [self._target.keys(one.small) for one in target.words[place.start : place.stop]]
        return not draft.find(said) and any(
            draft.find(translation) and not target.find(translation)
            for translation in self._translations(word.small)
        )

    def _translations_of(self, word: str) -> tuple[tuple[frozenset[str], ...], ...]:
        return tuple(
            tuple(map(self._target.keys, words))
            for text in self._shipped.translations(word)
            if any(map(self._target.has_content, words := _WORD.findall(text.lower())))
        )
