"""Punctuation: the mark at the end, and brackets and quotation marks in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Pair
from workbench.documents import BlockKind
from workbench.typography import typeset

_MARKS = frozenset(".!?…:;,")
#: What may stand among the marks at the end of a text, as in ``! ».``
_CLOSERS = " \n\t\u00a0\u2009\u202f»”’\"'‘)]*_"
_PAUSES = frozenset(",;:")

#: A point at the end of these belongs to the word, as in "at 8 p.m."
_ABBREVIATION = re.compile(
    r"(?:\b(?:etc|al|cf|p|pp|vol|art|éd|ed|Inc|Ltd|Co|Jr|Sr|St|no|nos|vs|av|apr)"
    r"|\b\w\.\w|\b(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)

_PARTNERS = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
#: What marks an item of a list: "a)", "iv)", "12)".
_ENUMERATOR = re.compile(r"\s*(?:\d{1,3}|\w|[ivx]{1,5})\)")
_QUOTATION_MARK = re.compile('[«»“”„"]')


class EndPunctuation(Check):
    """Another mark at the end than the source has."""

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
        """Return the target with the source's mark after its last word, where that is safe."""
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
    """Brackets that are opened and not closed, or the other way round."""

    id = "brackets"
    name = "Brackets"
    explanation = (
        "Every round, square and curly bracket must be closed, and in the right order. Where "
        "the source leaves one open in the same way, as in a passage that goes on in the next "
        "segment or a list marked a), nothing is said."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Match the brackets of the target, then compare what is left with the source's."""
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
    """Quotation marks that are opened and not closed, or the other way round."""

    id = "quotation-marks"
    name = "Quotation marks"
    explanation = (
        "Every quotation that is opened must be closed, whatever its marks. A quotation that "
        "goes on in the next segment is let pass where the source leaves one open too, and so "
        "are marks of inches and seconds. Single marks are not counted, since they look like "
        "apostrophes."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Compare how many quotations the two sides leave open."""
        alone = _alone(pair.target.text)
        if not alone:
            return
        excused = [kind for _, kind in _alone(pair.source.text)]
        for offset, kind in alone:
            pardon = next((other for other in excused if not kind or other in (kind, "")), None)
            if pardon is not None:
                excused.remove(pardon)
                continue
            mark = pair.target.text[offset]
            message = f"the quotation mark {mark} is not {kind or 'closed'}"
            yield self.found(pair, message, pair.target.span(offset, offset + 1))


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


def _alone(text: str) -> list[tuple[int, str]]:
    """Return the quotation marks without a partner: offset, and what they lack.

    That is ``"closed"``, ``"opened"``, or nothing for a straight mark, which may be either.
    """
    opened: list[tuple[int, str]] = []
    alone: list[tuple[int, str]] = []
    for match in _QUOTATION_MARK.finditer(text):
        mark = match[0]
        if mark == '"':
            if opened and opened[-1][1] == "":
                opened.pop()
            elif not text[: match.start()][-1:].isdigit():
                opened.append((match.start(), ""))
        elif mark in "«“„":
            opened.append((match.start(), "closed"))
        elif opened:
            opened.pop()
        else:
            alone.append((match.start(), "opened"))
    return sorted(alone + opened)


def _tail(text: str) -> str:
    """Return the marks and closers that end ``text``."""
    return text[len(text.rstrip(_CLOSERS + "".join(_MARKS))) :]


def _end_marks(text: str) -> frozenset[str]:
    """Return the marks among what ends ``text``."""
    return _MARKS & frozenset(_tail(text).replace("...", "…"))


def _abbreviated(text: str) -> bool:
    return bool(_ABBREVIATION.search(text.rstrip(_CLOSERS)))


def _named(marks: frozenset[str]) -> str:
    return f'"{"".join(sorted(marks))}"' if marks else "no mark"
