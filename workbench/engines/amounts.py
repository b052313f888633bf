"""Amounts of money in newspapers' shorthand, spelled out as models know them.

A model loses what it has rarely seen: of « 2 Md€ » it keeps the 2, of ``$5 trillion`` the 5.
"""

from __future__ import annotations

import re
from decimal import Decimal

_FRENCH = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?: \d{3})+|\d+(?:,\d+)?) ?(?P<short>k|M|Mds?|Mrds?|G) ?"
    r"(?P<sign>[€$£])(?!\w)"
)
_ENGLISH = re.compile(
    r"(?<!\w)(?P<sign>[€$£]) ?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?:(?P<short>[kKmMbB]|bn|tn|trn)| (?P<word>trillion))(?![\w-])"
)

_FRENCH_MULTIPLIERS = {"k": 10**3, "M": 10**6, "Md": 10**9, "Mrd": 10**9, "G": 10**9}
_ENGLISH_MULTIPLIERS = {
    **{"k": 10**3, "m": 10**6, "b": 10**9, "bn": 10**9},
    **{"tn": 10**12, "trn": 10**12, "trillion": 10**12},
}
_FRENCH_WORDS = {10**6: "million", 10**9: "milliard"}
_ENGLISH_WORDS = {10**6: "million", 10**9: "billion"}

_FRENCH_CURRENCIES = {"€": "euros", "$": "dollars", "£": "livres"}
_ENGLISH_CURRENCIES = {"€": "euros", "$": "dollars", "£": "pounds"}

#: What a European institution writes ahead of an amount, and nobody else.
_EUR = re.compile(r"\bEUR (?=\d)")


def spelled_out(text: str) -> str:
    """Return ``text`` with amounts in words: « 2 Md€ » is « 2 milliards d'euros »."""
    if not any(sign in text for sign in "€$£"):
        return text
    return _ENGLISH.sub(_in_english, _FRENCH.sub(_in_french, text))


def with_signs(source: str, target: str) -> str:
    """Return English ``target`` with € for EUR, unless ``source`` has that itself."""
    return target if _EUR.search(source) else _EUR.sub("€", target)


def _in_french(amount: re.Match[str]) -> str:
    multiplier = _FRENCH_MULTIPLIERS[amount["short"].removesuffix("s")]
    number = amount["number"].replace(" ", "").replace(",", ".")
    value, unit = _counted(Decimal(number), multiplier)
    figures = f"{value:,f}".replace(",", " ").replace(".", ",")
    currency = _FRENCH_CURRENCIES[amount["sign"]]
    if unit == 1:
        return f"{figures} {currency}"
    of = "d'" if currency[0] == "e" else "de "
    return f"{figures} {_FRENCH_WORDS[unit]}{'s' if value >= 2 else ''} {of}{currency}"


def _in_english(amount: re.Match[str]) -> str:
    multiplier = _ENGLISH_MULTIPLIERS[(amount["short"] or amount["word"]).lower()]
    value, unit = _counted(Decimal(amount["number"].replace(",", "")), multiplier)
    currency = _ENGLISH_CURRENCIES[amount["sign"]]
    return " ".join(filter(None, [f"{value:,f}", _ENGLISH_WORDS.get(unit), currency]))


def _counted(number: Decimal, multiplier: int) -> tuple[Decimal, int]:
    """Return an amount as a number of a unit that both languages have a word for.

    What is counted in thousands or trillions is counted in ones or billions.
    """
    unit = {10**3: 1, 10**12: 10**9}.get(multiplier, multiplier)
    value = number * (multiplier // unit)
    return (value.quantize(Decimal(1)) if value == value.to_integral() else value), unit
