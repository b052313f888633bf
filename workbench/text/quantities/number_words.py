"""French and English number words."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.text import languages

_FRENCH_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_FRENCH_TENS = "vingt trente quarante cinquante soixante septante huitante nonante"
_ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

_CARDINALS = {
    "fr": {
        **{word: n for n, word in enumerate(_FRENCH_UNITS.split())},
        **{word: 10 * n for n, word in enumerate(_FRENCH_TENS.split(), 2)},
        **{"une": 1, "vingts": 20, "octante": 80, "cent": 100, "cents": 100, "mille": 1000},
    },
    "en": {
        **{word: n for n, word in enumerate(_ENGLISH_UNITS.split())},
        **{word: 10 * n for n, word in enumerate(_ENGLISH_TENS.split(), 2)},
        **{"hundred": 100, "thousand": 1000},
    },
}
_IRREGULAR = {
    "fr": {"premier": 1, "première": 1, "second": 2, "seconde": 2, "cinquième": 5, "neuvième": 9},
    "en": {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12},
}
_AMOUNTS = {
    "fr": {
        **{"deux": 2, "double": 2, "triple": 3, "demi": 2, "midi": 12, "huitaine": 8},
        **{
            "dizaine": 10,
            "décennie": 10,
            "siècle": 100,
            "douzaine": 12,
            "quinzaine": 15,
            "vingtaine": 20,
            "trentaine": 30,
        },
        **{"quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100},
        **{"millier": 1000, "million": 10**6, "milliard": 10**9, "billion": 10**12},
    },
    "en": {
        **{"once": 1, "single": 1, "both": 2, "pair": 2, "twice": 2, "double": 2, "triple": 3},
        **{
            "couple": 2,
            "decade": 10,
            "noon": 12,
            "dozen": 12,
            "fortnight": 15,
            "century": 100,
            "million": 10**6,
            "billion": 10**9,
        },
        **{"trillion": 10**12},
    },
}


def _ordinals(language: str) -> dict[str, int]:
    """Return the regular ordinals: troisième, fourth, twentieth."""
    if language == "fr":
        return {word.rstrip("e") + "ième": n for word, n in _CARDINALS["fr"].items()}
    return {
        (word[:-1] + "ie" if word.endswith("y") else word) + "th": n
        for word, n in _CARDINALS["en"].items()
    }


def _plurals(values: dict[str, int]) -> dict[str, int]:
    return {word + "s": n for word, n in values.items() if not word.endswith("s")}


#: Word to number, by language.
VALUES: dict[str, dict[str, int]] = {
    language: {
        **_ordinals(language),
        **_plurals(_ordinals(language)),
        **_plurals(_AMOUNTS[language]),
        **_AMOUNTS[language],
        **_IRREGULAR[language],
        **_CARDINALS[language],
    }
    for language in ("fr", "en")
}

#: Words inside a number: vingt et un, two hundred and six.
CONNECTORS = {"fr": "et", "en": "and"}

#: Words that multiply the number before them, by language.
MULTIPLIERS: dict[str, dict[str, int]] = {
    "fr": {
        **{
            "mille milliards": 10**12,
            "mille": 1000,
            "millier": 1000,
            "milliers": 1000,
            "million": 10**6,
            "millions": 10**6,
        },
        **{"milliard": 10**9, "milliards": 10**9, "billion": 10**12, "billions": 10**12},
    },
    "en": {
        **{"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
        **{"millions": 10**6, "billions": 10**9, "trillion": 10**12},
    },
}

#: Short multipliers. Some may also be units, so the number without them counts as well.
SHORT_MULTIPLIERS = {
    **{"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6},
    **{"bn": 10**9, "Md": 10**9, "Mrd": 10**9, "tn": 10**12},
}
UNITS_TOO = frozenset({"k", "K", "m", "M"})

#: The numbers of the months, by name in lower case.
MONTHS = {
    language: {month.lower(): number for number, month in enumerate(months, 1)}
    for language, months in languages.MONTHS.items()
}


def folded(values: Iterable[int]) -> int:
    """Return the number that a sequence of number words stands for.

    deux cent trois is 2, 100, 3; quatre-vingt-dix is 4, 20, 10.
    """
    total = current = 0
    for value in values:
        if value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif value == 100:
            current = max(current, 1) * 100
        elif value == 20 and current % 100 == 4:
            current += 76
        else:
            current += value
    return total + current
