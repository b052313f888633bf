"""Hints that a model copied wrongly, put in the place of what it made of them.

A model may misspell what it is shown: « béquilles⟨ crutches⟩ » came back as "Putches".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from workbench.engines.model import Hypothesis
from workbench.engines.pipeline.hints import Hint
from workbench.text.words import PartOfSpeech, Words
from workbench.text.words.agreement import Agreement
from workbench.text.words.function_words import FUNCTION_WORDS
from workbench.text.words.unknown_words import unknown_words

_SPAN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


#: What a corpus has less often, a model translates with any other word.
_UNKNOWN_TO_MODELS = 20

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
    """Return ``hypothesis`` with unused ``hints`` for what the model made of their words.

    That is a word of neither language that stands for the same word of the source, by
    ``hypothesis.sources`` or since there is no other; the word of the source itself, where the
    target language does not know it; or nearly the hint.
    """
    for hint in unused(hints, hypothesis.text, target_language):
        match = (
            _made_up(source, hypothesis, hint, source_language, target_language)
            or _copied(source, hypothesis.text, hint, target_language)
            or _misspelt(hint, hypothesis.text)
            or _mistaken(source, hypothesis, hint, target_language)
        )
        if match:
            hypothesis = _with(hypothesis, match, hint.translation, target_language)
    return hypothesis


def _made_up(
    source: str, hypothesis: Hypothesis, hint: Hint, source_language: str, target_language: str
) -> re.Match[str] | None:
    """Return the word of neither language that was made of the source word of ``hint``."""
    found = list(unknown_words(source, hypothesis.text, source_language, target_language))
    if hypothesis.sources is None:
        return found[0] if len(found) == 1 else None
    spans = [match.span() for match in _SPAN.finditer(source)]
    for match in found:
        origin = hypothesis.sources[_number_of_word(hypothesis.text, match.start())]
        first, last = spans[origin] if origin < len(spans) else (0, 0)
        if hint.start < last and first < hint.end:
            return match
    return None


def _mistaken(
    source: str, hypothesis: Hypothesis, hint: Hint, language: str
) -> re.Match[str] | None:
    """Return the one content word that was made of the source word of ``hint``, a rare one."""
    if hypothesis.sources is None or not hint.binding or hint.frequency >= _UNKNOWN_TO_MODELS:
        return None
    spans = [match.span() for match in _SPAN.finditer(source)]
    made = [
        match
        for match in _WORD.finditer(hypothesis.text)
        if match[0].lower() not in FUNCTION_WORDS[language]
        and (origin := hypothesis.sources[_number_of_word(hypothesis.text, match.start())])
        < len(spans)
        and hint.start < spans[origin][1]
        and spans[origin][0] < hint.end
    ]
    return made[0] if len(made) == 1 else None


def _copied(source: str, target: str, hint: Hint, language: str) -> re.Match[str] | None:
    """Return where ``target`` has the source word of ``hint``, which is no word of ``language``."""
    word = source[hint.start : hint.end]
    if Words.of(language).knows(word):
        return None
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", target, re.IGNORECASE)


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


def _number_of_word(text: str, start: int) -> int:
    """Return the number, from 0, of the word of ``text.split()`` in which ``start`` lies."""
    return len(_SPAN.findall(text[: start + 1])) - 1


def _with(
    hypothesis: Hypothesis, match: re.Match[str], translation: str, language: str
) -> Hypothesis:
    """Return ``hypothesis`` with ``translation`` for ``match``, and the article that it takes."""
    if match[0][0].isupper() and not translation[0].isupper():
        translation = translation[0].upper() + translation[1:]
    before, after = hypothesis.text[: match.start()], hypothesis.text[match.end() :]
    text = (_agreed(before, translation, language) or before + translation) + after
    number = _number_of_word(hypothesis.text, match.start())
    sources = hypothesis.sources
    if sources is not None:
        more = (sources[number],) * (len(text.split()) - len(sources))
        sources = (*sources[:number], *more, *sources[number:])
    return Hypothesis(text, sources if sources and len(sources) == len(text.split()) else None)


def _agreed(before: str, translation: str, language: str) -> str | None:
    """Return ``before`` with ``translation``, a noun, and the article that goes with it."""
    head = translation.split()[0 if language == "fr" else -1]
    nouns = {
        (reading.gender, reading.number)
        for reading in Words.of(language).analyses(head)
        if reading.pos is PartOfSpeech.NOUN
    }
    if len(nouns) != 1:
        return None
    gender, number = nouns.pop()
    return Agreement(translation, language, gender=gender or "", number=number or "").after(before)
