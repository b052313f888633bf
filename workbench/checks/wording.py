"""Checks of words: left in the source's language, or written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import eq

from workbench.catalog.segment import COPY, HUMAN, State
from workbench.checks.check import Check, Finding, Level, Pair
from workbench.text.languages import NAMES
from workbench.text.quantities import Quantity
from workbench.text.typography.verbatim import blanked
from workbench.text.words import Words
from workbench.text.words.unknown_words import unknown_words

_WORD = re.compile(r"[^\W\d_]+")

#: Small words within names: Charles de Gaulle, Vincent van Gogh, Isle of Man.
_PARTICLES = frozenset(
    {"d", "de", "del", "della", "der", "des", "di", "du", "la", "le", "of", "van", "von", "y"}
)

_FRENCH = (
    "au aux avec ce ces cette dans des du elle est et il ils la le les leur leurs ne nous ont "
    "ou par pas pour que qui sa se ses sont sur un une vous été à"
)
_ENGLISH = (
    "and are as at be been but by for from had has have he his in is it its not of that the "
    "their they this to was we were which who with you"
)
#: Frequent words that exist in one language only, by which a text's language is recognized.
FREQUENT_WORDS = {"fr": frozenset(_FRENCH.split()), "en": frozenset(_ENGLISH.split())}
#: The fewest such words that are evidence of a language.
_ENOUGH = 4

#: The fewest letters of a word to look up: shorter ones are words in too many languages.
_SHORTEST = 4

#: The dictionary proposes translations of words that its corpus has less often, so many.
_RARE, _MOST_PROPOSED = 400, 3

_DOUBLED = re.compile(r"\b(?P<word>[^\W\d_]+)(?P<again>\s+(?P=word))\b", re.IGNORECASE)
#: Words that may be doubled: nous nous levons, se faire faire, à qui mieux mieux; had had.
_GOOD = {"fr": frozenset({"nous", "vous", "faire", "mieux"}), "en": frozenset({"had", "that"})}


class Untranslated(Check):
    """Checks that the target is not the same as its source."""

    id = "untranslated"
    name = "Untranslated"
    explanation = (
        "The target is the same as the source. Names, numbers with their units, addresses and "
        "code are often the same in both languages and are let pass, as is any text of which "
        "every word has a capital."
    )
    level = Level.ERROR

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding if both sides have the same words, and some need translation."""
        if pair.segment.origin == COPY or pair.source.words != pair.target.words:
            return
        words = [
            *_words_without_measures(pair.source_numbers, pair.source.text),
            *_words_without_measures(pair.target_numbers, pair.target.text),
        ]
        if any(word[0].islower() and word.lower() not in _PARTICLES for word in words):
            yield self.found(pair, "the target is the same as the source")


class Language(Check):
    """Checks that the target is not mostly in the source's language."""

    id = "language"
    name = "Source language"
    explanation = (
        "The target reads like the source's language: its articles, pronouns and prepositions "
        "are mostly those of the source. A machine that copies a sentence instead of "
        "translating it is found so."
    )
    level = Level.ERROR

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Count the words of the target that belong to one of the languages only."""
        context, words = pair.context, pair.target.words
        if pair.segment.origin == COPY or pair.source.words == words:
            return
        foreign = sum(word in FREQUENT_WORDS[context.source_language] for word in words)
        if foreign < _ENOUGH:
            return
        own = sum(word in FREQUENT_WORDS[context.target_language] for word in words)
        if foreign > 2 * own:
            language = NAMES[context.source_language][0]
            yield self.found(pair, f"the target seems to be {language}")


class LeftWords(Check):
    """Checks for words in the target that are none of its language."""

    id = "left-words"
    name = "Words left in French, or made up"
    explanation = (
        "An English target holds a French word of the source that no English dictionary has; or "
        "a machine's draft, in either language, has a word that neither language knows. Names, "
        "short words and what the glossary has in the target are let pass. Into French no "
        "English words are looked for, since French takes them in freely. What the dictionary "
        "has for words of the source that the draft does not translate is proposed."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Look up the words of the target in dictionaries."""
        if pair.segment.origin == COPY:
            return
        yield from self._left(pair)
        if pair.segment.state is State.DRAFT and pair.segment.origin != HUMAN:
            yield from self._made_up(pair)

    def _left(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each French word of the source in an English target."""
        if pair.context.target_language != "en":
            return
        left = {word for word in {*pair.source.words} & {*pair.target.words} if _french_only(word)}
        if not left:
            return
        for match in _WORD.finditer(blanked(pair.target.text)):
            word = match[0]
            before = pair.target.text[max(match.start() - 1, 0) : match.start()]
            if word in left and before not in ("'", "’"):  # English has coups d’état
                span = pair.target.span(*match.span())
                if not _in_term(pair, span):
                    yield self.found(pair, f'"{word}" is left in French', span)

    def _made_up(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each word of a draft that neither language knows."""
        context = pair.context
        languages = context.source_language, context.target_language
        for match in unknown_words(pair.source.text, blanked(pair.target.text), *languages):
            span = pair.target.span(*match.span())
            if not _in_term(pair, span):
                yield self.found(pair, f'"{match[0]}" is no word{_proposals(pair)}', span)


def _proposals(pair: Pair) -> str:
    """Return what the dictionary has for the words that the target does not translate."""
    lexicon = pair.context.lexicon
    if lexicon is None:
        return ""
    known = Words.of(pair.context.target_language)
    said = {lemma for word in pair.target.words for lemma in (word.lower(), *known.lemmas(word))}
    found = []
    for word in pair.source.words:
        small = word.lower()
        candidates = lexicon.candidates(small) if lexicon.frequency(small) < _RARE else ()
        texts = [one.text for one in candidates]
        if texts and not any(said & {text, *known.lemmas(text)} for text in texts):
            found.append(f"{word}: {texts[0]}")
    return f" (dictionary: {', '.join(found[:_MOST_PROPOSED])})" if found else ""


class DoubledWords(Check):
    """Checks for the same word twice in a row."""

    id = "doubled-words"
    name = "Doubled words"
    explanation = (
        'A word stands twice in a row, as in "of of". What is good French ("nous nous", '
        '"vous vous") or English ("had had", "that that") is let pass, and so is what the '
        "source doubles too. The fix takes the second one out."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each doubled word."""
        context, words = pair.context, pair.target.words
        if not any(map(eq, words, words[1:])):
            return
        if any(_doubled(pair.source.text, context.source_language)):
            return
        for match in _doubled(pair.target.text, context.target_language):
            fixed = pair.target.replaced(*match.span("again"), "")
            span = pair.target.span(*match.span())
            yield self.found(pair, f'"{match[0]}": the word stands twice', span, fixed)


def _words_without_measures(numbers: list[Quantity], text: str) -> list[str]:
    """Return the words of ``text`` without the currencies and units of its numbers."""
    rest, end = "", 0
    for quantity in numbers:
        if quantity.currency or quantity.unit:
            rest += text[end : quantity.extent[0]]
            end = quantity.extent[1]
    return _WORD.findall(blanked(rest + text[end:]))


@lru_cache(maxsize=20_000)
def _french_only(word: str) -> bool:
    """Return whether ``word``, in lower case, is French and not English."""
    if len(word) < _SHORTEST:
        return False
    from simplemma import is_known  # on demand: loading it takes a third of a second

    return not is_known(word, lang="en") and is_known(word, lang="fr")


def _in_term(pair: Pair, span: tuple[int, int]) -> bool:
    """Return whether the text at ``span`` of the target is part of a glossary term."""
    context, target = pair.context, pair.segment.target
    if context.glossary is None:
        return False
    matches = context.glossary.matches(target, context.target_language)
    return any(match.start <= span[0] and span[1] <= match.end for match in matches)


def _doubled(text: str, language: str) -> Iterator[re.Match[str]]:
    """Yield the doubled words of a text, except those that are correct."""
    for match in _DOUBLED.finditer(text):
        if match["word"].lower() not in _GOOD[language]:
            yield match
