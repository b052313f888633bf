"""Inflect an expression like the one that it replaces: in number, tense and capitals."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.text.words.grammar import Gender, Number, PartOfSpeech
from workbench.text.words.keys import APOSTROPHES, PAST_FORMS, lemma
from workbench.text.words.words import Words

#: Words that end the head of an expression, by language.
_AFTER_HEAD = {
    "fr": frozenset({"à", "au", "aux", "contre", "de", "des", "du", "en", "par", "pour", "sur"}),
    "en": frozenset({"at", "by", "for", "from", "in", "of", "on", "to", "without"}),
}
_ELIDED_AFTER_HEAD = re.compile(rf"d[{APOSTROPHES}]", re.IGNORECASE)

_MASS_NOUNS = """
accommodation advice aid aircraft ammunition artillery assistance baggage bedding blood bloodshed
bombardment bread butter care cash cattle cavalry childcare clergy clothing coal concrete
corruption courage cutlery damage debris dirt dust dynamite education electricity employment
equipment evidence farming fishing food footage footwear forestry fraud fuel furniture gas
gasoline gold grain grass gunfire hail harassment hay health healthcare help homework housework
housing hunger ice infantry information infrastructure iron knowledge labour legislation livestock
looting luck luggage machinery mail manure meat milk money mud music news oil pay people personnel
petrol police poultry poverty propaganda racism rain research rice rubbish rubble safety sand
scenery series sewage shelling sleet slaughter smoke smuggling snow software steel straw
surveillance terrorism timber tinnitus torture traffic trafficking training transport trash treason
unemployment unrest violence waste weaponry weather welfare wheat wire wool
"""
#: Nouns that English does not count, though a dictionary may have a plural.
_UNCOUNTABLE = frozenset(_MASS_NOUNS.split())
#: The usual plurals of words of which the dictionary has several.
_ENGLISH_PLURALS = {"person": "people", "veto": "vetoes"}

#: French compounds with a verb, a preposition or an article: they have no plural form.
_INVARIABLE = re.compile(
    r"(?:après|cessez|garde|hors|lance|porte|sans)-|\w+-(?:le|la|les|l['’])-?", re.IGNORECASE
)

_AUXILIARIES = frozenset({"be", "do", "have"})
_IRREGULAR = """
became began broke broken brought came drew drove fell found gave given gone got held kept knew
known led lost made met ran rose said sent shot sold spoke stood taken thrown told took went won
withdrew wrote
"""
IRREGULAR_PASTS = frozenset({*_IRREGULAR.split(), *PAST_FORMS})
#: Verbs with the same form in the present and the past.
_UNCHANGING = frozenset({"beat", "cost", "cut", "hit", "hurt", "let", "put", "quit", "read", "set"})

#: Words and numbers that a plural follows.
_COUNTED = r"(?<![\d.,])(?!1\s)\d[\d\s.,]*"
_BEFORE_PLURAL = {
    "fr": re.compile(
        rf"(?:\b(?:les|des|aux|[cmts]es|[nv]os|leurs|plusieurs|quelques|certain(?:e?)s|deux|trois"
        rf"|quatre|cinq|six|sept|huit|neuf|dix|cent|mille)|{_COUNTED})\s+$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?:\b(?:these|those|many|several|few|both|two|three|four|five|six|seven|eight|nine|ten"
        rf"|hundred|thousand)|{_COUNTED})\s+$",
        re.IGNORECASE,
    ),
}

_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def plural_of(expression: str, language: str) -> str:
    """Return the regular plural of a noun phrase: of its head, and of French adjectives."""
    words = expression.split(" ")
    end = next((n for n, word in enumerate(words) if n and _ends_head(word, language)), len(words))
    if language == "fr":
        head = [_french_plural(word) for word in words[:end]]
    else:
        head = [*words[: end - 1], _english_plural(words[end - 1])]
    return " ".join([*head, *words[end:]])


def inflected_like(
    surface: str, form: str, expression: str, language: str, number: str | None = None
) -> str | None:
    """Return ``expression`` in the number and capitals of ``surface``, a form of ``form``.

    If ``form`` is the same in both numbers, ``number`` decides: that of the text that it
    translates. None if ``surface`` is neither the form nor its regular plural, or if the
    number is unknown.
    """
    shown = number_of(surface, form, language)
    if shown is None:
        return None
    agreed = plural_of(expression, language)
    if is_invariable(form, language):
        if number is None and agreed != expression:
            return None
        shown = number
    return with_capitals_of(surface, form, agreed if shown == "plural" else expression)


def conjugated_like(surface: str, expression: str) -> str | None:
    """Return the English verb ``expression`` in the form of the verb of ``surface``.

    Both begin with the verb: like ``went off``, ``surrender`` becomes ``surrendered``. None if
    ``surface`` does not begin with a full verb, or ``expression`` has an irregular one.
    """
    model = surface.split()[0].lower()
    verb, *rest = expression.split(" ")
    if lemma(model, "en") in _AUXILIARIES or model in _UNCHANGING:
        return None
    for form in _forms_like(model, verb):
        # The dictionary knows no lemma for a wrong form such as "maked".
        if lemma(form, "en") == lemma(verb, "en"):
            return " ".join([form, *rest])
    return None


def _forms_like(model: str, verb: str) -> list[str]:
    """Return the possible regular forms of the English ``verb`` like the form ``model``."""
    short, doubled = verb.removesuffix("e"), f"{verb}{verb[-1]}"
    if model in IRREGULAR_PASTS or (model.endswith("ed") and model != lemma(model, "en")):
        ends_in_y = _CONSONANT_Y.search(verb)
        return [f"{verb[:-1]}ied" if ends_in_y else f"{short}ed", f"{doubled}ed"]
    if model == lemma(model, "en"):
        return [verb]
    if model.endswith("ing"):
        return [f"{short}ing", f"{doubled}ing"]
    if model.endswith("s"):
        return [_english_plural(verb)]  # spelled alike
    return []


def number_of(surface: str, form: str, language: str) -> str | None:
    """Return "singular" if ``surface`` is ``form``, "plural" if it is its plural.

    None if it is another form, such as a verb's.
    """
    plain = _plain(surface)
    for number, wanted in (("singular", form), ("plural", plural_of(form, language))):
        if plain == _plain(wanted):
            return number
        if language == "fr" and _same_head(plain, _plain(wanted)):
            return number  # the rest may differ: "chiffre d'affaire"
    return None


def is_invariable(form: str, language: str) -> bool:
    """Return whether ``form`` is the same in the singular and in the plural."""
    return _plain(plural_of(form, language)) == _plain(form)


def number_in(text: str, start: int, surface: str, form: str, language: str) -> str | None:
    """Return the number of ``surface``, a form of ``form``, at ``start`` in ``text``.

    If the form does not show it, the word before does: «des obus», "412 aircraft".
    """
    number = number_of(surface, form, language)
    if number is None or not is_invariable(form, language):
        return number
    return "plural" if _BEFORE_PLURAL[language].search(text[:start]) else number


def _same_head(first: str, second: str) -> bool:
    """Return whether two French noun phrases of several words begin with the same word."""
    words, others = first.split(), second.split()
    return len(words) == len(others) > 1 and words[0] == others[0]


def _ends_head(word: str, language: str) -> bool:
    elided = language == "fr" and _ELIDED_AFTER_HEAD.match(word)
    return bool(elided) or word.lower() in _AFTER_HEAD[language]


def _english_plural(word: str) -> str:
    lower = word.lower()
    if lower in _UNCOUNTABLE:
        return word
    plural = _ENGLISH_PLURALS.get(lower) or _known_plural(lower, "en")
    if plural:
        return word[0] + plural[1:]
    if lower.endswith("man") and lower not in ("human", "german"):
        return f"{word[:-2]}en"
    if re.search(r"[^aisu]s$", lower):
        return word  # "troops": plural already
    if lower.endswith("sis"):
        return f"{word[:-2]}es"
    if re.search(r"(?:s|x|z|ch|sh)$", lower):
        return f"{word}es"
    if _CONSONANT_Y.search(lower):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _french_plural(word: str) -> str:
    lower = word.lower()
    if _INVARIABLE.match(word):
        return word
    if plural := _known_plural(lower, "fr"):
        return word[0] + plural[1:]
    if lower.endswith(("s", "x", "z")):
        return word
    if lower.endswith("al"):
        return f"{word[:-1]}ux"
    if lower.endswith(("au", "eu")):
        return f"{word}x"
    return f"{word}s"


@lru_cache(maxsize=10_000)
def _known_plural(word: str, language: str) -> str:
    """Return the plural that the dictionary has of ``word``, a noun or an adjective."""
    for pos in (PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE):
        for reading in Words.of(language).forms(word, pos):
            plural = reading.number is Number.PLURAL and not reading.guessed
            if plural and reading.gender is not Gender.FEMININE:
                return reading.form
    return ""


def with_capitals_of(surface: str, form: str, expression: str) -> str:
    """Return ``expression`` with the capitals that ``surface`` has and ``form`` lacks."""
    if len(surface) > 1 and surface.isupper() and not form.isupper():
        return expression.upper()
    surface_words, form_words = surface.split(), form.split()
    raised = [
        s[:1].isupper() and not f[:1].isupper()
        for s, f in zip(surface_words, form_words, strict=False)
    ]
    words = expression.split(" ")
    if len(raised) > 1 and all(raised):
        return " ".join(word[:1].upper() + word[1:] for word in words)
    if raised and raised[0]:
        return expression[:1].upper() + expression[1:]
    return expression


def _plain(text: str) -> str:
    """Return ``text`` in lower case with plain spaces and apostrophes."""
    return " ".join(text.replace("’", "'").lower().split())
