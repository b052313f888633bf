"""Numbers and ordinals in figures, as French and English write them."""

from __future__ import annotations

from workbench.text.quantities.reading import Quantity
from workbench.text.typography import FINE_SPACE


def written(quantity: Quantity, language: str) -> str:
    """Return ``quantity`` as written in ``language``; empty if it is not a plain number."""
    integer = quantity.integer
    if not integer:
        return ""
    grouped = len(integer) > 4 or (len(integer) == 4 and quantity.text[:4] != integer)
    return in_figures(integer, quantity.decimals, language, grouped=grouped)


def in_figures(integer: str, decimals: str, language: str, *, grouped: bool) -> str:
    """Return a number with the decimal mark of ``language``, and its digits grouped or not.

    ``integer`` and ``decimals`` are the digits before and after the decimal mark.
    """
    separator, mark = (FINE_SPACE, ",") if language == "fr" else (",", ".")
    if grouped:
        first = len(integer) % 3
        groups = [integer[n : n + 3] for n in range(first, len(integer), 3)]
        integer = separator.join([integer[:first], *groups] if first else groups)
    return f"{integer}{mark}{decimals}" if decimals else integer


def ordinal_ending(figures: str, language: str) -> str:
    """Return the ending of the ordinal of ``figures``: 1er, 63e (masculine), 1st, 63rd."""
    if language == "fr":
        return "er" if figures == "1" else "e"
    if figures[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(figures[-1], "th")
