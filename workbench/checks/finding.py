"""The checks in their order, run over segments."""

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

#: All checks, those of the gravest faults first.
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

#: Those that need the whole article.
ARTICLE_CHECKS: tuple[ArticleCheck, ...] = (Inconsistent(), SameTarget())

#: In the order in which people are told of them.
ALL_CHECKS: tuple[Check | ArticleCheck, ...] = (*CHECKS, *ARTICLE_CHECKS)

#: More findings of one check in one segment tell no one more.
_MOST = 20

#: A fix may uncover the next fault; so many rounds end any circle of fixes.
_ROUNDS = 100


def find(segment: Segment, context: Context, only: Container[str] | None = None) -> list[Finding]:
    """Return what the checks find in ``segment``; nothing where it has no target.

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
    """Yield what all checks find in the ``segments`` of an article, in their order."""
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
    """Return ``segment`` with every fix of its findings; a locked one stays as it is.

    Where only spaces and marks change, and in drafts, the state stays; a finished target
    whose words or numbers change is ``person``'s from then on, and loses its review.
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
