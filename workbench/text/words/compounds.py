"""Words that are a known word behind a prefix or a hyphen: «antimissiles», «drones-suicides»."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.text.words.dictionary import Dictionary
from workbench.text.words.grammar import Analysis, Features, Number, PartOfSpeech, Tense

_FRENCH = """anti auto bio co contre cyber demi dé dés ex extra hyper infra inter intra macro mi
micro mini mono multi méga narco non néo para poly post pro pré pseudo re ré sous sub super supra
sur télé trans ultra vice éco"""
_ENGLISH = """anti auto bio co counter cyber de dis eco ex extra hyper infra inter intra macro mega
micro mini mis mono multi narco neo non out over para poly post pre pro pseudo re semi sub super
supra tele trans ultra un under vice"""
#: What is put before words of any kind, with or without a hyphen.
PREFIXES = {"fr": frozenset(_FRENCH.split()), "en": frozenset(_ENGLISH.split())}
#: Shorter words are too often the end of another one.
_LEAST_LETTERS = 4

_NOMINAL = (PartOfSpeech.NOUN, PartOfSpeech.PROPER_NOUN, PartOfSpeech.ADJECTIVE)
#: What governs the noun behind it in a French compound: «porte-voix», «sous-sol».
_VERB = Features(PartOfSpeech.VERB, None, Number.SINGULAR, Tense.PRESENT, 3)
_SMALL_WORDS = (PartOfSpeech.PREPOSITION, PartOfSpeech.ADVERB, PartOfSpeech.PREFIX)


def readings(word: str, dictionary: Dictionary) -> Iterator[Analysis]:
    """Yield the readings of ``word`` as a compound."""
    for head, tail in _splits(word, dictionary.language):
        nouns = _nouns(head, dictionary)
        for reading in dictionary.readings(tail):
            if reading.pos in _NOMINAL or _is_prefix(head, dictionary.language):
                own = _of_number(nouns, reading)
                yield reading._replace(
                    form=head + reading.form,
                    lemma=(f"{own.lemma}-" if own else head) + reading.lemma,
                    gender=own.gender if own else reading.gender,
                    guessed=True,
                )


def forms(lemma: str, dictionary: Dictionary) -> Iterator[Analysis]:
    """Yield the forms of ``lemma`` as a compound."""
    for head, tail in _splits(lemma, dictionary.language):
        nouns = [
            form
            for noun in _nouns(head, dictionary)
            for form in dictionary.forms(noun.lemma)
            if form.pos is PartOfSpeech.NOUN
        ]
        for form in dictionary.forms(tail):
            of_gender = [noun for noun in nouns if noun.gender is form.gender]
            own = _of_number(of_gender, form) or _of_number(nouns, form)
            yield form._replace(
                form=(f"{own.form}-" if own else head) + form.form,
                lemma=head + form.lemma,
                gender=own.gender if own else form.gender,
                guessed=True,
            )


def _splits(word: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before a word that may be known, with its hyphen, and that word."""
    for prefix in sorted(PREFIXES[language], key=len, reverse=True):
        tail = word.removeprefix(prefix).removeprefix("-")
        if word.startswith(prefix) and len(tail) >= _LEAST_LETTERS:
            yield word.removesuffix(tail), tail
    head, hyphen, tail = word.rpartition("-")
    if head and tail and not _is_prefix(head, language):
        yield head + hyphen, tail


def _is_prefix(head: str, language: str) -> bool:
    return head.removesuffix("-") in PREFIXES[language]


def _nouns(head: str, dictionary: Dictionary) -> list[Analysis]:
    """Return the readings of ``head`` as a noun that is inflected with the word behind it.

    In French nouns are, unless they may be verbs or small words.
    """
    if dictionary.language != "fr" or _is_prefix(head, "fr"):
        return []
    found = dictionary.readings(head.removesuffix("-"))
    if any(reading.features == _VERB or reading.pos in _SMALL_WORDS for reading in found):
        return []
    return [reading for reading in found if reading.pos is PartOfSpeech.NOUN]


def _of_number(nouns: list[Analysis], other: Analysis) -> Analysis | None:
    """Return the first of ``nouns`` that is singular or plural like ``other``."""
    return next((noun for noun in nouns if other.number and noun.number is other.number), None)
