"""How the terms of the glossary are translated in the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from workbench.glossary.glossary import Glossary
from workbench.glossary.reports.associations import Associations
from workbench.glossary.reports.passage import Passage
from workbench.glossary.term import Status, Term
from workbench.glossary.waivers import Waiver, waiver_of
from workbench.text.languages import NAMES


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a term: a passage with a target whose source has the term."""

    term: Term
    passage: Passage
    #: The accepted expression in the target; empty if there is none.
    rendering: str

    @property
    def waiver(self) -> Waiver | None:
        """The waiver of the term on this passage, if any."""
        return None if self.rendering else waiver_of(self.term, self.passage.segment)


@dataclass(slots=True)
class Audit:
    """All uses of one term."""

    term: Term
    uses: list[Use] = field(default_factory=list)
    #: Guesses of the translations that are not accepted, the likeliest first.
    guesses: list[str] = field(default_factory=list)

    @property
    def renderings(self) -> Counter[str]:
        """The number of uses by accepted expression; those with none count under "".

        Waived uses are not counted.
        """
        return Counter(use.rendering for use in self.uses if not use.waiver)

    @property
    def waived(self) -> list[Use]:
        """The uses without an accepted expression, but with a waiver."""
        return [use for use in self.uses if use.waiver]

    @property
    def others(self) -> list[Use]:
        """The uses without an accepted expression or a waiver."""
        return [use for use in self.uses if not use.rendering and not use.waiver]

    @property
    def inconsistency(self) -> float:
        """The share of uses, from 0 to 1, that do not have the commonest rendering."""
        counts = self.renderings
        accepted = [count for rendering, count in counts.items() if rendering]
        return 1 - max(accepted, default=0) / counts.total() if counts else 0.0


def uses(glossary: Glossary, passages: Iterable[Passage]) -> Iterator[Use]:
    """Yield the uses of accepted terms in those ``passages`` that have a target.

    Several occurrences of a term in one source are one use.
    """
    for passage in passages:
        segment = passage.segment
        if not segment.target:
            continue
        for term in terms_in(glossary, segment.source, passage.source_language):
            yield Use(term, passage, rendering(glossary, term, passage))


def terms_in(glossary: Glossary, source: str, language: str) -> list[Term]:
    """Return the binding terms in ``source``, without duplicates."""
    matches = glossary.matches(source, language)
    return list(dict.fromkeys(match.term for match in matches if match.binding))


def rendering(glossary: Glossary, term: Term, passage: Passage) -> str:
    """Return the accepted expression of ``term`` in the target, or ""."""
    found = glossary.occurrences(term, passage.segment.target, passage.target_language)
    if not found:
        return ""
    forms = {occurrence.form for occurrence in found}
    expressions = term.expressions(passage.target_language)
    # An inflection counts as the preferred expression.
    return next((form for form in expressions if form in forms), expressions[0])


def audit(glossary: Glossary, passages: Iterable[Passage]) -> list[Audit]:
    """Return an audit for each term that is used, the most inconsistent first."""
    passages = [passage for passage in passages if passage.segment.target]
    audits: dict[Term, Audit] = {}
    for use in uses(glossary, passages):
        audits.setdefault(use.term, Audit(use.term)).uses.append(use)
    for language in NAMES:
        texts = [p.segment.target for p in passages if p.target_language == language]
        associations = Associations(texts, language)
        for found in audits.values():
            found.guesses += associations.of(
                [
                    use.passage.segment.target
                    for use in found.others
                    if use.passage.target_language == language
                ]
            )
    return sorted(
        audits.values(), key=lambda found: (-found.inconsistency, -len(found.uses), str(found.term))
    )


@dataclass(frozen=True, slots=True)
class GlossaryStatistics:
    """The numbers of terms of a glossary and of their uses in the articles."""

    statuses: Counter[str]
    fields: Counter[str]
    #: Accepted terms that are in no article.
    unused: tuple[Term, ...]
    #: Uses in passages with a target; those with an accepted expression; those with a waiver.
    uses: int
    respected: int
    waived: int

    @classmethod
    def of(cls, glossary: Glossary, passages: Iterable[Passage]) -> GlossaryStatistics:
        """Count the terms of ``glossary`` and their uses in ``passages``."""
        seen: set[Term] = set()
        count = respected = waived = 0
        for passage in passages:
            for term in terms_in(glossary, passage.segment.source, passage.source_language):
                seen.add(term)
                if passage.segment.target:
                    use = Use(term, passage, rendering(glossary, term, passage))
                    count += 1
                    respected += bool(use.rendering)
                    waived += bool(use.waiver)
        accepted = [term for term in glossary.terms if term.status is not Status.FORBIDDEN]
        return cls(
            statuses=Counter(term.status.value for term in glossary.terms),
            fields=Counter(term.field for term in glossary.terms),
            unused=tuple(term for term in accepted if term not in seen),
            uses=count,
            respected=respected,
            waived=waived,
        )
