"""Drafts that use the words of the glossary, though no engine knows them.

An engine cannot be made to write a term. So its eight best translations are looked at, and
the likeliest one with each missing term put in the place of what stands for it; the one with
the most terms and the fewest forbidden expressions is taken, of several like it the one that
is closest to the engine's own. Where a term is still missing, the engine is told what its
translation has to begin with, up to and with the term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from workbench.documents.inline import TAG, first_free_number, without_tags
from workbench.engines import Engine
from workbench.engines.preparation import bare
from workbench.engines.repair import faults, severity
from workbench.glossary import Glossary, Match, Term
from workbench.glossary.agreement import Agreement
from workbench.glossary.fitting import fitted
from workbench.glossary.function_words import FUNCTION_WORDS
from workbench.glossary.inflecting import IRREGULAR_PASTS, number_of
from workbench.glossary.words import WORDS, lemma

#: How many translations are looked at where the likeliest one lacks a term.
_BEST_OF = 8

#: What a sentence may begin with ahead of its first word.
_MARKS = " «»“”‘’\"'(—–-\u00a0\u202f"

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

    def __init__(self, job: _Job, missing: list[Match], language: str) -> None:
        self.job = job
        self._language = language
        self._first = first_free_number(job.source)
        self.marked_source = job.source
        #: The matches by the number of their tag.
        self._matches: dict[int, Match] = {}
        for number, match in reversed(list(enumerate(missing, self._first))):
            inner = job.source[match.start : match.end]
            if TAG.search(inner):
                continue  # two pairs of tags must not cross
            self._matches[number] = match
            before, after = self.marked_source[: match.start], self.marked_source[match.end :]
            self.marked_source = f"{before}<{number}>{inner}</{number}>{after}"
        self.marked_target = ""

    def places(self) -> list[tuple[int, int, Match]]:
        """Return where something stands in the marked target for which term, in its order.

        What has no word of its own, but for articles and the like, stands for something else.
        """
        found = []
        for number, match in self._matches.items():
            tagged = re.search(rf"<{number}>(.*?)</{number}>", self.marked_target)
            if tagged and (span := self._core(tagged[1], match.term)):
                start = tagged.start(1)
                found.append((start + span[0], start + span[1], match))
        return sorted(found, key=lambda place: place[0])

    def own(self, start: int, end: int | None = None) -> str:
        """Return a part of the marked target without our tags."""
        part = self.marked_target[start:end]
        return TAG.sub(lambda tag: tag[0] if int(tag["number"]) < self._first else "", part)

    def past_rest(self, end: int, expression: str) -> tuple[str, int]:
        """Return where the marked target goes on when ``expression`` is put in before ``end``.

        What follows may be the rest of it: the engine has not said that all of it stands for
        the term. Tags of the source that stand in the rest come first.
        """
        words = [lemma(word.lower(), self._language) for word in expression.split(" ")]
        for count in range(len(words) - 1, 0, -1):
            rest = re.compile(rf"(?:(?:\s|{TAG.pattern})*[^\W_]+){{{count}}}(?!\w)")
            found = rest.match(self.marked_target, end)
            if found is None:
                continue
            said = [lemma(word.lower(), self._language) for word in TAG.sub("", found[0]).split()]
            if said == words[-count:]:
                tags = (tag[0] for tag in TAG.finditer(self.own(end, found.end())))
                return "".join(tags), found.end()
        return "", end

    def _core(self, text: str, term: Term) -> tuple[int, int] | None:
        """Return where in ``text``, which the engine put for ``term``, the term itself stands.

        Articles, prepositions and numbers at its ends belong to the words around, and so do
        names beside other words; nothing is left where there are no other words.
        """
        find = WORDS[self._language].finditer
        words = list(find(text))
        if TAG.search(text):
            return (0, len(text)) if words else None
        if term.pos == "verb":
            verb = next((word for word in words if self._may_be_verb(word[0])), None)
            return (verb.start(), words[-1].end()) if verb else None
        expression = next(iter(term.expressions(self._language)), "")
        own = [self._is_hollow(word[0]) for word in find(expression)]
        names = [word[0].istitle() and not self._begins(word[0]) for word in words]
        may_lose_names = expression.islower() and not all(names)
        around = [
            self._is_hollow(word[0]) or (is_name and may_lose_names)
            for word, is_name in zip(words, names, strict=True)
        ]
        first, last = 0, len(words)
        while first < last and around[first] and not own[0]:
            first += 1
        while first < last and around[last - 1] and not own[-1]:
            last -= 1
        return (words[first].start(), words[last - 1].end()) if first < last else None

    def _is_hollow(self, word: str) -> bool:
        return not word[0].isalpha() or word.lower() in FUNCTION_WORDS[self._language]

    def _may_be_verb(self, word: str) -> bool:
        return not self._is_hollow(word) or word.lower() in IRREGULAR_PASTS

    def _begins(self, word: str) -> bool:
        """Tell whether ``word`` stands at the beginning, and so has a capital anyway."""
        return self.own(0).lstrip(_MARKS).startswith(word)


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
        candidates = self._likeliest(wanting)
        spots = self._spots(wanting)
        for job, others, spot in zip(wanting, candidates, spots, strict=True):
            self._take_best(job, [*others, self._put_in(spot)])
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

    def _cost(self, job: _Job, target: str) -> tuple[int, int, int, int, int]:
        """Return what is wrong with ``target``, the worst first; less is better.

        Last come the terms spelled otherwise than in the glossary (Defense, Defence), and how
        far it is from the engine's own draft, in words.
        """
        return (
            len(self._forbidden(job, target)),
            _severity(job.source, target) + len(self._missing(job, target)),
            len(self._missing(job, target)),
            self._spelled_otherwise(job, target),
            Levenshtein.distance(job.own.split(), target.split()),
        )

    def _spelled_otherwise(self, job: _Job, target: str) -> int:
        """Return how many of the terms are in ``target`` in no form that a rule makes."""
        count = 0
        for match in job.demands:
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
        return self._engine.translate([job.source for job in jobs], alternatives=_BEST_OF)

    def _spots(self, jobs: list[_Job]) -> list[_Spots]:
        """Return what stands for the missing terms of each job."""
        spots = [_Spots(job, self._missing(job, job.best), self._target_language) for job in jobs]
        answers = self._engine.translate([spot.marked_source for spot in spots])
        for spot, translations in zip(spots, answers, strict=True):
            spot.marked_target = translations[0] if translations else ""
        return spots

    def _put_in(self, spots: _Spots) -> str:
        """Return the likeliest translation with the missing terms in place of what is there."""
        done, position = "", 0
        for start, end, match in spots.places():
            if start < position:
                continue  # the engine put one within another
            done += spots.own(position, start)
            surface = spots.own(start, end)
            term = self._fitted(match, surface, at_start=not done.strip(_MARKS))
            joined = term.after(done) if term else None
            done, position = joined or done + surface, end
            if term and joined:
                tags, position = spots.past_rest(end, term.expression)
                done += tags
        return done + spots.own(position)

    def _splice(self, jobs: list[_Job]) -> None:
        """Let the engine begin with its draft up to a missing term, put in, and go on itself."""
        begun = [
            (spots.job, beginning)
            for spots in self._spots(jobs)
            if (beginning := self._beginning(spots))
        ]
        continued = self._engine.translate(
            [job.source for job, _ in begun], prefixes=[beginning for _, beginning in begun]
        )
        for (job, beginning), translations in zip(begun, continued, strict=True):
            # What goes on within the word makes another word of it: "infantrymens".
            self._take_best(job, (t for t in translations if not t[len(beginning) :][:1].isalnum()))

    def _beginning(self, spots: _Spots) -> str:
        """Return what a translation begins with, up to and with the first missing term."""
        for start, end, match in spots.places():
            before = spots.own(0, start)
            term = self._fitted(match, spots.own(start, end), at_start=not before.strip(_MARKS))
            if joined := term.after(before) if term else None:
                return joined
        return ""

    def _fitted(self, match: Match, surface: str, *, at_start: bool) -> Agreement | None:
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
