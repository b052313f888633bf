"""Extract candidate terms from articles: repeated expressions and names."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from workbench.glossary.glossary import Glossary
from workbench.glossary.reports.associations import Associations, expressions
from workbench.glossary.reports.passage import Passage
from workbench.glossary.term import Status, Term
from workbench.text.inline import without_tags
from workbench.text.languages import other_language
from workbench.text.typography.verbatim import blanked
from workbench.text.words.function_words import CONNECTORS
from workbench.text.words.inflection import plural_of
from workbench.text.words.keys import WORDS, lemma

#: The most words of a candidate.
_LONGEST = 5

#: The weight of single words: most are not terms, though the most frequent.
_SINGLE_WORD = 0.5
_LEAST_SINGLE = 3
_NAME = 1.5

_Key = tuple[str, ...]


@dataclass(slots=True)
class Candidate:
    """An expression that may be a term."""

    language: str
    #: The lemmas, which are common to all forms.
    key: _Key
    #: The forms in the texts, with their counts.
    forms: Counter[str] = field(default_factory=Counter)
    passages: list[Passage] = field(default_factory=list)
    #: Whether it always has a capital, except at the beginning of a sentence.
    name: bool = True
    score: float = 0.0
    #: Guessed translations, the likeliest first.
    translations: list[str] = field(default_factory=list)

    @property
    def expression(self) -> str:
        """The commonest form, or the shortest of several; regular plurals in the singular."""
        common = min(self.forms, key=lambda form: (-self.forms[form], len(form), form))
        return common if self.name else _singular(common, self.language)

    @property
    def count(self) -> int:
        """The number of occurrences."""
        return self.forms.total()

    @property
    def articles(self) -> list[str]:
        """The slugs of the articles with it."""
        return list(dict.fromkeys(passage.article for passage in self.passages))

    def as_term(self, field_name: str) -> Term:
        """Return the candidate as a proposed term, with its source."""
        sides = {
            self.language: (self.expression,),
            other_language(self.language): tuple(
                self.translations if len(self.translations) == 1 else ()
            ),
        }
        first = self.passages[0]
        return Term(
            fr=sides["fr"],
            en=sides["en"],
            status=Status.PROPOSED,
            field=field_name,
            note=f"{self.count} times, as in: {without_tags(first.segment.source)}",
            source=f"{first.article} {first.segment.id}",
        )


def extract(
    glossary: Glossary, passages: Iterable[Passage], *, least: int = 2, limit: int = 50
) -> list[Candidate]:
    """Return up to ``limit`` candidates with at least ``least`` occurrences, the best first.

    A candidate is a run of words that is not in ``glossary``. The score is the C-value
    (Frantzi et al., 2000): high for long and frequent candidates, unless they are mostly parts
    of longer ones; names have more weight, single words less.
    """
    passages = list(passages)
    found: dict[tuple[str, _Key], Candidate] = {}
    for passage in passages:
        _collect(passage, found)
    for candidate in found.values():
        # If it is only in headings in capitals, it is not known to be a name.
        candidate.name = candidate.name and any(form[0].isupper() for form in candidate.forms)
    repeated = [c for c in found.values() if c.count >= least and _is_plausible(c)]
    _score(repeated)
    best: list[Candidate] = []
    for candidate in sorted(repeated, key=lambda c: (-c.score, c.key)):
        if len(best) == limit:
            break
        if candidate.score > 0 and not _is_known(candidate, glossary):
            best.append(candidate)
    _translate(best, passages)
    return best


def _collect(passage: Passage, found: dict[tuple[str, _Key], Candidate]) -> None:
    """Add the candidates in the source of ``passage`` to ``found``."""
    text = blanked(without_tags(passage.segment.source))
    language = passage.source_language
    in_capitals = _is_in_capitals(text, language)
    if in_capitals:
        text = text.lower()
    first = WORDS[language].search(text)
    for key, surface in expressions(text, language, _LONGEST):
        if not _may_be_a_term(key, surface, language):
            continue
        candidate = found.setdefault((language, key), Candidate(language, key))
        candidate.forms[surface] += 1
        if not candidate.passages or candidate.passages[-1] is not passage:
            candidate.passages.append(passage)
        begins = first is not None and text.startswith(surface, first.start())
        if not (surface[0].isupper() or begins or in_capitals):
            candidate.name = False


def _is_in_capitals(text: str, language: str) -> bool:
    """Return whether ``text`` is a heading in capitals, not an acronym."""
    return text.isupper() and sum(len(word) > 1 for word in WORDS[language].findall(text)) > 1


def _singular(expression: str, language: str) -> str:
    """Return the singular of ``expression`` if it is a regular plural, else itself."""

    def without_ending(word: re.Match[str]) -> str:
        single = lemma(word[0], language)
        return single if word[0] in (f"{single}s", f"{single}x") else word[0]

    singular = WORDS[language].sub(without_ending, expression)
    return singular if plural_of(singular, language) == expression else expression


def _may_be_a_term(key: _Key, surface: str, language: str) -> bool:
    """Return whether a run of words has the form of a term."""
    if len(key) == 1 and len(surface) < 3:
        return False
    word = WORDS[language].findall(surface)[0].lower()
    return not (language == "fr" and _is_conjugated(word, key[0]))


def _is_conjugated(word: str, lemma: str) -> bool:
    """Return whether a French ``word`` is a verb form, by its lemma."""
    return lemma.endswith(("er", "ir", "re")) and word not in (lemma, f"{lemma}s")


def _is_plausible(candidate: Candidate) -> bool:
    """Return false for single words that occur only a few times, as in every text."""
    return len(candidate.key) > 1 or candidate.name or candidate.count >= _LEAST_SINGLE


def _score(candidates: list[Candidate]) -> None:
    """Set the score of each candidate."""
    nested: dict[tuple[str, _Key], list[int]] = defaultdict(list)
    for candidate in candidates:
        for part in _parts(candidate.key):
            nested[candidate.language, part].append(candidate.count)
    for candidate in candidates:
        within = nested.get((candidate.language, candidate.key), [])
        alone = candidate.count - (sum(within) / len(within) if within else 0)
        words = sum(word not in CONNECTORS[candidate.language] for word in candidate.key)
        weight = math.log2(words + 1) * (_SINGLE_WORD if words == 1 else 1)
        candidate.score = alone * weight * (_NAME if candidate.name else 1)


def _parts(key: _Key) -> Iterator[_Key]:
    """Yield the shorter runs in ``key``, without duplicates."""
    seen = {key[n:m] for n in range(len(key)) for m in range(n + 1, len(key) + 1)}
    yield from seen - {key}


def _is_known(candidate: Candidate, glossary: Glossary) -> bool:
    expression = candidate.expression
    return any(
        match.start == 0 and match.end == len(expression)
        for match in glossary.matches(expression, candidate.language)
    )


def _translate(candidates: list[Candidate], passages: list[Passage]) -> None:
    """Guess the present translations of the candidates from the targets."""
    for language in {candidate.language for candidate in candidates}:
        targets = [
            passage.segment.target
            for passage in passages
            if passage.source_language == language and passage.segment.target
        ]
        associations = Associations(targets, other_language(language))
        for candidate in candidates:
            if candidate.language == language:
                own = [p.segment.target for p in candidate.passages if p.segment.target]
                kept = sum(candidate.expression in target for target in own)
                if candidate.name and 2 * kept > len(own):
                    candidate.translations = [candidate.expression]
                    continue
                guesses = associations.of(own)
                if not candidate.name:
                    guesses = [_singular(guess, other_language(language)) for guess in guesses]
                candidate.translations = guesses
