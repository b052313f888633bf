"""Drafts that use the words of the glossary, though no engine knows them.

An engine cannot be made to write a term. So of its eight best translations the one with
the most terms and the fewest forbidden expressions is taken; where a term is still missing,
the engine is told what its translation has to begin with, up to and with the term; and
where that spoils the sentence, the term is put in the place of what stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.documents.inline import TAG, first_free_number, without_tags
from workbench.engines import Engine
from workbench.engines.preparation import plain_typography
from workbench.engines.repair import faults, severity
from workbench.glossary import Glossary, Match, Status, Term
from workbench.glossary.inflecting import number_of, plural_of, replaced, with_article

#: How many translations are looked at where the likeliest one lacks a term.
_BEST_OF = 8

#: What stands ahead of a term and is no part of it.
_AHEAD = r"(?:(?:the|an?|les?|la|une?|des|du)\s+|l['’]|\d\w*\s+)"

#: How often missing terms are put in: a beginning that is forced changes what follows it.
_ROUNDS = 2

#: What stands in a remark ahead of the engine's own draft.
WITHOUT = "; without the glossary: "


@dataclass(frozen=True, slots=True)
class Enforced:
    """A draft, and what the glossary changed in it."""

    target: str
    #: The engine's own draft; the target itself where the glossary changed nothing.
    own: str
    #: The terms that the draft has and the engine's own had not, as ``source = target``.
    put_in: tuple[str, ...] = ()
    #: Forbidden expressions that the engine's own draft had and this one has not.
    kept_out: tuple[str, ...] = ()
    #: Terms that even this draft lacks.
    missing: tuple[Term, ...] = ()

    @property
    def remarks(self) -> list[str]:
        """What a person should know of the draft, with the way back to the engine's own."""
        remarks = []
        if self.target != self.own:
            changes = [f'"{pair}" put in' for pair in self.put_in]
            changes += [f'"{expression}" kept out' for expression in self.kept_out]
            remarks.append(f"{', '.join(changes)}{WITHOUT}{self.own}")
        for term in self.missing:
            remarks.append(f'the draft lacks "{term}"')
        return remarks


@dataclass(slots=True)
class _Job:
    """A text, what the glossary wants of its translation, and the best one so far."""

    source: str
    demands: list[Match]
    best: str
    own: str


class _Spots:
    """Where missing terms stand in a source, and what stands for them in its translation.

    Each is put into an inline tag of its own, which the engine brings back around what it
    aligns with it.
    """

    def __init__(self, job: _Job, missing: list[Match]) -> None:
        self.job = job
        self._first = first_free_number(job.source)
        self.marked_source = job.source
        #: The matches by the number of their tag.
        self.matches: dict[int, Match] = {}
        for number, match in reversed(list(enumerate(missing, self._first))):
            inner = job.source[match.start : match.end]
            if TAG.search(inner):
                continue  # two pairs of tags must not cross
            self.matches[number] = match
            before, after = self.marked_source[: match.start], self.marked_source[match.end :]
            self.marked_source = f"{before}<{number}>{inner}</{number}>{after}"
        self.marked_target = ""

    def span(self, number: int) -> tuple[int, int] | None:
        """Return where what the tag ``number`` holds stands in the marked target.

        An article or a number that the engine drew into the tag is left out.
        """
        pattern = rf"<{number}>{_AHEAD}*(?P<rest>.*?)</{number}>"
        found = re.search(pattern, self.marked_target, re.IGNORECASE)
        return (found.start("rest"), found.end()) if found and found["rest"] else None

    def own(self, start: int, end: int) -> str:
        """Return a part of the marked target without our tags."""
        part = self.marked_target[start:end]
        return TAG.sub(lambda tag: tag[0] if int(tag["number"]) < self._first else "", part)

    def capitalised(self, start: int, end: int, expression: str) -> str:
        """Return ``expression`` with the capital that what it replaces has at the start."""
        at_start = not any(character.isalnum() for character in self.own(0, start))
        if at_start and self.own(start, end)[:1].isupper():
            return expression[:1].upper() + expression[1:]
        return expression


class Enforcer:
    """Makes the translations of ``engine`` obey ``glossary``."""

    def __init__(self, engine: Engine, glossary: Glossary) -> None:
        self._engine = engine
        self._glossary = glossary
        self._source_language = engine.source_language
        self._target_language = engine.target_language

    def enforce(self, sources: Sequence[str], drafts: Sequence[str]) -> list[Enforced]:
        """Return for each of ``drafts``, the engine's translations of ``sources``, what is best.

        A draft that the glossary has nothing against comes back as it is.
        """
        jobs = [
            _Job(source, self._glossary.demands(source, self._source_language), draft, draft)
            for source, draft in zip(sources, drafts, strict=True)
        ]
        wanting = [job for job in jobs if job.best and self._is_wanting(job)]
        self._rerank(wanting)
        for _ in range(_ROUNDS):
            wanting = [job for job in wanting if self._missing(job, job.best)]
            self._splice(wanting)
        return [self._result(job) for job in jobs]

    def _is_wanting(self, job: _Job) -> bool:
        return bool(self._missing(job, job.best) or self._forbidden(job, job.best))

    def _missing(self, job: _Job, target: str) -> list[Match]:
        return [
            match
            for match in job.demands
            if not self._glossary.respected(match, target, self._target_language)
        ]

    def _forbidden(self, job: _Job, target: str) -> list[str]:
        found = self._glossary.forbidden(target, self._target_language, job.source)
        return [match.surface for match in found]

    def _cost(self, job: _Job, target: str) -> tuple[int, int, int]:
        """Return what is wrong with ``target``, the worst first; less is better."""
        return (
            len(self._forbidden(job, target)),
            _severity(job.source, target) + len(self._missing(job, target)),
            len(self._missing(job, target)),
        )

    def _rerank(self, jobs: list[_Job]) -> None:
        """Give each job the best of the engine's eight likeliest translations."""
        answers = self._engine.translate([job.source for job in jobs], alternatives=_BEST_OF)
        for job, translations in zip(jobs, answers, strict=True):
            job.best = min([job.best, *translations], key=lambda target: self._cost(job, target))

    def _splice(self, jobs: list[_Job]) -> None:
        """Put missing terms where the engine wrote something else for them."""
        spots = [_Spots(job, self._missing(job, job.best)) for job in jobs]
        answers = self._engine.translate([spot.marked_source for spot in spots])
        found = []
        for spot, translations in zip(spots, answers, strict=True):
            if translations:
                spot.marked_target = translations[0]
                found.append(spot)
        begun = [(spot, prefix) for spot in found if (prefix := self._beginning(spot))]
        continued = self._engine.translate(
            [spot.job.source for spot, _ in begun], prefixes=[prefix for _, prefix in begun]
        )
        for (spot, _), translations in zip(begun, continued, strict=True):
            self._take_better(spot.job, translations)
        for spot in found:
            if self._missing(spot.job, spot.job.best):
                self._take_better(spot.job, self._replacements(spot))

    def _take_better(self, job: _Job, targets: Iterable[str]) -> None:
        job.best = min([job.best, *targets], key=lambda target: self._cost(job, target))

    def _beginning(self, spot: _Spots) -> str:
        """Return what a translation begins with, up to and with the first missing term."""
        spans = [
            (span, expression)
            for number, match in spot.matches.items()
            if (span := spot.span(number)) and (expression := self._expression(match))
        ]
        if not spans:
            return ""
        (start, end), expression = min(spans)
        return self._joined(spot.own(0, start), spot.capitalised(start, end, expression))

    def _replacements(self, spot: _Spots) -> list[str]:
        """Return the best draft, and the marked one, with the missing terms put in."""
        in_best = spot.job.best
        for number, match in spot.matches.items():
            span, expression = spot.span(number), self._expression(match)
            if span is None or not expression:
                continue
            if self._glossary.respected(match, in_best, self._target_language):
                continue
            start, end = span
            expression = spot.capitalised(start, end, expression)
            if surface := spot.own(start, end):
                changed = replaced(in_best, surface, expression, self._target_language)
                in_best = changed or in_best
            before, after = spot.marked_target[:start], spot.marked_target[end:]
            spot.marked_target = self._joined(before, expression) + after
        return [in_best, spot.own(0, len(spot.marked_target))]

    def _joined(self, before: str, expression: str) -> str:
        if self._target_language == "en":
            return with_article(before, expression)
        return before + expression

    def _expression(self, match: Match) -> str:
        """Return the term's expression as it agrees with the source, "" where no rule tells."""
        term = match.term
        expression = next(iter(term.expressions(self._target_language)), "")
        if term.status is Status.KEEP:
            return expression
        surface = without_tags(match.surface)
        for form in term.forms(self._source_language):
            number = number_of(surface, form, self._source_language)
            if number == "plural" and term.number != "plural":
                return plural_of(expression, self._target_language)
            if number is not None:
                return expression
        return ""

    def _result(self, job: _Job) -> Enforced:
        missing = tuple(match.term for match in self._missing(job, job.best))
        if job.best == job.own:
            return Enforced(job.best, job.own, missing=missing)
        lacked = {match.term: None for match in self._missing(job, job.own)}
        return Enforced(
            job.best,
            job.own,
            put_in=tuple(t.as_pair(self._source_language) for t in lacked if t not in missing),
            kept_out=tuple(
                surface
                for surface in self._forbidden(job, job.own)
                if surface not in self._forbidden(job, job.best)
            ),
            missing=missing,
        )


def _severity(source: str, target: str) -> int:
    return severity(
        faults(plain_typography(without_tags(source)), plain_typography(without_tags(target)))
    )
