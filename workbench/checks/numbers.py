"""Checks that source and target have the same numbers, each written as in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Level, Pair
from workbench.checks.measures import differing
from workbench.text.quantities import Quantity, ordinal_ending, words, written

_ENGLISH_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_FRENCH_FIRST = frozenset({"er", "re", "ère"})
#: The ending of "1" after an article.
_GENDERS = {
    **dict.fromkeys(("le", "un", "du", "au", "ce"), "er"),
    **dict.fromkeys(("la", "une", "cette"), "re"),
}
_WORD_BEFORE = re.compile(r"[^\W\d_]+\s$")
_ORDINAL = re.compile(
    r"(?<![\w.,])(?P<figures>\d{1,4})(?P<ending>st|nd|rd|th|er|re|ère|nde|e|ème|ième)\b"
)


class Numbers(Check):
    """Checks that every number is in both source and target."""

    id = "numbers"
    name = "Numbers"
    explanation = (
        "Every number of the source must be in the target and the other way round, written "
        "the way of its language: 1 250,50 in French is 1,250.50 in English, 63e is 63rd, "
        "2 milliards is 2 billion, 20 h 30 is 8:30 p.m. Figures may become words, and months "
        "and Roman numerals figures. A number that counts another currency or unit than in the "
        "source is wrong too. The fix rewrites a number that kept the separators or the ending "
        "of the other language, and 63th."
    )
    level = Level.ERROR

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Match the figures of both sides, then look for unmatched ones among number words."""
        context = pair.context
        source, target = pair.source.text, pair.target.text
        wanted, has = pair.source_numbers, pair.target_numbers
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
            same = next((other for other in missing if _same_digits(quantity, other)), None)
            if same is not None and not pair.target.text.startswith(
                written(same, context.target_language), quantity.start
            ):
                missing.remove(same)
                yield self._rewritten(pair, quantity, same)
            else:
                span = pair.target.span(quantity.start, quantity.end)
                yield self.found(pair, f"{quantity.text} is not in the source", span)
        for quantity in missing:
            yield self.found(pair, f"{quantity.text} is missing")
        for quantity in has:
            if other := differing(quantity, wanted):
                span = pair.target.span(*quantity.extent)
                of_source = source[slice(*other.extent)]
                yield self.found(pair, f"{target[slice(*quantity.extent)]} is {of_source}", span)
        yield from self._ordinals(pair)

    def _ordinals(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each ordinal with a wrong ending."""
        for match in _ORDINAL.finditer(pair.target.text):
            endings = _endings(match, pair.context.target_language)
            if match["ending"] not in endings:
                right = " or ".join(f"{match['figures']}{ending}" for ending in endings)
                fixed = None
                if len(endings) == 1:
                    fixed = pair.target.replaced(*match.span("ending"), endings[0])
                span = pair.target.span(*match.span())
                yield self.found(pair, f"{match[0]} should be {right}", span, fixed)

    def _rewritten(self, pair: Pair, quantity: Quantity, meant: Quantity) -> Finding:
        """Return the finding that ``quantity`` should be ``meant``, as the target writes it."""
        number = written(meant, pair.context.target_language)
        span = pair.target.span(quantity.start, quantity.end)
        fixed = pair.target.replaced(quantity.start, quantity.end, number)
        old = pair.target.text[quantity.start : quantity.end]
        return self.found(pair, f"{old} should be {number}", span, fixed)


def _endings(ordinal: re.Match[str], language: str) -> list[str]:
    """Return the endings that ``ordinal`` may have in ``language``: its own, if that is valid."""
    figures, ending = ordinal["figures"], ordinal["ending"]
    if language == "en":
        return [ordinal_ending(figures, language)]
    if figures == "1":
        before = _WORD_BEFORE.search(ordinal.string, 0, ordinal.start())
        article = before[0].strip().lower() if before else ""
        if ending in _FRENCH_FIRST:
            return [ending]
        return [_GENDERS[article]] if article in _GENDERS else ["er", "re"]
    english = ending in _ENGLISH_ENDINGS and (figures, ending) != ("2", "nd")
    return ["e" if english else ending]


def _same_digits(one: Quantity, other: Quantity) -> bool:
    """Return whether the two have the same digits, apart from separators."""
    return bool(one.digits) and one.digits == other.digits


def _unmatched(wanted: list[Quantity], has: list[Quantity]) -> list[Quantity]:
    """Return the quantities in ``wanted`` that match none in ``has``.

    One may match several, since a number that the source repeats need not be repeated.
    """
    return [
        quantity
        for quantity in wanted
        if not any(quantity.readings & other.readings for other in has)
    ]
