"""Checks that numbers have the same currency, unit or half of the day in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Pair
from workbench.text.quantities import Quantity
from workbench.text.quantities.measures import mentions


class Measures(Check):
    """Checks that currencies, units and halves of the day are in both source and target."""

    id = "measures"
    name = "Currencies and units"
    explanation = (
        "What a number of the source counts should stand in the target: its currency and its "
        "unit, by their names or signs, and 6 p.m. as 18 h or 6 heures du soir. Where another "
        "number of the target has the currency or unit, as in lists, it is let pass. A number "
        "with another currency or unit than in the source is for the check of numbers."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Look for each side's currencies and units on the other, and compare times of day."""
        context = pair.context
        source, target = pair.source.text, pair.target.text
        wanted, has = pair.source_numbers, pair.target_numbers
        if any(differing(quantity, wanted) for quantity in has):
            return
        for symbol in dict.fromkeys(map(_sure_measure, wanted)):
            if symbol and not mentions(target, symbol, context.target_language):
                yield self.found(pair, f"{symbol} is missing")
        for quantity in has:
            symbol = "" if quantity.ambiguous else quantity.currency
            if symbol and not mentions(source, symbol, context.source_language):
                span = pair.target.span(*quantity.extent)
                yield self.found(pair, f"{symbol} is not in the source", span)
        times = {quantity.time for quantity in wanted}
        for quantity in has:
            if quantity.time not in times and _twelve_hours_off(quantity.time) in times:
                span = pair.target.span(quantity.start, quantity.end)
                yield self.found(pair, f"{quantity.text} is in the other half of the day", span)


def differing(quantity: Quantity, wanted: list[Quantity]) -> Quantity | None:
    """Return the quantity in ``wanted`` with the same value but another currency or unit.

    None if one with this value has the same currency or unit, or none.
    """
    same = [other for other in wanted if quantity.readings & other.readings]
    for kind in ("currency", "unit"):
        mine = getattr(quantity, kind)
        theirs = [getattr(other, kind) for other in same]
        if mine and theirs and all(theirs) and mine not in theirs:
            return same[0]
    return None


def _sure_measure(quantity: Quantity) -> str:
    """Return the currency or unit of ``quantity``; empty if it is ambiguous or missing."""
    return "" if quantity.ambiguous else quantity.currency or quantity.unit


def _twelve_hours_off(time: str) -> str | None:
    """Return ``time`` twelve hours later; None if it is empty."""
    hour, _, minute = time.partition(":")
    return f"{(int(hour) + 12) % 24}:{minute}" if time else None
