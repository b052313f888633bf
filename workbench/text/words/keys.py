"""Texts as words, and words as the keys under which terms are filed and found.

What a person takes for the same word has a key in common: inflected forms share their
lemma, curly and straight apostrophes are one, an elided ``l'`` is the article it stands
for, and a capital may have lost its accent. The case rules of terms are kinds of keys, so
that looking a word up is all there is to matching it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from workbench.text.letters import without_accents, without_ligatures
from workbench.text.typography.alike import straight

APOSTROPHES = "'’ʼ"
#: Hyphen-minus, hyphen and no-break hyphen: the marks that join words.
HYPHENS = "-\u2010\u2011"
_LETTER = r"[\w\u0300-\u036f]"
_MARK = rf"[^\s\w{APOSTROPHES}{re.escape(HYPHENS)}\u00ad]"
_WORD = rf"{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*"
_ELIDED = rf"(?<!\w)(?:[ldjmtscn]|(?:jus|lors|puis|quoi)?qu)(?=[{APOSTROPHES}]\w)"
_GENITIVE = rf"(?<=[{APOSTROPHES}])s\b"

#: A word of the language, or one mark; spaces, hyphens and apostrophes only separate.
WORDS = {
    "fr": re.compile(f"{_ELIDED}|{_WORD}|{_MARK}", re.IGNORECASE),
    "en": re.compile(
        rf"(?!{_GENITIVE}){_LETTER}+(?:[{APOSTROPHES}](?!s\b){_LETTER}+)*|{_MARK}", re.IGNORECASE
    ),
}

#: What stands for "up to some words between" in an expression.
GAP = "…"

# The kinds of keys; a lemma has no prefix.
_CAPITAL = "^"  # a lemma, written with a capital
_LITERAL = "="  # the word itself, any case
_CAPITAL_LITERAL = "^="
_EXACT = "!"  # the word letter by letter

_ACCENTED = {"A": "ÀÂ", "C": "Ç", "E": "ÉÈÊ", "I": "Î", "O": "Ô", "U": "Û"}
_PARTICIPLE = re.compile(r"(?<=\wé)e?s?$")


class Case(StrEnum):
    """Which capitals an expression needs to be found in a text."""

    #: A word written with a capital is found with a capital only; others either way.
    CAPITALS = "capitals"
    #: Capitals do not matter.
    ANY = "any"
    #: As written, letter by letter, without inflections.
    EXACT = "exact"


def key_of_expression_word(word: str, language: str, case: Case, *, inflected: bool) -> str:
    """Return the key under which a ``word`` of a term's expression is filed.

    Acronyms are never inflected: ``US`` is not a form of ``we``.
    """
    plain = _plain(word)
    lower = plain.lower()
    if case is Case.EXACT:
        return _EXACT + without_ligatures(plain)
    capital = case is Case.CAPITALS and lower != plain
    if not inflected or is_all_capitals(word):
        return (_CAPITAL_LITERAL if capital else _LITERAL) + without_ligatures(lower)
    return (_CAPITAL if capital else "") + lemma(lower, language)


def is_never_elided(word: str, following: str, language: str) -> bool:
    """Tell whether French writes ``word`` in full though a vowel follows, as in «à la une».

    The elided word is another one then: «à l'une».
    """
    starts = unicodedata.normalize("NFD", following[:1].lower())[:1]
    return language == "fr" and word.lower() in ("la", *_FULL_FORMS.values()) and starts in _VOWELS


def keys_of_text_word(word: str, language: str) -> Iterator[str]:
    """Yield every key under which a ``word`` of a text may find terms; repeats are possible."""
    plain = _plain(word)
    lower = plain.lower()
    capital = lower != plain
    yield _EXACT + without_ligatures(plain)
    for form in (without_ligatures(lower), *_singular_acronym(plain)):
        yield _LITERAL + form
        if capital:
            yield _CAPITAL_LITERAL + form
    for form in _lemmas(plain, lower, language):
        yield form
        if capital:
            yield _CAPITAL + form


@lru_cache(maxsize=200_000)
def lemma(word: str, language: str) -> str:
    """Return the dictionary form of the lower-case ``word``; the word itself if unknown."""
    if language == "fr":
        if word in _ARTICLES:
            return word  # else «à l'un» would be a form of «à la une»
        if word in _FULL_FORMS:
            return _FULL_FORMS[word]
    if len(word) < 2 or not word[0].isalpha():
        return word
    import simplemma  # late: its dictionaries take a third of a second

    return without_ligatures(simplemma.lemmatize(word, lang=language).lower())


def is_all_capitals(word: str) -> bool:
    """Tell whether ``word`` is an acronym or set in capitals."""
    return len(word) > 1 and word.isupper()


def in_capitals(word: str) -> Iterator[str]:
    """Yield what a ``word`` set in capitals may be, in lower case and without accents.

    Without its accents a word is in no dictionary, so its endings are taken off here.
    """
    plain = without_accents(word.lower())
    yield plain
    for ending in ("s", "x", "e", "es"):
        if plain.endswith(ending) and len(plain) > len(ending) + 2:
            yield plain.removesuffix(ending)


#: A silent «h» counts as one.
_VOWELS = tuple("aehiouyœæ")

_ARTICLES = frozenset({"le", "la", "les", "un", "une", "des", "du", "au", "aux"})

#: Past forms that the dictionary takes for nouns and adjectives alone.
PAST_FORMS = {
    "awoken": "awake",
    "bent": "bend",
    "bit": "bite",
    "bore": "bear",
    "bound": "bind",
    "broke": "break",
    "drunk": "drink",
    "felt": "feel",
    "gone": "go",
    "ground": "grind",
    "left": "leave",
    "rose": "rise",
    "rung": "ring",
    "shook": "shake",
    "shot": "shoot",
    "swore": "swear",
    "thought": "think",
    "trod": "tread",
    "won": "win",
    "wound": "wind",
}

#: Elided words in full.
_FULL_FORMS = {letter: f"{letter}e" for letter in "ldjmtscn"} | {
    f"{start}qu": f"{start}que" for start in ("", "jus", "lors", "puis", "quoi")
}


def _lemmas(plain: str, lower: str, language: str) -> Iterator[str]:
    """Yield the lemmas that the word may have, the dictionary's first."""
    first = lemma(lower, language)
    yield first
    if language == "en" and lower in PAST_FORMS:
        yield PAST_FORMS[lower]
    if language == "fr":
        if _PARTICIPLE.search(lower):
            # The dictionary knows "pressé" as an adjective and "pressés" as a verb's form.
            yield lemma(_PARTICIPLE.sub("", lower), language)
        if lower == "l":
            yield "la"
        if "oe" in lower:
            yield lemma(lower.replace("oe", "œ"), language)
        for letter in _ACCENTED.get(plain[0], ""):
            yield lemma(letter.lower() + lower[1:], language)  # "Etat" for "État"
    if first == without_ligatures(lower) and len(lower) > 3 and lower[-1] in "sx":
        import simplemma

        if not simplemma.is_known(lower, lang=language):
            yield lemma(lower[:-1], language)


def _plain(word: str) -> str:
    """Return ``word`` composed and with straight apostrophes."""
    return straight(unicodedata.normalize("NFC", word))


def _singular_acronym(plain: str) -> Iterator[str]:
    """Yield ``ngo`` for ``NGOs``."""
    if len(plain) > 2 and plain[-1] == "s" and plain[:-1].isupper():
        yield plain[:-1].lower()
