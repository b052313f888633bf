"""An expression in the number and with the capitals that another had in its place."""

from __future__ import annotations

import re

from workbench.glossary.words import APOSTROPHES

#: Words after which the head of an expression is over, by language.
_AFTER_HEAD = {
    "fr": frozenset({"à", "au", "aux", "contre", "de", "des", "du", "en", "par", "pour", "sur"}),
    "en": frozenset({"at", "by", "for", "from", "in", "of", "on", "to", "without"}),
}
_ELIDED_AFTER_HEAD = re.compile(rf"d[{APOSTROPHES}]", re.IGNORECASE)

_INDEFINITE = re.compile(r"\b(?P<letter>[Aa])n?(?P<space>\s+)$")

_VOWEL = re.compile(r"[aeiouAEIOU]")
#: Written with a vowel and spoken without one, and the other way round.
_SPOKEN_CONSONANT = re.compile(r"(?:eu|uni(?![mn])|us[eiu]|one\b|once)", re.IGNORECASE)
_SPOKEN_VOWEL = re.compile(r"(?:hono|hour|heir|honest)", re.IGNORECASE)


def plural_of(expression: str, language: str) -> str:
    """Return the regular plural of a noun phrase: of its head, in French also its adjectives."""
    words = expression.split(" ")
    end = next((n for n, word in enumerate(words) if n and _ends_head(word, language)), len(words))
    if language == "fr":
        head = [_french_plural(word) for word in words[:end]]
    else:
        head = [*words[: end - 1], _english_plural(words[end - 1])]
    return " ".join([*head, *words[end:]])


def in_place_of(surface: str, form: str, expression: str, language: str) -> str | None:
    """Return ``expression`` as it stands where ``surface``, a form of ``form``, stood.

    It takes the number and the capitals of the surface. None where the surface is neither
    the form itself nor its regular plural, so that only a person can tell.
    """
    number = number_of(surface, form, language)
    if number is None:
        return None
    agreed = plural_of(expression, language) if number == "plural" else expression
    return _with_capitals_of(surface, form, agreed)


def number_of(surface: str, form: str, language: str) -> str | None:
    """Return "singular" where ``surface`` is ``form`` itself, "plural" where its plural.

    None where it is another form, as of a verb.
    """
    plain = _plain(surface)
    if plain == _plain(form):
        return "singular"
    return "plural" if plain == _plain(plural_of(form, language)) else None


def replaced(text: str, surface: str, expression: str, language: str) -> str | None:
    """Return ``text`` with each ``surface`` replaced, and the article before it put right.

    None where a French word would have to be elided, or no longer to be, before it.
    """
    pattern = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)")
    if language == "en":
        pattern = re.compile(rf"(?:\b(?P<article>an?)(?P<space>\s+))?{pattern.pattern}", re.I)
    elif _begins_with_vowel(surface) != _begins_with_vowel(expression):
        for match in pattern.finditer(text):
            before = text[: match.start()].rstrip()
            if before[-1:] in APOSTROPHES or re.search(
                r"\b(?:[ld]e|la|[st]a|[mtsn]e|que)$", before
            ):
                return None

    def put(match: re.Match[str]) -> str:
        article = "" if language == "fr" else match["article"]
        return with_article(f"{article}{match['space']}", expression) if article else expression

    return pattern.sub(put, text)


def with_article(before: str, expression: str) -> str:
    """Return ``before`` and the English ``expression``, with "a" or "an" between as it sounds."""
    n = "n" if _sounds_like_vowel(expression) else ""
    return _INDEFINITE.sub(rf"\g<letter>{n}\g<space>", before) + expression


def _ends_head(word: str, language: str) -> bool:
    elided = language == "fr" and _ELIDED_AFTER_HEAD.match(word)
    return bool(elided) or word.lower() in _AFTER_HEAD[language]


def _english_plural(word: str) -> str:
    lower = word.lower()
    if lower.endswith("man") and lower not in ("human", "german"):
        return f"{word[:-2]}en"
    if re.search(r"[^aisu]s$", lower):
        return word  # "troops": plural already
    if re.search(r"(?:s|x|z|ch|sh)$", lower):
        return f"{word}es"
    if re.search(r"[^aeiou]y$", lower):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _french_plural(word: str) -> str:
    lower = word.lower()
    if lower.endswith(("s", "x", "z")):
        return word
    if lower.endswith("al") and lower not in ("bal", "carnaval", "festival", "fatal", "naval"):
        return f"{word[:-1]}ux"
    if lower.endswith(("au", "eu")) and lower not in ("bleu", "pneu"):
        return f"{word}x"
    return f"{word}s"


def _with_capitals_of(surface: str, form: str, expression: str) -> str:
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
    """Return ``text`` with one kind of space and apostrophe, in lower case."""
    return " ".join(text.replace("’", "'").lower().split())


def _begins_with_vowel(text: str) -> bool:
    return text[:1].lower() in "aàâeéèêëiîïoôuûùhœæ"


def _sounds_like_vowel(expression: str) -> bool:
    if _SPOKEN_CONSONANT.match(expression):
        return False
    return bool(_VOWEL.match(expression) or _SPOKEN_VOWEL.match(expression))
