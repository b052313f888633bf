"""Roman numerals, as French uses them for centuries and congresses."""

from __future__ import annotations

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PARTS = {
    **{100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X"},
    **{9: "IX", 5: "V", 4: "IV", 1: "I"},
}


def from_roman(numeral: str) -> int:
    """Return the value of an upper-case numeral below 400."""
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _VALUES[letter]
        total += -value if following and value < _VALUES[following] else value
    return total


def to_roman(number: int) -> str:
    """Return the numeral for ``number``, from 1 to 399."""
    numeral = ""
    for value, letters in _PARTS.items():
        numeral += letters * (number // value)
        number %= value
    return numeral
