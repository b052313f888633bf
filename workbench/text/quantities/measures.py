"""What numbers count: currencies and units of measurement, in French and English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.text.languages import NAMES
from workbench.text.typography.style import SPACES


@dataclass(frozen=True, slots=True)
class Measure:
    """A currency or unit: how it is written after a number, as regular expressions."""

    #: Its signs and codes, the same in both languages.
    signs: str
    #: Its names, by language.
    names: dict[str, str]


#: By their signs. What else is called dollar has its country beside it, and is left out.
CURRENCIES = {
    "€": Measure("€|EUR", {"fr": "euros?", "en": "[eE]uros?"}),
    "$": Measure(
        r"(?:US ?)?\$(?: ?US)?|USD",
        {"fr": "dollars?(?! (?:canad|austral|néo|taïw|singap|namib|de Hong))", "en": "dollars?"},
    ),
    "£": Measure("£|GBP", {"fr": "livres? sterlings?", "en": "pounds? sterling|sterling"}),
}
#: Names that may be those of something else: of a weight, of books.
AMBIGUOUS = {"fr": {"£": "livres?"}, "en": {"£": "pounds?"}}

#: By their symbols; hours and minutes are times.
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
#: Before the name of a currency, and of nothing else: 3 millions d'euros, $1 billion in debt.
_OF = {"fr": rf"(?:d['’]|de{_SPACE})?", "en": rf"(?:of{_SPACE})?"}


def _alternatives(measures: dict[str, Measure], language: str, sign_ends: str) -> dict[str, str]:
    """Return the regular expression of all ways to write each of ``measures``."""
    return {
        symbol: rf"(?:{measure.signs}){sign_ends}|(?:{measure.names[language]})(?!\w)"
        for symbol, measure in measures.items()
    }


def _one_of(expressions: dict[str, str]) -> str:
    """Return an expression with a group ``_N`` for the ``N``-th of ``expressions``."""
    return "|".join(f"(?P<_{n}>{expression})" for n, expression in enumerate(expressions.values()))


#: The figures may follow a currency: $5.
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
#: No sign ahead of a number is longer, its space included.
_LONGEST_SIGN = 7


@dataclass(frozen=True, slots=True)
class AdjacentMeasure:
    """A currency or unit beside a number."""

    symbol: str
    #: Where what is beside the number begins or ends.
    edge: int
    #: Whether its name may be that of something else.
    ambiguous: bool = False


def currency_after(text: str, end: int, language: str) -> AdjacentMeasure | None:
    """Return the currency whose sign or name follows at ``end``."""
    match = _CURRENCY_AFTER[language].match(text, end)
    if match is None:
        return None
    if match["ambiguous"]:
        return AdjacentMeasure("£", match.end(), ambiguous=True)
    return AdjacentMeasure(_symbol(match, CURRENCIES), match.end())


def currency_before(text: str, start: int) -> AdjacentMeasure | None:
    """Return the currency whose sign or code stands ahead of ``start``."""
    match = _CURRENCY_BEFORE.search(text, max(start - _LONGEST_SIGN, 0), start)
    return AdjacentMeasure(_symbol(match, CURRENCIES), match.start()) if match else None


def unit_after(text: str, end: int, language: str) -> AdjacentMeasure | None:
    """Return the unit that follows at ``end``."""
    match = _UNIT_AFTER[language].match(text, end)
    return AdjacentMeasure(_symbol(match, UNITS), match.end()) if match else None


def mentions(text: str, symbol: str, language: str) -> bool:
    """Tell whether a text of ``language`` speaks of a currency or unit, anywhere."""
    return bool(_MENTIONED[language, symbol].search(text))


def _symbol(match: re.Match[str], measures: dict[str, Measure]) -> str:
    return next(symbol for n, symbol in enumerate(measures) if match[f"_{n}"] is not None)
