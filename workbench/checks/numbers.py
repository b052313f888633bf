"""Numbers: the same on both sides, each written the way of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Level, Pair
from workbench.quantities import Quantity, figures, words, written

_ENGLISH_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ORDINAL = re.compile(
    r"(?<![\w.,])(?P<figures>\d{1,4})(?P<ending>st|nd|rd|th|er|re|ère|nde|e|ème|ième)\b"
)


class Numbers(Check):
    """Numbers that one side has and the other has not."""

    id = "numbers"
    name = "Numbers"
    explanation = (
        "Every number of the source must be in the target and the other way round, written "
        "the way of its language: 1 250,50 in French is 1,250.50 in English, 63e is 63rd, "
        "2 milliards is 2 billion, 20 h 30 is 8:30 p.m. Figures may become words, and months "
        "and Roman numerals figures. The fix rewrites a number that kept the separators or "
        "the ending of the other language, and 63th."
    )
    level = Level.ERROR

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Match the figures of both sides, then ask the words for those left over."""
        context = pair.context
        source, target = pair.source.text, pair.target.text
        wanted = figures(source, context.source_language)
        has = figures(target, context.target_language)
        missing = _unmatched(wanted, has)
        extra = _unmatched(has, wanted)
        if missing:
            missing = _unmatched(missing, words(target, context.target_language))
        if extra:
            extra = _unmatched(extra, words(source, context.source_language))
        foreign = [quantity for quantity in has if quantity.foreign and quantity not in extra]
        for quantity in foreign:
            yield self._rewritten(pair, quantity, quantity)
        for quantity in extra:
            twin = next((other for other in missing if _twins(quantity, other)), None)
            if twin is not None and not pair.target.text.startswith(
                written(twin, context.target_language), quantity.start
            ):
                missing.remove(twin)
                yield self._rewritten(pair, quantity, twin)
            else:
                span = pair.target.span(quantity.start, quantity.end)
                yield self.found(pair, f"{quantity.text} is not in the source", span)
        for quantity in missing:
            yield self.found(pair, f"{quantity.text} is missing")
        yield from self._ordinals(pair)

    def _ordinals(self, pair: Pair) -> Iterator[Finding]:
        """Yield the ordinals with a wrong ending, or one of the other language."""
        for match in _ORDINAL.finditer(pair.target.text):
            right = _ending(match["figures"], match["ending"], pair.context.target_language)
            if match["ending"] != right:
                message = f"{match[0]} should be {match['figures']}{right}"
                fixed = pair.target.replaced(*match.span("ending"), right)
                yield self.found(pair, message, pair.target.span(*match.span()), fixed)

    def _rewritten(self, pair: Pair, quantity: Quantity, meant: Quantity) -> Finding:
        """Return the finding that ``quantity`` is ``meant``, in the target's way."""
        number = written(meant, pair.context.target_language)
        span = pair.target.span(quantity.start, quantity.end)
        fixed = pair.target.replaced(quantity.start, quantity.end, number)
        old = pair.target.text[quantity.start : quantity.end]
        return self.found(pair, f"{old} should be {number}", span, fixed)


def _ending(figures: str, ending: str, language: str) -> str:
    """Return the ending that an ordinal written with ``ending`` must have in ``language``."""
    if language == "fr":
        english = ending in _ENGLISH_ENDINGS and (figures, ending) != ("2", "nd")
        return ("er" if figures == "1" else "e") if english else ending
    if figures[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(figures[-1], "th")


def _twins(one: Quantity, other: Quantity) -> bool:
    """Tell whether the two have the same figures, with whatever separators."""
    return bool(one.digits) and one.digits == other.digits


def _unmatched(wanted: list[Quantity], has: list[Quantity]) -> list[Quantity]:
    """Return those of ``wanted`` that no quantity in ``has`` may stand for.

    One may stand for several, since a number that the source repeats need not be repeated.
    """
    return [
        quantity
        for quantity in wanted
        if not any(quantity.readings & other.readings for other in has)
    ]
