"""Currencies and units of measurement, as French and English write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.text.languages import NAMES
from workbench.text.typography.style import SPACES


@dataclass(frozen=True, slots=True)
class Measure:
    """A currency or unit, with regular expressions for its forms after a number."""

    #: Its signs and codes, the same in both languages.
    signs: str
    #: Its names, by language.
    names: dict[str, str]


#: By sign. Other dollars are written with their country, and are left out.
CURRENCIES = {
    "€": Measure("€|EUR", {"fr": "euros?", "en": "[eE]uros?"}),
    "$": Measure(
        r"(?:US ?)?\$(?: ?US)?|USD",
        {"fr": "dollars?(?! (?:canad|austral|néo|taïw|singap|namib|de Hong))", "en": "dollars?"},
    ),
    "£": Measure("£|GBP", {"fr": "livres? sterlings?", "en": "pounds? sterling|sterling"}),
}
#: Names that also mean something else: a weight, books.
AMBIGUOUS = {"fr": {"£": "livres?"}, "en": {"£": "pounds?"}}

#: By symbol; hours and minutes are read as times.
UNITS = {
    "km/h": Measure(
        "km/h|kph",
        {"fr": "kilomètres?(?:-| à l['’]| par )heure", "en": "kilomet(?:re|er)s an hour"},
    ),
    "mm": Measure("mm", {"fr": "millimètres?", "en": "millimet(?:re|er)s?"}),
    "cm": Measure("cm", {"fr": "centimètres?", "en": "centimet(?:re|er)s?"}),
    "km²": Measure("km(?:²|2)", {"fr": "kilomètres? carrés?", "en": "square kilomet(?:re|er)s?"}),
    "m²": Measure("m(?:²|2)", {"fr": "mètres? carrés?", "en": "square met(?:re|er)s?"}),
    "km": Measure("km", {"fr": "kilomètres?", "en": "kilomet(?:re|er)s?"}),
    "m": Measure("m", {"fr": "mètres?", "en": "met(?:re|er)s?"}),
    "kg": Measure("kg", {"fr": "kilos?|kilogrammes?", "en": "kilos?|kilograms?"}),
    "g": Measure("g", {"fr": "grammes?", "en": "grams?"}),
    "t": Measure("t", {"fr": "tonnes?", "en": "(?:metric )?ton(?:ne)?s?"}),
    "l": Measure("[lL]", {"fr": "litres?", "en": "lit(?:re|er)s?"}),
    "ha": Measure("ha", {"fr": "hectares?", "en": "hectares?"}),
    "kW": Measure("kW", {"fr": "kilowatts?", "en": "kilowatts?"}),
    "MW": Measure("MW", {"fr": "mégawatts?", "en": "megawatts?"}),
    "GW": Measure("GW", {"fr": "gigawatts?", "en": "gigawatts?"}),
    "%": Measure("%", {"fr": "pour ?cent|p\\. ?100", "en": "per ?cent|percentage points?|pc"}),
}

_SPACE = f"[{SPACES}]"
#: May come before the name of a currency (3 millions d'euros), not of a unit.
_OF = {"fr": rf"(?:d['’]|de{_SPACE})?", "en": rf"(?:of{_SPACE})?"}


def _alternatives(measures: dict[str, Measure], language: str, sign_ends: str) -> dict[str, str]:
    """Return a regular expression for all forms of each of ``measures``, by symbol."""
    return {
        symbol: rf"(?:{measure.signs}){sign_ends}|(?:{measure.names[language]})(?!\w)"
        for symbol, measure in measures.items()
    }


def _one_of(expressions: dict[str, str]) -> str:
    """Return an alternation with a group ``_N`` for the expression at index ``N``."""
    return "|".join(f"(?P<_{n}>{expression})" for n, expression in enumerate(expressions.values()))


#: The expressions of all measures; a figure may follow a currency ($5), but not a unit.
_WRITTEN = {
    kind: {language: _alternatives(measures, language, sign_ends) for language in NAMES}
    for kind, measures, sign_ends in (
        ("currency", CURRENCIES, r"(?![^\W\d_])"),
        ("unit", UNITS, r"(?![\w'’])"),
    )
}
_CURRENCY_AFTER = {
    language: re.compile(
        rf"{_SPACE}?-?{_OF[language]}(?:{_one_of(_WRITTEN['currency'][language])}"
        rf"|(?P<ambiguous>(?:{AMBIGUOUS[language]['£']})(?!\w)))"
    )
    for language in NAMES
}
_CURRENCY_BEFORE = re.compile(
    rf"(?<![\w])(?:{_one_of({sign: currency.signs for sign, currency in CURRENCIES.items()})})"
    rf"{_SPACE}?$"
)
_UNIT_AFTER = {
    language: re.compile(rf"{_SPACE}?-?(?:{_one_of(_WRITTEN['unit'][language])})")
    for language in NAMES
}
_MENTIONED = {
    (language, symbol): re.compile(
        "|".join(filter(None, [expression, AMBIGUOUS[language].get(symbol)]))
    )
    for written in _WRITTEN.values()
    for language, expressions in written.items()
    for symbol, expression in expressions.items()
}
#: The length of the longest sign before a number, with its space.
_LONGEST_SIGN = 7


@dataclass(frozen=True, slots=True)
class AdjacentMeasure:
    """A currency or unit next to a number."""

    symbol: str
    #: The offset of its outer end.
    edge: int
    #: Whether its name also means something else.
    ambiguous: bool = False


def currency_after(text: str, end: int, language: str) -> AdjacentMeasure | None:
    """Return the currency whose sign or name follows at ``end``, or None."""
    match = _CURRENCY_AFTER[language].match(text, end)
    if match is None:
        return None
    if match["ambiguous"]:
        return AdjacentMeasure("£", match.end(), ambiguous=True)
    return AdjacentMeasure(_symbol(match, CURRENCIES), match.end())


def currency_before(text: str, start: int) -> AdjacentMeasure | None:
    """Return the currency whose sign or code comes before ``start``, or None."""
    match = _CURRENCY_BEFORE.search(text, max(start - _LONGEST_SIGN, 0), start)
    return AdjacentMeasure(_symbol(match, CURRENCIES), match.start()) if match else None


def unit_after(text: str, end: int, language: str) -> AdjacentMeasure | None:
    """Return the unit that follows at ``end``, or None."""
    match = _UNIT_AFTER[language].match(text, end)
    return AdjacentMeasure(_symbol(match, UNITS), match.end()) if match else None


def mentions(text: str, symbol: str, language: str) -> bool:
    """Return whether a text in ``language`` names a currency or unit anywhere."""
    return bool(_MENTIONED[language, symbol].search(text))


def _symbol(match: re.Match[str], measures: dict[str, Measure]) -> str:
    return next(symbol for n, symbol in enumerate(measures) if match[f"_{n}"] is not None)
