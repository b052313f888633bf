"""Find the terms of a glossary in texts: inflected, of several words, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from workbench.glossary.term import Status, Term
from workbench.text.inline import TAG, without_tags
from workbench.text.letters import without_accents
from workbench.text.words.keys import (
    GAP,
    HYPHENS,
    WORDS,
    Case,
    in_capitals,
    is_all_capitals,
    is_never_elided,
    key_of_expression_word,
    keys_of_text_word,
)

#: The most words that match a gap ("…") in an expression.
_WIDEST_GAP = 5

#: The most words whose keys are cached.
_REMEMBERED = 200_000

_GAPS = re.compile(rf"\s*(?:{GAP}|\.\.\.)\s*")

#: Prefixes and suffixes that French joins with a hyphen without making another word.
_PREFIXES = frozenset({"anti", "ex", "mi", "non", "pro", "quasi", "ultra"})
_AFTER_HYPHEN = "ce ci elle elles en il ils je la là le les leur lui moi nous on t toi tu vous y"
_SUFFIXES = frozenset(_AFTER_HYPHEN.split())


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A match of one or more terms in a text: ``text[start:end]`` is ``surface``.

    ``terms`` has all terms with this expression (it may have several senses), the most binding
    first.
    """

    terms: tuple[Term, ...]
    start: int
    end: int
    surface: str
    #: Whether the surface is a form of the preferred expression. Other accepted expressions do
    #: not bind the translation in the opposite direction.
    binding: bool = True

    @property
    def term(self) -> Term:
        """The most binding term."""
        return self.terms[0]


class Occurrence(NamedTuple):
    """A place where a given term was found: ``text[start:end]`` is ``surface``."""

    #: The expression or inflection of the term that the surface is a form of.
    form: str
    start: int
    end: int
    surface: str


class _Entry(NamedTuple):
    """A term with one of its expressions or inflections, as it is indexed."""

    term: Term
    form: str


class _Candidate(NamedTuple):
    """An entry found in a text, from word ``first`` up to, not including, word ``last``."""

    entry: _Entry
    first: int
    last: int


@dataclass(slots=True)
class _Node:
    """A node of the prefix tree of expressions; each step is the key of a word."""

    steps: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    entries: list[_Entry] = field(default_factory=list)


class Matcher:
    """Finds ``terms`` in texts in ``language``."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self.language = language
        self._words = WORDS[language]
        self._root = _Node()
        self._vocabulary: set[str] = set()
        #: The keys of the expressions' words, by the word without accents in lower case.
        self._in_capitals: dict[str, set[str]] = {}
        self._order: dict[int, int] = {}
        for number, term in enumerate(terms):
            self._order[id(term)] = number
            for form in term.forms(language):
                self._add(term, form)
        #: Cache of the keys of text words that are in an expression; empty for most words.
        self._keys: dict[str, tuple[str, ...]] = {}

    def matches(self, text: str) -> list[TermMatch]:
        """Return the matches in ``text``; of overlapping ones only the longest.

        They are in the order of the text, and their offsets count inline tags.
        """
        plain, words = self._split(text)
        candidates = list(self._candidates(plain, words))
        if not candidates:
            return []
        candidates.sort(key=lambda found: (found.first - found.last, found.first))
        taken = [False] * len(words)
        chosen: dict[tuple[int, int], list[_Entry]] = {}
        for entry, first, last in candidates:
            if (first, last) in chosen:
                chosen[first, last].append(entry)
            elif not any(taken[first:last]):
                taken[first:last] = [True] * (last - first)
                chosen[first, last] = [entry]
        places = _Places(text, plain, words)
        return [
            self._match(entries, *places.between(first, last))
            for (first, last), entries in sorted(chosen.items())
        ]

    def finds(self, term: Term, text: str) -> bool:
        """Return whether ``term`` is in ``text``, also within a longer term."""
        plain, words = self._split(text)
        return any(entry.term is term for entry, _, _ in self._candidates(plain, words))

    def occurrences(self, term: Term, text: str) -> list[Occurrence]:
        """Return the occurrences of ``term`` in ``text``, also within longer terms."""
        plain, words = self._split(text)
        places = _Places(text, plain, words)
        return [
            Occurrence(entry.form, *places.between(first, last))
            for entry, first, last in self._candidates(plain, words)
            if entry.term is term
        ]

    def _match(self, entries: list[_Entry], start: int, end: int, surface: str) -> TermMatch:
        """Return a match with the terms of ``entries``, binding ones first, then by status."""
        order = list(Status)
        binding = {entry.term for entry in entries if self._is_preferred(entry)}
        terms = sorted(
            {entry.term for entry in entries},
            key=lambda t: (t not in binding, order.index(t.status), self._order[id(t)]),
        )
        return TermMatch(tuple(terms), start, end, surface, terms[0] in binding)

    def _is_preferred(self, entry: _Entry) -> bool:
        """Return whether ``entry`` is the preferred expression of its term or an inflection."""
        return entry.form not in entry.term.expressions(self.language)[1:]

    def _add(self, term: Term, form: str) -> None:
        """Add ``form``, an expression or inflection of ``term``, to the tree."""
        node = self._root
        # The number is that of the French expression: «troupes» does not match «troupe».
        has_one_number = bool(term.number) and self.language == "fr"
        inflected = term.status is not Status.KEEP and not has_one_number
        for number, part in enumerate(_GAPS.split(form)):
            if number:
                node.gap = node.gap or _Node()
                node = node.gap
            words = self._words.findall(part)
            for word, following in zip_longest(words, words[1:], fillvalue=""):
                is_form = inflected and not is_never_elided(word, following, self.language)
                key = key_of_expression_word(word, self.language, term.case, inflected=is_form)
                self._vocabulary.add(key)
                if term.case is not Case.EXACT:
                    self._in_capitals.setdefault(without_accents(word.lower()), set()).add(key)
                node = node.steps.setdefault(key, _Node())
        if node is not self._root:
            node.entries.append(_Entry(term, form))

    def _split(self, text: str) -> tuple[str, list[re.Match[str]]]:
        """Return ``text`` without tags (the same object if it has none), and its words."""
        plain = without_tags(text) if "<" in text and TAG.search(text) else text
        return plain, list(self._words.finditer(plain))

    def _candidates(self, plain: str, words: list[re.Match[str]]) -> Iterator[_Candidate]:
        """Yield all candidates, also overlapping ones."""
        known = self._keys
        keys = []
        for word in words:
            surface = word[0]
            found = known.get(surface)
            keys.append(self._look_up(surface) if found is None else found)
        steps = self._root.steps
        for first, choices in enumerate(keys):
            for key in choices:
                if key in steps:
                    for entry, last in self._walk(steps[key], keys, first + 1):
                        if self._stands_alone(plain, words, first, last):
                            yield _Candidate(entry, first, last)

    def _walk(
        self, node: _Node, keys: list[tuple[str, ...]], position: int
    ) -> Iterator[tuple[_Entry, int]]:
        """Yield the entries below ``node`` that match, each with the position after its end."""
        for entry in node.entries:
            yield entry, position
        if position >= len(keys):
            return
        for key in keys[position]:
            if key in node.steps:
                yield from self._walk(node.steps[key], keys, position + 1)
        if node.gap:
            for resumed in range(position, min(position + _WIDEST_GAP + 1, len(keys))):
                for key in keys[resumed]:
                    if key in node.gap.steps:
                        yield from self._walk(node.gap.steps[key], keys, resumed + 1)

    def _look_up(self, surface: str) -> tuple[str, ...]:
        """Return the keys of a word that are in the vocabulary, and cache them."""
        keys = set(keys_of_text_word(surface, self.language))
        found = keys & self._vocabulary
        if is_all_capitals(surface):
            for form in in_capitals(surface):
                found |= self._in_capitals.get(form, set())
        if len(self._keys) >= _REMEMBERED:
            self._keys.clear()
        self._keys[surface] = tuple(sorted(found))
        return self._keys[surface]

    def _stands_alone(self, plain: str, words: list[re.Match[str]], first: int, last: int) -> bool:
        """Return whether the words are not only a part of a French compound.

        «parole» is not in «porte-parole», but «déserta» is in «déserta-t-il».
        """
        if self.language != "fr":
            return True
        start, end = words[first].start(), words[last - 1].end()
        if start and plain[start - 1] in HYPHENS and first:
            before = words[first - 1]
            if before.end() == start - 1 and before[0].lower() not in _PREFIXES:
                return False
        if plain[end : end + 1] and plain[end] in HYPHENS and last < len(words):
            after = words[last]
            if after.start() == end + 1 and after[0].lower() not in _SUFFIXES:
                return False
        return True


class _Places:
    """The offsets of the words of a text, with inline tags counted."""

    def __init__(self, text: str, plain: str, words: list[re.Match[str]]) -> None:
        self._text = text
        self._words = words
        self._offsets = _offsets(text) if plain is not text else None

    def between(self, first: int, last: int) -> tuple[int, int, str]:
        """Return start, end and text of the words from ``first`` up to, not including, ``last``."""
        start, end = self._words[first].start(), self._words[last - 1].end()
        if self._offsets:
            start, end = self._offsets[start], self._offsets[end - 1] + 1
        return start, end, self._text[start:end]


def _offsets(text: str) -> list[int]:
    """Return the offset in ``text`` of each character of ``text`` without tags."""
    offsets: list[int] = []
    position = 0
    for tag in TAG.finditer(text):
        offsets.extend(range(position, tag.start()))
        position = tag.end()
    offsets.extend(range(position, len(text)))
    return offsets
