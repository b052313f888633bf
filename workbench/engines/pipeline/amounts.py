"""Amounts of money and of other things, so that a model loses nothing of them.

A model loses what it has rarely seen: of « 2 Md€ » it keeps the 2, of ``$5 trillion`` the 5,
of « 15 000 € » the figures. Before, amounts are spelled out; afterwards each figure of the
translation gets back what the source says that it counts, as the language writes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.text.inline import tags
from workbench.text.quantities import Quantity, figures
from workbench.text.quantities.measures import mentions
from workbench.text.quantities.number_words import SHORT_MULTIPLIERS
from workbench.text.typography import NO_BREAK_SPACE

_FRENCH = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
    r" ?(?:(?P<short>k|M|Mds?|Mrds?|G) ?)?(?P<sign>[€$£])(?!\w)"
)
#: Of something else than money: 13 500 Md de roubles, 2 M d'habitants.
_FRENCH_MANY = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?: \d{3})+|\d+(?:,\d+)?) ?(?P<short>Mds?|Mrds?|M)(?= d[e'])"
)
_ENGLISH = re.compile(
    r"(?<!\w)(?P<sign>[€$£]) ?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?:(?P<short>[kKmMbB]|bn|tn|trn)| (?P<word>trillion))(?![\w-])"
)

#: With what only stands beside a currency.
_MULTIPLIERS = SHORT_MULTIPLIERS | {
    "b": 10**9,
    "B": 10**9,
    "G": 10**9,
    "trn": 10**12,
    "trillion": 10**12,
}
_WORDS = {
    "fr": {10**6: "million", 10**9: "milliard", 10**12: "billion"},
    "en": {10**6: "million", 10**9: "billion", 10**12: "trillion"},
}
_CURRENCIES = {
    "fr": {"€": "euro", "$": "dollar", "£": "livre"},
    "en": {"€": "euro", "$": "dollar", "£": "pound"},
}

#: What a European institution writes ahead of an amount, and nobody else.
_EUR = re.compile(r"\bEUR (?=(?:<\d+>)*\d)")
#: French has a plural from two on: 1,5 milliard.
_PLURAL_BELOW_TWO = re.compile(
    r"(?<![\d,.])(?<!\d[ \u202f\u00a0])([01](?:,\d+)?[ \u00a0](?:million|milliard))s\b"
)
#: Around the figures of one end of a range.
_RANGE_DASH = re.compile(r"[-–]|.+[-–]$")
_OF = re.compile(r"[ \u00a0](?:de |d['’])")
_GLUED = re.compile(r"[^\W\d_]+")


def spelled_out(text: str) -> str:
    """Return ``text`` with amounts in words: « 2 Md€ » is « 2 milliards d'euros »."""
    text = _FRENCH_MANY.sub(_many, text)
    if not any(sign in text for sign in "€$£"):
        return text
    return _ENGLISH.sub(_in_english, _FRENCH.sub(_in_french, text))


def restored(source: str, target: str, source_language: str, target_language: str) -> str:
    """Return ``target`` with what its numbers count in ``source``, in its language's way.

    English gets the sign ahead (€15,000), French behind or the name (15 000 €, 3 millions
    d'euros). Only numbers that stand as often on both sides are looked at.
    """
    wanted = [
        replace(number, currency="") if _EUR.match(source, number.extent[0]) else number
        for number in figures(source, source_language)
        if number.integer
    ]
    shown = _without_tags(target)
    edits = []
    has = figures(shown, target_language)
    for number, found in _paired(wanted, has):
        if _named_elsewhere(number, has, shown, target_language):
            continue
        multiplier = _multiplier(number, found, wanted)
        rewrite = _french if target_language == "fr" else _english
        if multiplier is not None:
            edits += rewrite(shown, number, found, multiplier)
    for (start, end), text in sorted(edits, reverse=True):
        if shown[start:end] == target[start:end]:
            target = target[:start] + text + target[end:]
    if target_language == "fr":
        return _PLURAL_BELOW_TWO.sub(r"\1", target)
    return target if _EUR.search(source) else _EUR.sub("€", target)


#: Where, from and to, and what is to be written there.
_Edit = tuple[tuple[int, int], str]


def _english(target: str, number: Quantity, found: Quantity, multiplier: int) -> list[_Edit]:
    word = _WORDS["en"].get(multiplier, "")
    written = " ".join(filter(None, [target[found.start : found.end], word]))
    same = (found.currency, found.multiplier) == (number.currency, multiplier)
    if number.ambiguous or not number.currency:
        return _counted(target, number, found, multiplier, written)
    if same and _RANGE_DASH.match(target[found.start - 1 : found.end + 1]):
        return []  # $3-5 million
    return [(found.extent, number.currency + written)]


def _french(target: str, number: Quantity, found: Quantity, multiplier: int) -> list[_Edit]:
    shown, word = target[found.start : found.end], _WORDS["fr"].get(multiplier, "")
    plural = _plural(shown)
    written = f"{shown} {word}{plural}" if word else shown
    if number.ambiguous or not number.currency:
        return _counted(target, number, found, multiplier, written)
    same = (found.currency, found.multiplier) == (number.currency, multiplier)
    ahead = found.extent[0] < found.start
    if same and not ahead:
        return []
    if not word:
        return [(found.extent, f"{shown}{NO_BREAK_SPACE}{number.currency}")]
    return [(found.extent, f"{written} {_of(_CURRENCIES['fr'][number.currency])}s")]


def _counted(
    target: str, number: Quantity, found: Quantity, multiplier: int, written: str
) -> list[_Edit]:
    """Return the edits for a number that counts no money: its multiplier, its unit."""
    start, end = found.extent
    wrong = found.multiplier != multiplier
    if number.unit not in ("", "%") and multiplier == 1:
        if glued := _GLUED.match(target, found.end):
            end = max(end, glued.end())
        if found.unit != number.unit and (wrong or found.unit or glued):
            return [((start, end), f"{written} {number.unit}")]
    if not wrong or found.multiplier == 1:
        return []
    if multiplier == 1 and (of := _OF.match(target, end)):
        return [((start, of.end()), f"{written} ")]
    return [((start, end), written)]


def _multiplier(number: Quantity, found: Quantity, wanted: list[Quantity]) -> int | None:
    """Return what ``found`` should be multiplied by; None for what has no word of its own.

    One that the source has elsewhere may belong to a range (2 à 3 millions), and « 5 M » may
    be five millions or not.
    """
    for multiplier in (number.multiplier, found.multiplier):
        if multiplier > 1 and multiplier not in _WORDS["fr"]:
            return None
    shared = any(n.multiplier == found.multiplier for n in wanted)
    if number.multiplier == 1 and (shared or number.readings & found.readings):
        return found.multiplier
    return number.multiplier


def _paired(wanted: list[Quantity], has: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the numbers of the source with those that stand for them."""
    numbers, founds = defaultdict(list), defaultdict(list)
    for number in wanted:
        numbers[number.digits].append(number)
    for found in has:
        founds[found.digits].append(found)
    for digits, same in numbers.items():
        alike = len({(n.multiplier, n.currency, n.unit) for n in same}) == 1
        if alike and len(same) == len(founds[digits]):
            yield from zip(same, founds[digits], strict=True)


def _named_elsewhere(number: Quantity, has: list[Quantity], target: str, language: str) -> bool:
    """Tell whether ``target`` names the currency of ``number``, but beside none of its numbers."""
    return (
        number.currency != ""
        and all(found.currency != number.currency for found in has)
        and mentions(target, number.currency, language)
    )


def _without_tags(text: str) -> str:
    """Return ``text`` with its inline tags blanked out, every character in its place."""
    for tag in tags(text):
        text = text[: tag.start] + "\ufffc" * (tag.end - tag.start) + text[tag.end :]
    return text


def _many(number: re.Match[str]) -> str:
    word = _WORDS["fr"][_MULTIPLIERS[number["short"].removesuffix("s")]]
    return f"{number['number']} {word}{_plural(number['number'])}"


def _in_french(amount: re.Match[str]) -> str:
    multiplier = _MULTIPLIERS[amount["short"].removesuffix("s")] if amount["short"] else 1
    number = amount["number"].replace(" ", "").replace(",", ".")
    value, unit = _unit_of(Decimal(number), multiplier)
    figures = f"{value:,f}".replace(",", " ").replace(".", ",")
    currency = _CURRENCIES["fr"][amount["sign"]]
    if unit == 1:
        pounds = " sterling" if amount["sign"] == "£" else ""
        shown = figures if amount["short"] else amount["number"]
        return f"{shown} {currency}{'s' if value >= 2 else ''}{pounds}"
    return f"{figures} {_WORDS['fr'][unit]}{'s' if value >= 2 else ''} {_of(currency)}s"


def _in_english(amount: re.Match[str]) -> str:
    multiplier = _MULTIPLIERS[amount["short"] or amount["word"]]
    value, unit = _unit_of(Decimal(amount["number"].replace(",", "")), multiplier)
    currency = _CURRENCIES["en"][amount["sign"]] + "s"
    return " ".join(filter(None, [f"{value:,f}", _WORDS["en"].get(unit), currency]))


def _unit_of(number: Decimal, multiplier: int) -> tuple[Decimal, int]:
    """Return an amount as a number of a unit that both languages have a word for.

    What is counted in thousands or trillions is counted in ones or billions.
    """
    unit = {10**3: 1, 10**12: 10**9}.get(multiplier, multiplier)
    value = number * (multiplier // unit)
    return (value.quantize(Decimal(1)) if value == value.to_integral() else value), unit


def _plural(figures: str) -> str:
    """Return the ending of what French counts with ``figures``, written its way."""
    return "" if re.fullmatch(r"[01](?:,\d+)?", figures) else "s"


def _of(currency: str) -> str:
    return f"d'{currency}" if currency[0] == "e" else f"de {currency}"
