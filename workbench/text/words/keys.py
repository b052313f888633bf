"""Split texts into words, and make the keys under which terms are indexed and looked up.

Two forms of a word have a key in common: inflected forms share their lemma, apostrophes are
normalised, an elided ``l'`` has the key of the article, and capitals may lack their accents.
Each case rule of terms has its own kind of key, so that matching a word is one look-up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from workbench.text.letters import without_accents, without_ligatures
from workbench.text.typography.plain_marks import straighten

APOSTROPHES = "'’ʼ"
#: Hyphen-minus, hyphen and no-break hyphen.
HYPHENS = "-\u2010\u2011"
_LETTER = r"[\w\u0300-\u036f]"
_MARK = rf"[^\s\w{APOSTROPHES}{re.escape(HYPHENS)}\u00ad]"
_WORD = rf"{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*"
_ELIDED = rf"(?<!\w)(?:[ldjmtscn]|(?:jus|lors|puis|quoi)?qu)(?=[{APOSTROPHES}]\w)"
_GENITIVE = rf"(?<=[{APOSTROPHES}])s\b"

#: A word, or one punctuation mark; spaces, hyphens and apostrophes separate words.
WORDS = {
    "fr": re.compile(f"{_ELIDED}|{_WORD}|{_MARK}", re.IGNORECASE),
    "en": re.compile(
        rf"(?!{_GENITIVE}){_LETTER}+(?:[{APOSTROPHES}](?!s\b){_LETTER}+)*|{_MARK}", re.IGNORECASE
    ),
}

#: In an expression, a gap of a few words.
GAP = "…"

# The kinds of keys; a lemma has no prefix.
_CAPITAL = "^"  # a lemma, written with a capital
_LITERAL = "="  # the word itself, any case
_CAPITAL_LITERAL = "^="
_EXACT = "!"  # the word letter by letter

_ACCENTED = {"A": "ÀÂ", "C": "Ç", "E": "ÉÈÊ", "I": "Î", "O": "Ô", "U": "Û"}
_PARTICIPLE = re.compile(r"(?<=\wé)e?s?$")


class Case(StrEnum):
    """How capitals count when an expression is looked for in a text."""

    #: A word with a capital is found with a capital only; a lower-case word either way.
    CAPITALS = "capitals"
    #: Capitals do not matter.
    ANY = "any"
    #: The expression is found exactly as written, without inflections.
    EXACT = "exact"


def key_of_expression_word(word: str, language: str, case: Case, *, inflected: bool) -> str:
    """Return the key under which a ``word`` of a term's expression is indexed.

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
    """Return whether French does not elide ``word`` before a vowel, as in «à la une».

    The elided form then is another expression: «à l'une».
    """
    starts = unicodedata.normalize("NFD", following[:1].lower())[:1]
    return language == "fr" and word.lower() in ("la", *_FULL_FORMS.values()) and starts in _VOWELS


def keys_of_text_word(word: str, language: str) -> Iterator[str]:
    """Yield the keys to look up for a ``word`` of a text, possibly with duplicates."""
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
    """Return the lemma of the lower-case ``word``, or the word itself if unknown."""
    if language == "fr":
        if word in _ARTICLES:
            return word  # or «à l'un» would be a form of «à la une»
        if word in _FULL_FORMS:
            return _FULL_FORMS[word]
    if len(word) < 2 or not word[0].isalpha():
        return word
    import simplemma  # here since it takes a third of a second

    return without_ligatures(simplemma.lemmatize(word, lang=language).lower())


def is_all_capitals(word: str) -> bool:
    """Return whether ``word`` is an acronym or written in capitals."""
    return len(word) > 1 and word.isupper()


def in_capitals(word: str) -> Iterator[str]:
    """Yield the words that ``word``, written in capitals, may be: lower case, no accents.

    No dictionary has words without accents, so inflections are removed here.
    """
    plain = without_accents(word.lower())
    yield plain
    for ending in ("s", "x", "e", "es"):
        if plain.endswith(ending) and len(plain) > len(ending) + 2:
            yield plain.removesuffix(ending)


#: A silent «h» counts as a vowel.
_VOWELS = tuple("aehiouyœæ")

_ARTICLES = frozenset({"le", "la", "les", "un", "une", "des", "du", "au", "aux"})

#: Past forms that the dictionary knows only as nouns or adjectives.
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

#: The full forms of elided words.
_FULL_FORMS = {letter: f"{letter}e" for letter in "ldjmtscn"} | {
    f"{start}qu": f"{start}que" for start in ("", "jus", "lors", "puis", "quoi")
}


def _lemmas(plain: str, lower: str, language: str) -> Iterator[str]:
    """Yield the possible lemmas of a word, the dictionary's first."""
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
    """Return ``word`` in NFC with straight apostrophes."""
    return straighten(unicodedata.normalize("NFC", word))


def _singular_acronym(plain: str) -> Iterator[str]:
    """Yield ``ngo`` for ``NGOs``."""
    if len(plain) > 2 and plain[-1] == "s" and plain[:-1].isupper():
        yield plain[:-1].lower()
