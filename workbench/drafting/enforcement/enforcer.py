"""Make an engine's drafts use the terms of the glossary.

An engine cannot be forced to use a term. The candidates are its eight best translations, and
the best one with each missing term put in place of its wrong translation. The candidate with
the fewest forbidden expressions and missing terms is taken, and of equal ones the closest to
the engine's own. If a term is still missing, the engine translates again with a given
beginning: its draft up to and including the term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from workbench.drafting.enforcement.spots import MARKS, Spots
from workbench.drafting.wanted_terms import wanted_terms
from workbench.engines import Engine, WantedTerm
from workbench.engines.pipeline.preparation import bare
from workbench.engines.pipeline.repair import faults, severity
from workbench.glossary import Glossary, Term, TermMatch
from workbench.glossary.fitting import expression_for, fitted
from workbench.text.inline import without_tags
from workbench.text.words.agreement import Agreement
from workbench.text.words.inflection import number_of, plural_of, with_capitals_of

#: How many translations of the engine are candidates if the best one lacks a term.
_BEST_OF = 8

#: How often the engine translates again, since a given beginning changes the rest.
_ROUNDS = 2

#: In how many letters a term that is spelled otherwise differs at most.
_OTHER_SPELLING = 2

#: The text before the engine's own draft in a remark.
WITHOUT = "; without the glossary: "


@dataclass(frozen=True, slots=True)
class Enforced:
    """A draft, and the changes that the glossary made to it."""

    target: str
    #: The engine's own draft; equal to ``target`` if nothing was changed.
    own: str
    #: The terms that were added, as ``source = target``.
    put_in: tuple[str, ...] = ()
    #: The forbidden expressions that were removed.
    kept_out: tuple[str, ...] = ()
    #: The terms that are still missing.
    missing: tuple[Term, ...] = ()

    @property
    def remarks(self) -> list[str]:
        """Remarks on the changes, with the engine's own draft, and on missing terms."""
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
    """A source with its required terms, and its best translation so far."""

    source: str
    required: list[TermMatch]
    best: str
    own: str


class Enforcer:
    """Makes the translations of ``engine`` use the terms of ``glossary``."""

    def __init__(self, engine: Engine, glossary: Glossary) -> None:
        self._engine = engine
        self._glossary = glossary
        self._source_language = engine.source_language
        self._target_language = engine.target_language

    def enforce(self, sources: Sequence[str], drafts: Sequence[str]) -> list[Enforced]:
        """Return the best draft for each of ``sources``, given the engine's own ``drafts``.

        A draft without a missing term or forbidden expression is returned unchanged, but for
        terms that it spells otherwise than the glossary.
        """
        jobs = [self._job(*pair) for pair in zip(sources, drafts, strict=True)]
        wanting = [job for job in jobs if job.best and self._is_wanting(job)]
        candidates = self._likeliest(wanting)
        spots = self._spots(wanting)
        for job, others, spot in zip(wanting, candidates, spots, strict=True):
            self._take_best(job, [*others, self._put_in(spot)])
        for _ in range(_ROUNDS):
            wanting = [job for job in wanting if self._missing(job, job.best)]
            self._splice(wanting)
        return [self._result(job) for job in jobs]

    def _job(self, source: str, draft: str) -> _Job:
        required = self._glossary.required(source, self._source_language)
        for match in required:
            if match.term.pos != "verb":
                draft = self._respelled(match.term, draft)
        return _Job(source, required, draft, draft)

    def _respelled(self, term: Term, target: str) -> str:
        """Return ``target`` with ``term`` as the glossary spells it: Defence, not Defense."""
        for found in reversed(self._glossary.occurrences(term, target, self._target_language)):
            plain = found.surface.lower()
            forms = (found.form, plural_of(found.form, self._target_language))
            form = min(forms, key=lambda form: Levenshtein.distance(form.lower(), plain))
            if 0 < Levenshtein.distance(form.lower(), plain) <= _OTHER_SPELLING and (
                number_of(plain, found.form, self._target_language) is None
            ):
                respelled = with_capitals_of(found.surface, plain, form)
                target = target[: found.start] + respelled + target[found.end :]
        return target

    def _is_wanting(self, job: _Job) -> bool:
        return bool(self._missing(job, job.best) or self._forbidden(job, job.best))

    def _missing(self, job: _Job, target: str) -> list[TermMatch]:
        return [
            match
            for match in job.required
            if not self._glossary.respected(match, target, self._target_language)
            and not self._said_as_told(match, job.source, target)
        ]

    def _said_as_told(self, match: TermMatch, source: str, target: str) -> bool:
        """Tell whether ``target`` has the term in the very form that the engine was told."""
        told = expression_for(match, source, self._source_language)
        return bool(told) and bool(
            re.search(rf"(?<!\w){re.escape(told)}(?!\w)", without_tags(target), re.IGNORECASE)
        )

    def _forbidden(self, job: _Job, target: str) -> list[str]:
        found = self._glossary.forbidden(target, self._target_language, job.source)
        return [match.surface for match in found]

    def _cost(self, job: _Job, target: str) -> tuple[int, int, int, int, int]:
        """Return the faults of ``target`` as a sort key, the worst kind first.

        The last two are the terms with another spelling than in the glossary (Defense,
        Defence), and the distance from the engine's own draft in words.
        """
        return (
            len(self._forbidden(job, target)),
            _severity(job.source, target) + len(self._missing(job, target)),
            len(self._missing(job, target)),
            self._spelled_otherwise(job, target),
            Levenshtein.distance(job.own.split(), target.split()),
        )

    def _spelled_otherwise(self, job: _Job, target: str) -> int:
        """Return how many terms are in ``target`` only in a form that no rule makes."""
        count = 0
        for match in job.required:
            found = self._glossary.occurrences(match.term, target, self._target_language)
            count += (
                bool(found)
                and match.term.pos != "verb"
                and not any(
                    number_of(without_tags(one.surface), one.form, self._target_language)
                    for one in found
                )
            )
        return count

    def _take_best(self, job: _Job, targets: Iterable[str]) -> None:
        job.best = min([job.best, *targets], key=lambda target: self._cost(job, target))

    def _likeliest(self, jobs: list[_Job]) -> list[list[str]]:
        """Return the engine's eight likeliest translations for each job."""
        return self._engine.translate(
            [job.source for job in jobs], alternatives=_BEST_OF, terms=self._wanted(jobs)
        )

    def _wanted(self, jobs: list[_Job]) -> list[list[WantedTerm]]:
        """Return what the engine is told to call the terms of each job."""
        return [wanted_terms(self._glossary, job.source, self._source_language) for job in jobs]

    def _spots(self, jobs: list[_Job]) -> list[Spots]:
        """Return the translations of the missing terms of each job."""
        spots = [
            Spots(job.source, self._missing(job, job.best), self._target_language) for job in jobs
        ]
        answers = self._engine.translate(
            [spot.marked_source for spot in spots], terms=self._wanted(jobs)
        )
        for spot, translations in zip(spots, answers, strict=True):
            spot.marked_target = translations[0] if translations else ""
        return spots

    def _put_in(self, spots: Spots) -> str:
        """Return the marked translation with the missing terms put in."""
        done, position = "", 0
        for start, end, match in spots.places():
            if start < position:
                continue  # one term is inside another
            done += spots.own(position, start)
            surface = spots.own(start, end)
            term = self._fitted(match, surface, at_start=not done.strip(MARKS))
            joined = term.after(done) if term else None
            done, position = joined or done + surface, end
            if term and joined:
                tags, position = spots.past_rest(end, term.expression)
                done += tags
        return done + spots.own(position)

    def _splice(self, jobs: list[_Job]) -> None:
        """Have the engine complete its drafts after the first missing term, which is put in."""
        begun = [
            (job, beginning)
            for job, spots in zip(jobs, self._spots(jobs), strict=True)
            if (beginning := self._beginning(spots))
        ]
        continued = self._engine.translate(
            [job.source for job, _ in begun],
            prefixes=[beginning for _, beginning in begun],
            terms=self._wanted([job for job, _ in begun]),
        )
        for (job, beginning), translations in zip(begun, continued, strict=True):
            # A letter after the beginning makes another word of the term: "infantrymens".
            self._take_best(job, (t for t in translations if not t[len(beginning) :][:1].isalnum()))

    def _beginning(self, spots: Spots) -> str:
        """Return the draft up to and including the first missing term, which is put in."""
        for start, end, match in spots.places():
            before = spots.own(0, start)
            term = self._fitted(match, spots.own(start, end), at_start=not before.strip(MARKS))
            if joined := term.after(before) if term else None:
                return joined
        return ""

    def _fitted(self, match: TermMatch, surface: str, *, at_start: bool) -> Agreement | None:
        return fitted(match, surface, self._target_language, at_start=at_start)

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
    return severity(faults(bare(source), bare(target)))
