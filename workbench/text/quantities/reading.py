"""Find the numbers of French and English texts, in figures and words, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.text.languages import NAMES
from workbench.text.quantities.measures import (
    AdjacentMeasure,
    currency_after,
    currency_before,
    unit_after,
)
from workbench.text.quantities.number_words import (
    CONNECTORS,
    MONTHS,
    MULTIPLIERS,
    SHORT_MULTIPLIERS,
    UNITS_TOO,
    VALUES,
    folded,
)
from workbench.text.quantities.roman import from_roman
from workbench.text.typography import FINE_SPACE, NO_BREAK_SPACE
from workbench.text.typography.verbatim import blanked

#: A value, or a time of day as ``20:30``.
Reading = Decimal | str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, with all values that it may have."""

    text: str
    #: The offsets of its figures; ``text`` also has the word that multiplies them.
    start: int
    end: int
    readings: frozenset[Reading]
    #: The figures before and after the decimal mark, without separators.
    integer: str = ""
    decimals: str = ""
    #: The value of a word such as "million" after the figures.
    multiplier: int = 1
    #: Its currency, by sign, or its unit, by symbol; in a range, both numbers have it.
    currency: str = ""
    unit: str = ""
    #: Whether the currency's name also means something else, like pounds.
    ambiguous: bool = False
    #: The offsets of the number with its multiplier and its currency or unit.
    extent: tuple[int, int] = (0, 0)
    #: Whether it is written as in the other language.
    foreign: bool = False

    @property
    def digits(self) -> str:
        """All its digits."""
        return self.integer + self.decimals

    @property
    def time(self) -> str:
        """The time of day as ``20:30``; empty if it is not one."""
        return next((reading for reading in self.readings if isinstance(reading, str)), "")


_SPACE = rf"[ {NO_BREAK_SPACE}{FINE_SPACE}\u2009]"
_SPACED = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)"
_DOTTED = r"\d{1,3}(?:\.\d{3})+(?!\d)"
_COMMAED = r"\d{1,3}(?:,\d{3})+(?!\d)"

#: The integer and decimal parts as each language writes them, and as the other one does.
_NUMBER = {
    "fr": rf"""
        (?P<foreign>(?:{_COMMAED}\.\d+|\d{{1,3}}(?:(?:,\d{{3}}){{2,}}|,000))(?!\d))
        | (?P<integer>{_SPACED}|{_DOTTED}|\d+)(?:(?P<mark>[.,])(?P<decimals>\d+))?
        """,
    "en": rf"""
        (?P<foreign>(?:{_SPACED}(?:,\d+)?|{_DOTTED},\d+|\d{{1,3}}(?:(?:\.\d{{3}}){{2,}}|\.000)
          |\d+,\d\d?)(?!\d|,\d))
        | (?P<integer>{_COMMAED}|\d+|(?<![^\s$€£(])(?=\.\d))(?:(?P<mark>\.)(?P<decimals>\d+))?
        """,
}
_TIME = {
    "fr": r"""(?P<hour>\d{1,2})(?:\s?(?:h|heures?)(?:\s?(?P<minute>\d\d))?(?!\w)
          (?:\sd(?:u|e\sl['’])\s?(?P<half>matin|après-midi|soir))?
        |:(?P<minutes>\d\d))""",
    "en": r"""(?P<hour>\d{1,2})(?:(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b
        |[:h](?P<minutes>\d\d))""",
}
_MORNING = frozenset({"a", "A", "matin"})
_DECADE = {"fr": r"années\s+(?P<decade>\d{2,4})", "en": r"['’]?(?P<decade>\d{2,4})[’']?s\b"}

_MULTIPLIER = {
    language: "|".join(words).replace(" ", r"[\ \u00a0]") for language, words in MULTIPLIERS.items()
}
_SHORT = "|".join(SHORT_MULTIPLIERS)
_FIGURES = {
    language: re.compile(
        rf"""(?<!\d)(?:
        (?P<dotted>\d+(?:\.\d+){{2,}}(?!\d)(?<!\.\d\d\d))
        | {_TIME[language]}
        | {_DECADE[language]}
        | (?:{_NUMBER[language]})
          (?:\+?[\s-]?(?P<multiplier>{_MULTIPLIER[language]})\b
          |\s?(?P<short>{_SHORT})s?(?!\w))?
        )""",
        re.VERBOSE,
    )
    for language in NAMES
}
#: What may be between the two numbers of a range.
_DASHES = frozenset({"-", "–", "/"})
_RANGE = _DASHES | {"à", "et", "ou", "to", "and", "or"}
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(
    r"\b(?=[IVXLC])(?P<roman>C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:e|er|ère|ème)?\b"
)


def figures(text: str, language: str) -> list[Quantity]:
    """Return the numbers in figures of a text in ``language``, in their order.

    Numbers in addresses and code are left out. ``text`` has no inline tags.
    """
    if not any(map(str.isdigit, text)):
        return []
    found: list[Quantity] = []
    shown = blanked(text)
    for match in _FIGURES[language].finditer(shown):
        for quantity in _quantities(match, language):
            found.append(quantity)
            if len(found) > 1:
                found[-2:] = _as_range(found[-2], found[-1], shown)
    return found


def words(text: str, language: str) -> list[Quantity]:
    """Return the numbers in words: number words, months and Roman numerals."""
    found = list(_in_words(text, language))
    for match in _ROMAN.finditer(text):
        if match["roman"]:
            found.append(_quantity(match, {Decimal(from_roman(match["roman"]))}))
    return found


def _quantities(match: re.Match[str], language: str) -> Iterator[Quantity]:
    """Yield the numbers of one match: three for 22.06.2025."""
    if match["dotted"]:
        for part in re.finditer(r"\d+", match["dotted"]):
            start = match.start() + part.start()
            yield Quantity(part[0], start, start + len(part[0]), frozenset({Decimal(part[0])}))
    elif match["hour"]:
        yield _quantity(match, _times(match))
    elif match["decade"]:
        number = int(match["decade"])
        century = {1900 + number} if number < 100 else {number % 100}
        yield _quantity(match, {Decimal(n) for n in {number} | century})
    else:
        yield _number(match, language)


def _times(match: re.Match[str]) -> set[Reading]:
    """Return the time of day and, for a full hour, also the number."""
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups["minute"] or groups["minutes"] or 0)
    half = groups["half"]
    day_hour = hour % 12 + (0 if half in _MORNING else 12) if half else hour
    readings: set[Reading] = {f"{day_hour}:{minute:02}"}
    if not minute:
        readings |= {Decimal(hour), Decimal(day_hour)}
    return readings


def _number(match: re.Match[str], language: str) -> Quantity:
    """Return a plain number with its multiplier and its currency or unit."""
    if match["foreign"]:
        integer, decimals = _parts_of_foreign(match["foreign"], language)
        readings = {_value(integer, decimals)}
    else:
        integer = re.sub(r"\D", "", match["integer"])
        decimals = match["decimals"] or ""
        readings = {_value(integer, decimals)}
        groups = match["integer"].split(".")
        if len(groups) == 2 and not decimals:  # 1.250 may be read as 1¼ too
            readings.add(Decimal(match["integer"]))
    multiplier = MULTIPLIERS[language].get(
        (match["multiplier"] or "").replace(NO_BREAK_SPACE, " "), 1
    )
    if multiplier > 1:
        readings = {value * multiplier for value in readings}
    last = "foreign" if match["foreign"] else "decimals" if decimals else "integer"
    currency, unit = _measures(match, match.end(last), language)
    if short := match["short"]:
        sure = currency is not None or short not in UNITS_TOO
        multiplier = SHORT_MULTIPLIERS[short] if sure else 1
        multiplied = {value * SHORT_MULTIPLIERS[short] for value in readings}
        readings = multiplied if sure else readings | multiplied
    edges = [match.start(), match.end(), *(thing.edge for thing in (currency, unit) if thing)]
    return Quantity(
        match[0],
        match.start(),
        match.end(last),
        frozenset(readings),
        integer,
        decimals,
        multiplier,
        currency.symbol if currency else "",
        unit.symbol if unit else "",
        ambiguous=currency is not None and currency.ambiguous,
        extent=(min(edges), max(edges)),
        foreign=bool(match["foreign"]),
    )


def _measures(
    match: re.Match[str], end: int, language: str
) -> tuple[AdjacentMeasure | None, AdjacentMeasure | None]:
    """Return the currency and unit of a plain number, whose figures end at ``end``."""
    text = match.string
    currency = currency_after(text, match.end(), language) or currency_before(text, match.start())
    if currency is not None or match["multiplier"]:
        return currency, None
    return None, unit_after(text, end, language)


def _parts_of_foreign(text: str, language: str) -> tuple[str, str]:
    """Return the digits before and after the decimal mark of the other language."""
    mark = "." if language == "fr" else ","
    integer, _, decimals = text.partition(mark)
    return re.sub(r"\D", "", integer), decimals


def _value(integer: str, decimals: str) -> Decimal:
    return Decimal(f"{integer}.{decimals or 0}")


def _as_range(first: Quantity, last: Quantity, text: str) -> tuple[Quantity, Quantity]:
    """Return two consecutive numbers as a range, with what they share.

    They share the century of the first year (1914-18), the multiplier and currency or unit of
    the last (1,5 à 2 millions d'euros), or the sign before the first ($3-5 million).
    """
    between = text[first.end : last.start].strip()
    if between not in _RANGE:
        return first, last
    if len(first.text) == 4 and len(last.text) == 2 and (first.text + last.text).isdigit():
        year = Decimal(first.text[:2] + last.text)
        return first, replace(last, readings=last.readings | {year})
    if not (first.integer and last.integer):
        return first, last
    if between in _DASHES and first.currency and not last.currency:
        last = replace(last, currency=first.currency)
    if last.multiplier > 1 == first.multiplier:
        values = {n * last.multiplier for n in first.readings if isinstance(n, Decimal)}
        first = replace(first, readings=first.readings | values, multiplier=last.multiplier)
    if first.currency or first.unit or last.extent[0] < last.start:
        return first, last
    return replace(first, currency=last.currency, unit=last.unit, ambiguous=last.ambiguous), last


def _quantity(match: re.Match[str], readings: set[Reading] | set[Decimal]) -> Quantity:
    return Quantity(match[0], match.start(), match.end(), frozenset(readings))


def _in_words(text: str, language: str) -> Iterator[Quantity]:
    """Yield each run of number words as one number and as its parts, and each month."""
    values, months = VALUES[language], MONTHS[language]
    run: list[re.Match[str]] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in months:
            yield _quantity(match, {Decimal(months[word])})
        joined = not text[end : match.start()].strip(f"-\u2011 {NO_BREAK_SPACE}")
        end = match.end()
        if run and not (joined and (word in values or word == CONNECTORS[language])):
            yield _run(run, values)
            run = []
        if word in values:
            run.append(match)
    if run:
        yield _run(run, values)


def _run(run: list[re.Match[str]], values: dict[str, int]) -> Quantity:
    numbers = [values[match[0].lower()] for match in run]
    readings = frozenset(Decimal(n) for n in [folded(numbers), *numbers])
    return Quantity(run[0][0], run[0].start(), run[-1].end(), readings)
