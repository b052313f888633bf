"""The regular inflection of English words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.text.words.grammar import Features, Form, Number, PartOfSpeech, Tense

_HISSING = re.compile(r"(?:[sxz]|[cs]h)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
#: A single vowel before a single consonant, where an ending doubles the consonant.
_DOUBLING = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][bcdfgklmnprstvz]$")
_VOWELS = re.compile(r"[aeiouy]+")
_MAN = re.compile(r"[a-z]{3,}man$")


def _noun(lemma: str) -> Iterator[Form]:
    yield lemma, Features(PartOfSpeech.NOUN, number=Number.SINGULAR)
    yield _plural(lemma), Features(PartOfSpeech.NOUN, number=Number.PLURAL)


def _plural(word: str) -> str:
    return f"{word[:-2]}en" if _MAN.search(word) else _with_s(word)


def _with_s(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _HISSING.search(word) else f"{word}s"


def _verb(lemma: str) -> Iterator[Form]:
    pos = PartOfSpeech.VERB
    yield lemma, Features(pos, tense=Tense.INFINITIVE)
    yield _with_s(lemma), Features(pos, None, Number.SINGULAR, Tense.PRESENT, 3)
    for stem in _stems(lemma):
        past = f"{stem[:-1]}ied" if _CONSONANT_Y.search(stem) else f"{stem.removesuffix('e')}ed"
        yield past, Features(pos, tense=Tense.PRETERITE)
        yield past, Features(pos, tense=Tense.PAST_PARTICIPLE)
        yield _participle(stem), Features(pos, tense=Tense.PRESENT_PARTICIPLE)


def _participle(stem: str) -> str:
    if stem.endswith("ie"):
        return f"{stem[:-2]}ying"
    silent = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye"))
    return f"{stem[:-1]}ing" if silent else f"{stem}ing"


def _stems(lemma: str) -> list[str]:
    """Return what a verb's endings go to: the British spelling first, then the American."""
    if not _DOUBLING.search(lemma):
        return [lemma]
    doubled = lemma + lemma[-1]
    if len(_VOWELS.findall(lemma)) == 1:
        return [doubled]
    return [doubled, lemma] if lemma.endswith("l") else [lemma]


def lemmas(form: str, pos: PartOfSpeech) -> Iterator[str]:
    """Yield what ``form`` may be a form of; some of them are not."""
    if pos is not PartOfSpeech.VERB or not form.endswith(("s", "ed", "ing")):
        yield form
    for ending, others in _ENDINGS.get(pos, ()):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            yield from (stem + other for other in others)
            if stem[-1] == stem[-2] and ending in ("ed", "ing"):
                yield stem[:-1]


_ENDINGS = {
    PartOfSpeech.NOUN: (("ies", ("y",)), ("es", ("",)), ("s", ("",)), ("men", ("man",))),
    PartOfSpeech.VERB: (
        ("ies", ("y",)),
        ("es", ("",)),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ying", ("ie",)),
        ("ing", ("", "e")),
    ),
}

INFLECTIONS = {PartOfSpeech.NOUN: _noun, PartOfSpeech.VERB: _verb}
