"""Checks of spaces and quotation marks, by the rules of ``workbench.text.typography``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Pair
from workbench.text.typography import FINE_SPACE, NO_BREAK_SPACE
from workbench.text.typography.quotation import quotation_marks
from workbench.text.typography.spaces import english_spaces, french_spaces
from workbench.text.typography.verbatim import guarded

_DOUBLED = re.compile(rf"[ {NO_BREAK_SPACE}{FINE_SPACE}]{{2,}}|\t+|^\s+|(?<!\s)\s+$")
_FRENCH_PUNCTUATION = re.compile(r"[«»;:!?%‰€$£°]|\d \d|^\W*[–—]")
_FRENCH_IN_ENGLISH = re.compile(rf"[«»]|[ {NO_BREAK_SPACE}{FINE_SPACE}](?:</?\d+/?>)*[;:!?,.%‰]")


class FrenchSpaces(Check):
    """Checks that a French target has its no-break spaces."""

    id = "french-spaces"
    name = "French spaces"
    explanation = (
        "French has a space before ; : ! ? and %, inside guillemets, after n°, after the dash "
        "of a dialogue and between thousands, at which no line may break: U+202F before ; ! ? "
        "and in thousands, U+00A0 elsewhere. Either of the two is let pass anywhere; a plain "
        "space or none is not. The fix sets them by the house style."
    )
    typographic = True

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding, at the first place where a space is missing or plain."""
        target = pair.segment.target
        if pair.context.target_language != "fr" or not _FRENCH_PUNCTUATION.search(target):
            return
        style = pair.context.style
        fixed = guarded(lambda text: french_spaces(text, style), target)
        if _same_width(fixed) != _same_width(target):
            span = _difference(_same_width(target), _same_width(fixed))
            place = target[max(span[0] - 1, 0) : span[0] + 2].strip()
            yield self.found(pair, f"a no-break space is missing: {place}", span, fixed)


class Guillemets(Check):
    """Checks that a French target has French quotation marks."""

    id = "guillemets"
    name = "Guillemets"
    explanation = (
        "French quotations stand in « guillemets », and quotations within them in “ ”. Other "
        "marks are found; the fix sets guillemets with their spaces."
    )
    typographic = True

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding, at the first mark that is not French."""
        target = pair.segment.target
        if pair.context.target_language != "fr":
            return
        marked = guarded(lambda text: quotation_marks(text, "fr"), target)
        if marked == target:
            return
        start, end = _difference(target, marked)
        style = pair.context.style
        fixed = guarded(lambda text: french_spaces(text, style), marked)
        yield self.found(pair, "use « guillemets »", (start, max(end, start + 1)), fixed)


class EnglishPunctuation(Check):
    """Checks that an English target has no guillemets and no spaces before punctuation."""

    id = "english-punctuation"
    name = "French punctuation in English"
    explanation = (
        "English has no space before ; : ! ? , . and %, and no guillemets. The fix takes the "
        "spaces out and sets English quotation marks."
    )
    typographic = True

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding, at the first French mark or space."""
        target = pair.segment.target
        if pair.context.target_language != "en" or not _FRENCH_IN_ENGLISH.search(target):
            return
        single = pair.context.style.english_quotes == "single"

        def rules(text: str) -> str:
            marked = (
                quotation_marks(text, "en", single=single) if "«" in text or "»" in text else text
            )
            return english_spaces(marked)

        fixed = guarded(rules, target)
        if fixed != target:
            start, end = _difference(target, fixed)
            what = target[start : max(end, start + 1)].strip()
            message = (
                f"French quotation mark {what}" if what in "«»" and what else "a space too many"
            )
            yield self.found(pair, message, (start, max(end, start + 1)), fixed)


class DoubleSpaces(Check):
    """Checks for doubled spaces, tabs, and spaces at the ends."""

    id = "double-spaces"
    name = "Double spaces"
    explanation = (
        "One space is enough between words, and none belongs at the ends. Tabs count as "
        "spaces. The fix leaves one, a no-break space if there was one."
    )
    typographic = True

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding, at the first superfluous space."""
        target = pair.segment.target
        match = _DOUBLED.search(target)
        if match:
            at_end = match.start() == 0 or match.end() == len(target)
            message = "a space at the end" if at_end else "a doubled space"
            yield self.found(pair, message, match.span(), _DOUBLED.sub(_one_space, target))


def _one_space(match: re.Match[str]) -> str:
    """Return the space to put in the place of several; none at the ends of a text."""
    if match.start() == 0 or match.end() == len(match.string):
        return ""
    for space in (FINE_SPACE, NO_BREAK_SPACE):
        if space in match[0]:
            return space
    return " "


def _same_width(text: str) -> str:
    """Return ``text`` with all no-break spaces replaced by the same one."""
    return text.replace(FINE_SPACE, NO_BREAK_SPACE).replace("\u2009", NO_BREAK_SPACE)


def _difference(old: str, new: str) -> tuple[int, int]:
    """Return start and end in ``old`` of the first difference from ``new``.

    They are one character apart, or the same if ``new`` has a character more there.
    """
    start = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    if old[start : start + 8] == new[start + 1 : start + 9]:
        return start, start
    return start, start + 1
