"""Checks of glossary terms: those that the target must have, and those that are forbidden."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Level, Pair
from workbench.glossary import Term, TermMatch
from workbench.glossary.waivers import waiver_of
from workbench.text.inline import without_tags
from workbench.text.words.agreement import Agreement
from workbench.text.words.inflection import inflected_like


class Terms(Check):
    """Checks that the target has the translations of the glossary terms in the source."""

    id = "terms"
    name = "Glossary terms"
    explanation = (
        "Where the source has an approved term, the target should have one of its accepted "
        "translations, in any inflected form; a term to keep should stand as it is. Proposed "
        "terms are shown in the editor, but not asked for. A note on the segment may waive a "
        "term, with the reason."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each different term that is not respected."""
        glossary, context = pair.context.glossary, pair.context
        if glossary is None:
            return
        seen: set[str] = set()
        for match in glossary.required(pair.segment.source, context.source_language):
            term = match.term
            if str(term) in seen:
                continue
            seen.add(str(term))
            if waiver_of(term, pair.segment):
                continue
            if glossary.respected(match, pair.segment.target, context.target_language):
                continue
            accepted = term.expressions(context.target_language)
            wanted = " or ".join(f'"{form}"' for form in accepted)
            if without_tags(match.surface) in accepted:
                yield self.found(pair, f"{wanted} should stay as it is")
            elif wanted:
                yield self.found(pair, f'"{match.surface}" should be {wanted}')


class ForbiddenTerms(Check):
    """Checks that the target has no expression that the glossary forbids."""

    id = "forbidden-terms"
    name = "Forbidden terms"
    explanation = (
        "The glossary forbids some expressions, everywhere or as translations of a certain "
        "one, such as false friends. The message says what to write instead, where the "
        "glossary does; the fix writes it, in English, where the form allows. A note on the "
        "segment may waive a term, with the reason."
    )
    level = Level.ERROR

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each forbidden expression."""
        glossary, context, segment = pair.context.glossary, pair.context, pair.segment
        if glossary is None:
            return
        for match in glossary.forbidden(segment.target, context.target_language, segment.source):
            asking = [term for term in match.terms if not waiver_of(term, segment)]
            if not asking:
                continue
            advised = next((t for t in asking if t.advice(context.target_language)), None)
            instead = advised.advice(context.target_language) if advised else ""
            remedy = f'; use "{instead}"' if instead else ""
            message = f'"{match.surface}" is forbidden{remedy}'
            fixed = _replaced(pair, match, advised) if advised else None
            yield self.found(pair, message, (match.start, match.end), fixed)


def _replaced(pair: Pair, match: TermMatch, term: Term) -> str | None:
    """Return an English target with ``match`` replaced by the advice of ``term``.

    None if only a person can replace the form, which is always so in French, since other words
    agree with it.
    """
    language = pair.context.target_language
    if language != "en":
        return None
    for form in term.forms(language):
        instead = inflected_like(match.surface, form, term.advice(language), language)
        if instead is not None:
            agreement = Agreement(instead, language)
            return agreement.in_place_of(match.surface, pair.segment.target, strictly=True)
    return None
