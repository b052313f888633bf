"""Checks of punctuation: the mark at the end, and pairs of brackets and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Pair
from workbench.documents import BlockKind
from workbench.text.typography import typeset
from workbench.text.typography.quotation import outer_marks, quotations

_MARKS = frozenset(".!?…:;,")
#: Characters that may come between the marks at the end of a text, as in ``! ».``
_CLOSERS = " \n\t\u00a0\u2009\u202f»”’\"'‘)]*_"
_PAUSES = frozenset(",;:")

#: Abbreviations, whose point belongs to the word, as in "at 8 p.m."
_ABBREVIATION = re.compile(
    r"(?:\b(?:etc|al|cf|p|pp|vol|art|éd|ed|Inc|Ltd|Co|Jr|Sr|St|no|nos|vs|av|apr)"
    r"|\b\w\.\w|\b(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)

_PARTNERS = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
#: The marker of a list item: "a)", "iv)", "12)".
_ENUMERATOR = re.compile(r"\s*(?:\d{1,3}|\w|[ivx]{1,5})\)")

_QUOTATION_MARK = re.compile('[«»“”„"]')
#: Here single marks count as quotation marks too, since the target may use them.
_BEGINS_QUOTED = re.compile("\\s*[«“„\"‘']")
_ENDS_QUOTED = re.compile("[»”\"’'][\\s.,;:!?…]*$")
_ANY_QUOTED = re.compile("[«»“”„\"‘]|(?<!\\w)'|'(?!\\w)")
_MISSING = {
    "«": "the quotation mark at the beginning of the source is missing",
    "»": "the quotation mark at the end of the source is missing",
    "«»": "the quotation marks around the source are missing",
}
_DIALOGUE = re.compile(r"\s*[-–—]\s")


class EndPunctuation(Check):
    """Checks that the target ends with the same mark as the source."""

    id = "end-punctuation"
    name = "Punctuation at the end"
    explanation = (
        "The target should end as the source does: with a point, a question or exclamation "
        "mark, an ellipsis, a colon, a semicolon, a comma, or none. Where the point goes with "
        "closing quotation marks differs between the languages and is let pass, as are the "
        "point of an abbreviation, and the pauses at the end of a verse line."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Compare the marks at the two ends."""
        source, target = pair.source.text, pair.target.text
        wanted, has = _end_marks(source), _end_marks(target)
        if pair.segment.context.startswith(BlockKind.VERSE):
            wanted, has = wanted - _PAUSES, has - _PAUSES
        if wanted == has or (wanted & has and wanted ^ has <= {".", "?", "!"}):
            return
        if wanted ^ has == {"."} and (_abbreviated(source) or _abbreviated(target)):
            return
        if not re.search(r"\w", target):
            return
        tail = _tail(target)
        span = pair.target.span(len(target) - len(tail), len(target)) if tail.strip() else None
        message = f"the source ends with {_named(wanted)}, the target with {_named(has)}"
        yield self.found(pair, message, span, self._fixed(pair, wanted, has))

    def _fixed(self, pair: Pair, wanted: frozenset[str], has: frozenset[str]) -> str | None:
        """Return the target with the source's mark at its end; None if that is not safe."""
        text = pair.target.text.rstrip()
        if len(wanted) > 1 or len(has) > 1:
            return None
        words = text.rstrip("".join(has)).rstrip() if has else text
        if not words or not (words[-1].isalnum() or words[-1] == "%"):
            return None
        fixed = pair.target.replaced(len(words), len(text), "".join(wanted))
        if fixed is None:
            return None
        return typeset(fixed, pair.context.target_language, pair.context.style)


class Brackets(Check):
    """Checks that every bracket is opened and closed."""

    id = "brackets"
    name = "Brackets"
    explanation = (
        "Every round, square and curly bracket must be closed, and in the right order. Where "
        "the source leaves one open in the same way, as in a passage that goes on in the next "
        "segment or a list marked a), nothing is said."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Pair the brackets of the target, and compare unpaired ones with the source's."""
        alone = _unmatched(pair.target.text)
        if not alone:
            return
        excused = [bracket for _, bracket in _unmatched(pair.source.text)]
        for offset, bracket in alone:
            if bracket in excused:
                excused.remove(bracket)
                continue
            message = f"{bracket} is not {'closed' if bracket in _PARTNERS else 'opened'}"
            yield self.found(pair, message, pair.target.span(offset, offset + 1))


class QuotationMarks(Check):
    """Checks that quotation marks are paired, and that the target has those of the source."""

    id = "quotation-marks"
    name = "Quotation marks"
    explanation = (
        "Every quotation that is opened must be closed, whatever its marks; one that goes on in "
        "the next segment is let pass where the source leaves one open too, and so are marks of "
        "inches and seconds. Where the source begins or ends with a mark of its own, or quotes "
        "at all, the target should; the dash of a dialogue will do. The fix puts a mark to the "
        "beginning or the end. Single marks are not counted, since they look like apostrophes."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Compare the unpaired marks of both sides, or else the marks at the ends."""
        unbalanced = list(self._unbalanced(pair))
        yield from unbalanced or self._missing(pair)

    def _unbalanced(self, pair: Pair) -> Iterator[Finding]:
        alone = quotations(pair.target.text).alone
        if not alone:
            return
        excused = [lone.lacks for lone in quotations(pair.source.text).alone]
        for offset, kind in alone:
            pardon = next((other for other in excused if not kind or other in (kind, "")), None)
            if pardon is not None:
                excused.remove(pardon)
                continue
            mark = pair.target.text[offset]
            message = f"the quotation mark {mark} is not {kind or 'closed'}"
            yield self.found(pair, message, pair.target.span(offset, offset + 1))

    def _missing(self, pair: Pair) -> Iterator[Finding]:
        source, target = pair.source.text, pair.target.text
        if not _QUOTATION_MARK.search(source) or _DIALOGUE.match(target):
            return
        begins, ends = outer_marks(source)
        first = "«" if begins is not None and not _BEGINS_QUOTED.match(target) else ""
        last = "»" if ends is not None and not _ENDS_QUOTED.search(target) else ""
        if first or last:
            fixed = typeset(
                f"{first}{pair.segment.target.strip()}{last}",
                pair.context.target_language,
                pair.context.style,
            )
            yield self.found(pair, _MISSING[first + last], fixed=fixed)
        elif quotations(source).pairs and not _ANY_QUOTED.search(target):
            yield self.found(pair, "the source has a quotation, the target has no marks of one")


def _unmatched(text: str) -> list[tuple[int, str]]:
    """Return the brackets without a partner, with their offsets."""
    opened: list[tuple[int, str]] = []
    alone: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(text):
        bracket = match[0]
        if bracket in _PARTNERS:
            opened.append((match.start(), bracket))
        elif opened and _PARTNERS[opened[-1][1]] == bracket:
            opened.pop()
        elif not (bracket == ")" and _ENUMERATOR.fullmatch(text, 0, match.end())):
            alone.append((match.start(), bracket))
    return sorted(alone + opened)


def _tail(text: str) -> str:
    """Return the marks and closing characters at the end of ``text``."""
    return text[len(text.rstrip(_CLOSERS + "".join(_MARKS))) :]


def _end_marks(text: str) -> frozenset[str]:
    """Return the set of marks at the end of ``text``."""
    return _MARKS & frozenset(_tail(text).replace("...", "…"))


def _abbreviated(text: str) -> bool:
    return bool(_ABBREVIATION.search(text.rstrip(_CLOSERS)))


def _named(marks: frozenset[str]) -> str:
    return f'"{"".join(sorted(marks))}"' if marks else "no mark"
