"""The engine around a model: sentences prepared, translated, judged, retried and restored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from workbench.engines.model import Hypothesis, Model
from workbench.engines.pipeline.clauses import LONGEST_AFTER_FAULT, in_clauses
from workbench.engines.pipeline.hints import (
    Hint,
    Hinter,
    has_signs,
    hinted,
    terms_in,
    without_signs,
)
from workbench.engines.pipeline.names import restored_names
from workbench.engines.pipeline.numerals import localised
from workbench.engines.pipeline.preparation import Sentence, bare, plain_typography, prepare
from workbench.engines.pipeline.quotes import mended_quotes
from workbench.engines.pipeline.repair import (
    Fault,
    faults,
    mended_ends,
    mended_numbers,
    severity,
    without_stutter,
)
from workbench.engines.pipeline.unused_hints import mended_hints, unused
from workbench.engines.wanted_term import WantedTerm
from workbench.text.inline import without_tags
from workbench.text.typography import typeset
from workbench.text.words.agreement import with_indefinite_articles
from workbench.text.words.unknown_words import unknown_words

#: Sentences that go through all steps together; several such shares do so at a time.
_SHARE = 32

#: Hypotheses asked for when the likeliest one is faulty.
_RETRIES = 4

#: Words that the lexicon's corpus has less often than this the model cannot know.
_RAREST = 60

#: Lighter faults are not worth a retry, which brings little and costs much; see
#: docs/performance.md.
_GRAVE = 3


@dataclass(slots=True)
class _Candidate:
    """A hypothesis for a whole sentence, and what is wrong with it."""

    hypothesis: Hypothesis
    faults: list[Fault]


@dataclass(slots=True)
class _Job:
    """One text on its way through the engine."""

    text: str
    sentence: Sentence
    prefix: str
    #: What is translated, to be joined with spaces.
    pieces: list[str]
    #: Translations that the model is shown with the pieces.
    hints: list[Hint]
    candidates: list[_Candidate] = field(default_factory=list)

    @property
    def severity(self) -> int:
        """How bad the best candidate is."""
        return min((severity(c.faults) for c in self.candidates), default=severity([Fault.EMPTY]))

    @property
    def hinted_words(self) -> set[str]:
        """The words of the sentence that a hint translates."""
        spans = (self.sentence.text[hint.start : hint.end] for hint in self.hints)
        return {word for span in spans for word in span.split()}

    def shown(self, length: Callable[[str], int]) -> list[str]:
        """Return the pieces with their hints, as the model is shown them."""
        shown, start = [], 0
        for piece in self.pieces:
            end = start + len(piece)
            inside = [
                replace(hint, start=hint.start - start, end=hint.end - start)
                for hint in self.hints
                if start <= hint.start and hint.end <= end
            ]
            shown.append(hinted(piece, inside, length))
            start = end + 1  # the space that joins them
        return shown


class ModelEngine:
    """An ``Engine`` that prepares and repairs what its ``Model`` translates.

    A ``hinter`` finds translations for rare words. A model that ``reads_hints`` is shown them,
    and the terms; in the drafts of another they stand in for words that it made up.
    """

    def __init__(
        self, model: Model, hinter: Hinter | None = None, *, reads_hints: bool = True
    ) -> None:
        self.model = model
        self._hinter = hinter
        self._reads_hints = reads_hints
        self.origin = model.origin
        self.source_language = model.source_language
        self.target_language = model.target_language

    def translate(
        self,
        texts: Sequence[str],
        *,
        alternatives: int = 1,
        prefixes: Sequence[str] | None = None,
        terms: Sequence[Sequence[WantedTerm]] | None = None,
    ) -> list[list[str]]:
        """Return for each text its best-first list of translations (see ``Engine``)."""
        starts = prefixes or [""] * len(texts)
        wanted = terms or [()] * len(texts)
        # The longest first, and those of like length together: a batch of the model takes
        # as long as its longest sentence.
        order = sorted(range(len(texts)), key=lambda n: -len(texts[n]))
        shares = [order[start : start + _SHARE] for start in range(0, len(order), _SHARE)]

        def translated(share: list[int]) -> list[list[str]]:
            jobs = [self._job(texts[n], starts[n], wanted[n]) for n in share]
            return self._through_all_steps(jobs, alternatives)

        found: list[list[str]] = [[]] * len(texts)
        with ThreadPoolExecutor(self.model.parallel) as pool:
            for share, answers in zip(shares, pool.map(translated, shares), strict=True):
                for n, answer in zip(share, answers, strict=True):
                    found[n] = answer
        return found

    def _through_all_steps(self, jobs: list[_Job], alternatives: int) -> list[list[str]]:
        """Return the translations of each job."""
        work = [job for job in jobs if job.sentence.translatable]
        self._translate(work, alternatives)
        if self._reads_hints:
            self._insist([job for job in work if job.hints])
            misled = [job for job in work if job.hints and job.severity >= _GRAVE]
            self._translate(misled, 1, hinting=False)
        if self.model.can_retry:
            faulty = [job for job in work if job.severity >= _GRAVE]
            self._translate(faulty, max(alternatives, _RETRIES), careful=True)
            self._translate([job for job in faulty if self._cut_shorter(job)], 1)
        for job in work:
            if all(Fault.KEPT in candidate.faults for candidate in job.candidates):
                self._translate_around_kept(job)
            job.candidates.sort(key=lambda candidate: self._cost(job, candidate))
        self._align([job for job in work if self._may_misspell(job)])
        return [self._finished(job, alternatives) for job in jobs]

    def _job(self, text: str, prefix: str, terms: Sequence[WantedTerm]) -> _Job:
        sentence = prepare(text, self.model.length)
        plain_prefix = plain_typography(without_tags(prefix))
        pieces = [sentence.text]
        if sentence.translatable and not plain_prefix:
            pieces = in_clauses(sentence.text, self.model.length)
        return _Job(text, sentence, plain_prefix, pieces, self._hints(sentence, terms))

    def _hints(self, sentence: Sentence, terms: Sequence[WantedTerm]) -> list[Hint]:
        """Return what the model is shown with ``sentence``: its terms, and its rare words."""
        if self._hinter is None or not sentence.translatable:
            return []
        binding = terms_in(
            sentence.text,
            [WantedTerm(bare(surface), bare(translation)) for surface, translation in terms],
        )
        return binding + self._hinter.hints(sentence.text, binding)

    def _cost(self, job: _Job, candidate: _Candidate) -> tuple[int, int]:
        """Return how bad ``candidate`` is: its faults, then the rare words that it passes over."""
        return severity(candidate.faults), len(self._ignored(job, candidate))

    def _ignored(self, job: _Job, candidate: _Candidate) -> list[Hint]:
        """Return the hints for rare words that ``candidate`` makes no use of."""
        hints = [hint for hint in job.hints if hint.frequency < _RAREST]
        return unused(hints, candidate.hypothesis.text, self.target_language) if hints else []

    def _insist(self, jobs: list[_Job]) -> None:
        """Translate again with hints that have to be used, where the rarest words' were not."""
        passed_over = []
        for job in jobs:
            if ignored := [hint for c in job.candidates[:1] for hint in self._ignored(job, c)]:
                job.hints = [replace(h, binding=h.binding or h in ignored) for h in job.hints]
                passed_over.append(job)
        self._translate(passed_over, 1)

    def _may_misspell(self, job: _Job) -> bool:
        """Tell whether the best candidate may have a hint misspelt, not knowing where."""
        if self._hinter is None or not job.candidates or job.sentence.markup:
            return False
        text = job.candidates[0].hypothesis.text
        insisted = [hint for hint in job.hints if hint.binding]
        return bool(unused(insisted, text, self.target_language)) or any(
            self._unknown_words(job.sentence.text, text)
        )

    def _unknown_words(self, source: str, target: str) -> Iterator[re.Match[str]]:
        return unknown_words(source, target, self.source_language, self.target_language)

    def _known_translations(self, job: _Job, hypothesis: Hypothesis) -> list[Hint]:
        """Return the hints of ``job``; for all its words where the hypothesis made one up."""
        made_up = any(self._unknown_words(job.sentence.text, hypothesis.text))
        if self._hinter is None or not made_up:
            return job.hints
        return job.hints + self._hinter.hints(job.sentence.text, job.hints, all_words=True)

    def _shown(self, job: _Job) -> list[str]:
        """Return the pieces of ``job`` as the model is shown them."""
        return job.shown(self.model.length) if self._reads_hints else job.pieces

    def _align(self, jobs: list[_Job]) -> None:
        """Find out from which words of the source those of the best candidates were made."""
        for job, parts in self._asked(jobs, aligned=True):
            aligned, best = _joined(parts, 0), job.candidates[0]
            if aligned.text == best.hypothesis.text:
                best.hypothesis = aligned

    def _cut_shorter(self, job: _Job) -> bool:
        """Cut a sentence that is still faulty into shorter clauses; tell whether that went."""
        if job.severity < _GRAVE or job.prefix:
            return False
        before = len(job.pieces)
        job.pieces = in_clauses(job.sentence.text, self.model.length, LONGEST_AFTER_FAULT)
        return len(job.pieces) > before

    def _translate(
        self, jobs: list[_Job], count: int, *, careful: bool = False, hinting: bool = True
    ) -> None:
        """Give each job up to ``count`` more candidates; tagged ones are aligned as well."""
        for aligned in (False, True):
            group = [job for job in jobs if bool(job.sentence.markup) is aligned]
            if not group:
                continue
            asked = self._asked(
                group, count=count, aligned=aligned, careful=careful, hinting=hinting
            )
            for job, parts in asked:
                for rank in range(max(len(hypotheses) for _, hypotheses in parts)):
                    self._add(job, _joined(parts, rank))

    def _asked(
        self,
        jobs: list[_Job],
        *,
        count: int = 1,
        aligned: bool = False,
        careful: bool = False,
        hinting: bool = True,
    ) -> Iterator[tuple[_Job, list[tuple[str, list[Hypothesis]]]]]:
        """Yield each job with its pieces and the model's plain hypotheses for each piece."""
        shown = (self._shown(job) if hinting else job.pieces for job in jobs)
        answers = iter(
            self.model.hypotheses(
                [piece for pieces in shown for piece in pieces],
                count=count,
                prefixes=[job.prefix for job in jobs for _ in job.pieces],
                aligned=aligned,
                careful=careful,
            )
        )
        for job in jobs:
            yield job, [(piece, [_plain(h) for h in next(answers)]) for piece in job.pieces]

    def _add(self, job: _Job, hypothesis: Hypothesis) -> None:
        """Judge ``hypothesis`` without its stutter and add it, unless it is there already."""
        copied = has_signs(hypothesis.text)
        hypothesis = _without_stutter(job.sentence.text, _without_signs(hypothesis))
        if any(hypothesis.text == known.hypothesis.text for known in job.candidates):
            return
        found = faults(job.sentence.text, hypothesis.text)
        found += [Fault.WORD for _ in self._unknown_words(job.sentence.text, hypothesis.text)]
        if copied:
            found.append(Fault.UNKNOWN)
        if not job.sentence.keeps(hypothesis.text):
            found.insert(0, Fault.KEPT)
        job.candidates.append(_Candidate(hypothesis, found))

    def _translate_around_kept(self, job: _Job) -> None:
        """Translate what stands between the things to keep, piece by piece."""
        pieces = job.sentence.split_at_kept()
        texts = [piece.strip() for piece in pieces[::2]]
        wanted = [text for text in texts if any(c.isalpha() for c in text)]
        answers = iter(self.model.hypotheses(wanted))
        for n in range(0, len(pieces), 2):
            inner = pieces[n].strip()
            if any(c.isalpha() for c in inner):
                best = next(answers)
                translation = mended_ends(inner, best[0].text) if best else inner
                pieces[n] = pieces[n].replace(inner, translation)
        self._add(job, Hypothesis("".join(pieces)))

    def _finished(self, job: _Job, alternatives: int) -> list[str]:
        """Return the translations of ``job`` as a person should see them."""
        if not job.sentence.translatable:
            # Numbers need no model, but the marks of the other language.
            numbers = any(map(str.isdigit, job.sentence.text))
            return [self._restored(job, Hypothesis(job.sentence.text))] if numbers else [job.text]
        finished: list[str] = []
        for candidate in job.candidates:
            if candidate.hypothesis.text:
                text = self._restored(job, candidate.hypothesis)
                if text not in finished:
                    finished.append(text)
        return finished[:alternatives]

    def _restored(self, job: _Job, hypothesis: Hypothesis) -> str:
        sentence = job.sentence
        hypothesis = mended_hints(
            sentence.text,
            hypothesis,
            self._known_translations(job, hypothesis),
            self.source_language,
            self.target_language,
        )
        text = mended_quotes(sentence.text, sentence.frame.within(hypothesis.text))
        text = mended_ends(sentence.text, text)
        text = mended_numbers(sentence.text, text)
        if not sentence.capitals:
            text = restored_names(sentence.text, text, self.model.length, job.hinted_words)
        if self.target_language == "en" and job.hints:
            text = with_indefinite_articles(text)
        tagged = sentence.markup.put_back(text, hypothesis.sources)
        # Late, since it joins words, by whose numbers tags are put back.
        tagged = localised(sentence.text, tagged, self.source_language, self.target_language)
        tagged = tagged.upper() if sentence.capitals else tagged
        whole = sentence.frame.around(sentence.unmasked(tagged), begun=job.prefix)
        return typeset(whole, self.target_language)


def _plain(hypothesis: Hypothesis) -> Hypothesis:
    """Return ``hypothesis`` with the plain typography of its source, to be compared with it."""
    text = plain_typography(hypothesis.text)
    same_words = len(text.split()) == len(hypothesis.text.split())
    return Hypothesis(text, hypothesis.sources if same_words else None)


def _without_signs(hypothesis: Hypothesis) -> Hypothesis:
    """Return ``hypothesis`` without the hints that it copies with their signs."""
    text = without_signs(hypothesis.text)
    same_words = len(text.split()) == len(hypothesis.text.split())
    return Hypothesis(text, hypothesis.sources if same_words else None)


def _without_stutter(source: str, hypothesis: Hypothesis) -> Hypothesis:
    """Return ``hypothesis`` without the words that it says twice in a row."""
    words = hypothesis.text.split(" ")
    kept = without_stutter(source, words)
    if len(kept) == len(words):
        return hypothesis
    sources = hypothesis.sources and tuple(hypothesis.sources[number] for number in kept)
    return Hypothesis(" ".join(words[number] for number in kept), sources)


def _joined(parts: list[tuple[str, list[Hypothesis]]], rank: int) -> Hypothesis:
    """Return the ``rank``-th hypothesis of a sentence translated in pieces."""
    if len(parts) == 1:
        return parts[0][1][rank] if parts[0][1] else Hypothesis("")
    texts: list[str] = []
    sources: list[int] | None = []
    offset = 0
    for number, (piece, hypotheses) in enumerate(parts):
        if not hypotheses:
            return Hypothesis("")
        chosen = _ranked(piece, hypotheses)[min(rank, len(hypotheses) - 1)]
        text = chosen.text
        if number + 1 < len(parts):
            text = _CONJUNCTION.sub("", text)
        if texts and text[:1].isupper() and not _named(piece, text):
            text = text[0].lower() + text[1:]
        texts.append(mended_ends(piece, text))
        if chosen.sources is None or len(chosen.sources) != len(texts[-1].split()):
            sources = None
        elif sources is not None:
            sources += [offset + number for number in chosen.sources]
        offset += len(piece.split())
    return Hypothesis(" ".join(texts), tuple(sources) if sources is not None else None)


#: What a model likes to end a clause with, and the next clause begins with.
_CONJUNCTION = re.compile(r",? (?:and|or|but|et|ou|mais),?$")


def _ranked(piece: str, hypotheses: list[Hypothesis]) -> list[Hypothesis]:
    """Return ``hypotheses`` with the least faulty ones first."""
    return sorted(hypotheses, key=lambda hypothesis: severity(faults(piece, hypothesis.text)))


def _named(piece: str, text: str) -> bool:
    """Whether a clause's translation begins with a capital for a reason."""
    return piece[:1].isupper() or text.startswith(("I ", "I'"))
