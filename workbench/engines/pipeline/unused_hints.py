"""Hints that a model copied wrongly, put in the place of what it made of them.

A model may misspell what it is shown: « béquilles⟨ crutches⟩ » came back as "Putches".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from workbench.engines.model import Hypothesis
from workbench.engines.pipeline.hints import Hint
from workbench.engines.pipeline.unknown_words import unknown_words
from workbench.text.words import Words

_SPAN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


#: How alike a misspelt word and its hint are at least, from 0 to 1.
_ALIKE = 0.8


def unused(hints: Sequence[Hint], target: str, language: str) -> list[Hint]:
    """Return those of ``hints`` that ``target``, a text of ``language``, has in no form."""
    words = Words.of(language)
    said: set[str] = set()
    for match in _WORD.finditer(target):
        said |= {match[0].lower(), *words.lemmas(match[0])}
    return [
        hint
        for hint in hints
        if not all(
            said & {word.lower(), *words.lemmas(word)} for word in _WORD.findall(hint.translation)
        )
    ]


def mended_hints(
    source: str,
    hypothesis: Hypothesis,
    hints: Sequence[Hint],
    source_language: str,
    target_language: str,
) -> Hypothesis:
    """Return ``hypothesis`` with unused ``hints`` for the unknown words that stand for them.

    What stands for what is told by ``hypothesis.sources``; without those, a hint goes in
    where there is one unused hint and one unknown word.
    """
    missing = unused(hints, hypothesis.text, target_language)
    if not missing:
        return hypothesis
    found = list(unknown_words(source, hypothesis.text, source_language, target_language))
    for match in reversed(found):
        hint = _hint_for(source, hypothesis, match.start(), missing)
        if hint is None and len(missing) == len(found) == 1:
            hint = missing[0]
        if hint is not None:
            hypothesis = _with(hypothesis, match, hint.translation)
            missing.remove(hint)
    for hint in missing:
        if misspelt := _misspelt(hint, hypothesis.text):
            hypothesis = _with(hypothesis, misspelt, hint.translation)
    return hypothesis


def _misspelt(hint: Hint, target: str) -> re.Match[str] | None:
    """Return a word of ``target`` that is nearly ``hint``, which the model was to use."""
    if not hint.binding or " " in hint.translation:
        return None
    alike = [
        match
        for match in _WORD.finditer(target)
        if SequenceMatcher(None, match[0].lower(), hint.translation.lower()).ratio() >= _ALIKE
    ]
    return alike[0] if len(alike) == 1 else None


def _hint_for(
    source: str, hypothesis: Hypothesis, start: int, missing: Sequence[Hint]
) -> Hint | None:
    """Return the hint for the source word that made the word of the hypothesis at ``start``."""
    if hypothesis.sources is None:
        return None
    number = _number_of_word(hypothesis.text, start)
    spans = [match.span() for match in _SPAN.finditer(source)]
    origin = hypothesis.sources[number]
    if origin >= len(spans):
        return None
    first, last = spans[origin]
    return next((hint for hint in missing if hint.start < last and first < hint.end), None)


def _number_of_word(text: str, start: int) -> int:
    """Return the number, from 0, of the word of ``text.split()`` in which ``start`` lies."""
    return len(_SPAN.findall(text[: start + 1])) - 1


def _with(hypothesis: Hypothesis, match: re.Match[str], translation: str) -> Hypothesis:
    """Return ``hypothesis`` with ``translation`` in the place of the word at ``match``."""
    if match[0][0].isupper() and not translation[0].isupper():
        translation = translation[0].upper() + translation[1:]
    text = hypothesis.text
    number = _number_of_word(text, match.start())
    sources = hypothesis.sources
    if sources is not None:
        more = (sources[number],) * translation.count(" ")
        sources = (*sources[:number], *more, *sources[number:])
    return Hypothesis(text[: match.start()] + translation + text[match.end() :], sources)
