"""Checks that nothing is missing: addresses, and a length in proportion to the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Level, Pair
from workbench.text.typography.verbatim import addresses

#: The least length in characters from which the ratio of two texts is meaningful.
_LONG = 60

#: The least and the greatest ratio of a target's length to its source's. Of 15,000 good pairs
#: of press, parliament and literature, one in a thousand is outside.
_RATIO = {"en": (0.4, 1.8), "fr": (0.5, 2.5)}


class Addresses(Check):
    """Checks that the target has the web and e-mail addresses of the source."""

    id = "addresses"
    name = "Addresses"
    explanation = (
        "Every web or e-mail address of the source should be in the target. An address that "
        "was exchanged for another, such as that of the page in the other language, is let "
        "pass; one more or one less is not."
    )
    level = Level.ERROR

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Compare the addresses of both sides."""
        source, target = pair.segment.source, pair.segment.target
        wanted, has = Counter(addresses(source)), Counter(addresses(target))
        if wanted.total() == has.total():
            return
        for address in wanted - has:
            yield self.found(pair, f"{address} is missing")
        for address in has - wanted:
            start = target.index(address)
            message = f"{address} is not in the source"
            yield self.found(pair, message, (start, start + len(address)))


class Length(Check):
    """Checks that the target is not much shorter or longer than its source."""

    id = "length"
    name = "Length"
    explanation = (
        "The target is so much shorter or longer than its source that a part may be missing, "
        "or may have been said twice. Short segments are not looked at."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Compare the lengths without tags."""
        source, target = len(pair.source.text), len(pair.target.text)
        least, most = _RATIO[pair.context.target_language]
        if max(source, target) < _LONG or not source:
            return
        ratio = target / source
        if not least <= ratio <= most:
            percent = round(100 * ratio)
            yield self.found(pair, f"the target is {percent} % as long as the source")
