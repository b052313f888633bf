"""The list of all checks, and functions to run them over segments."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from workbench.catalog import Segment
from workbench.checks.check import Check, Context, Finding, Pair
from workbench.checks.completeness import Addresses, Length
from workbench.checks.consistency import ArticleCheck, Comparison, Inconsistent, SameTarget
from workbench.checks.letters import FirstLetter, Invisible
from workbench.checks.measures import Measures
from workbench.checks.numbers import Numbers
from workbench.checks.punctuation import Brackets, EndPunctuation, QuotationMarks
from workbench.checks.spacing import DoubleSpaces, EnglishPunctuation, FrenchSpaces, Guillemets
from workbench.checks.tags import Tags
from workbench.checks.terms import ForbiddenTerms, Terms
from workbench.checks.wording import DoubledWords, Language, LeftWords, Untranslated

#: All checks of segments, those for the worst faults first.
CHECKS: tuple[Check, ...] = (
    Tags(),
    Numbers(),
    Measures(),
    Addresses(),
    Untranslated(),
    Language(),
    LeftWords(),
    Length(),
    Terms(),
    ForbiddenTerms(),
    DoubledWords(),
    FirstLetter(),
    EndPunctuation(),
    Brackets(),
    QuotationMarks(),
    Guillemets(),
    FrenchSpaces(),
    EnglishPunctuation(),
    DoubleSpaces(),
    Invisible(),
)

#: The checks that need the whole article.
ARTICLE_CHECKS: tuple[ArticleCheck, ...] = (Inconsistent(), SameTarget())

#: All checks, in the order in which users see them.
ALL_CHECKS: tuple[Check | ArticleCheck, ...] = (*CHECKS, *ARTICLE_CHECKS)

#: The most findings of one check in one segment; more would not help anyone.
_MOST = 20

#: The most fixes of a segment in a row, in case that fixes undo each other.
_ROUNDS = 100


def find(segment: Segment, context: Context, only: Container[str] | None = None) -> list[Finding]:
    """Return what the checks find in ``segment``; nothing if it has no target.

    ``only`` names the checks to run by id; None runs all.
    """
    if not segment.target:
        return []
    pair = Pair(segment, context)
    return [
        finding
        for check in CHECKS
        if only is None or check.id in only
        for finding in islice(check.look(pair), _MOST)
    ]


def find_all(
    segments: Iterable[Segment], context: Context, only: Container[str] | None = None
) -> Iterator[Finding]:
    """Yield what all checks find in the ``segments`` of an article, in order."""
    article = list(segments)
    comparisons = [Comparison(c) for c in ARTICLE_CHECKS if only is None or c.id in only]
    for comparison in comparisons:
        comparison.update(article)
    for segment in article:
        yield from find(segment, context, only)
        for comparison in comparisons:
            if finding := comparison.findings.get(segment.id):
                yield finding


def mended(
    segment: Segment, context: Context, person: str, only: Container[str] | None = None
) -> Segment:
    """Return ``segment`` with the fixes of all its findings; a locked one is not changed.

    The state is kept in drafts, and if only spaces and punctuation change. A finished target
    whose words or numbers change becomes ``person``'s and loses its review.
    """
    if segment.locked_by:
        return segment
    typographic = {check.id for check in CHECKS if check.typographic}
    for _ in range(_ROUNDS):
        findings = find(segment, context, only)
        fixable = next((finding for finding in findings if finding.fixed is not None), None)
        if fixable is None or fixable.fixed is None:
            return segment
        if fixable.check in typographic or not segment.state.finished:
            segment = replace(segment, target=fixable.fixed)
        else:
            segment = segment.edited(fixable.fixed, person)
    return segment
