"""Look up what helps with a segment: terms, checks, memory, machine translation; may be slow."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from workbench.articles import Article
from workbench.catalog import Catalog, Segment
from workbench.checks import ARTICLE_CHECKS, Comparison, Finding, find
from workbench.editor.core.dictionary import Dictionary, Found
from workbench.engines import Engine, open_engine
from workbench.glossary import Glossary, Status, Term, TermMatch
from workbench.glossary.reading import field_of
from workbench.glossary.waivers import Waiver, unmet_terms, waiver_of
from workbench.glossary.writing import add_terms, home_of
from workbench.memory import MemoryMatch, Unit
from workbench.system.errors import WorkbenchError
from workbench.text.typography import Typed, typed
from workbench.workspace import GLOSSARY, Workspace

#: How many translations the machine is asked for; in short segments many are alike.
_ALTERNATIVES = 8

#: How many of them are offered.
_OFFERED = 5

#: Of how many segments it is known what the checks find; more than a book has.
_REMEMBERED = 50_000

#: How many earlier translations are shown.
_MATCHES = 3


@dataclass(frozen=True, slots=True)
class TermAdvice:
    """A term in the source, and what the glossary wants of the target."""

    match: TermMatch
    #: As it should be written, the preferred expression first.
    expressions: tuple[str, ...]
    #: Whether the target holds one of them.
    respected: bool
    #: Why the target may go without.
    waiver: Waiver | None = None

    @property
    def insertion(self) -> str:
        """What to write for it in the target."""
        if self.match.terms[0].status is Status.KEEP or not self.expressions:
            return self.match.surface
        return self.expressions[0]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that can be put in the target by its number."""

    text: str
    #: Where it comes from, for the eye: ``machine``, ``memory 84%``, ``dictionary``; empty for a
    #: term.
    label: str = ""
    #: The origin that the target has then; empty where the text goes in at the cursor.
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """All that is known about one version of a segment."""

    segment: Segment
    terms: tuple[TermAdvice, ...] = ()
    findings: tuple[Finding, ...] = ()
    #: What was translated like this before, the most alike first.
    memory: tuple[MemoryMatch, ...] = ()
    #: The machine's translations, the best first; empty until they are asked for.
    machine: tuple[Suggestion, ...] = ()
    #: Why the machine has none.
    machine_fault: str = ""
    #: The rarer words of the source, and why they are not known.
    rare_words: tuple[Found, ...] = ()
    dictionary_fault: str = ""
    #: Words that the person looks up; they see nothing else then.
    looked_up: Found | None = None

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What can be put in the target, in the order of the numbers, from 1."""
        if self.looked_up is not None:
            return words_to_insert([self.looked_up])
        return (
            *(Suggestion(term.insertion) for term in self.terms),
            *(Suggestion(match.target, match.origin, match.origin) for match in self.memory),
            *self.machine,
            *words_to_insert(self.rare_words),
        )


def words_to_insert(found: Iterable[Found]) -> tuple[Suggestion, ...]:
    """Return the translations that the dictionary has, in their order."""
    return tuple(
        Suggestion(translation.text, "dictionary")
        for one in found
        for _, translation in one.translations
    )


class Assistant:
    """Advises on the segments of one article; every method may be called on any thread."""

    def __init__(self, workspace: Workspace, article: Article) -> None:
        self._workspace = workspace
        self._article = article
        self._languages = (article.metadata.source_language, article.metadata.target_language)
        #: Remembered, since a filter asks for all segments of a book at each move.
        self._found = lru_cache(_REMEMBERED)(self._look)
        self._names = lru_cache(_REMEMBERED)(self._look_names_up)
        self._comparisons = tuple(map(Comparison, ARTICLE_CHECKS))
        self._comparison_lock = threading.Lock()
        #: Where each segment stood in the article, from 1, when it was last compared.
        self._numbers: dict[str, int] = {}
        self._dictionary = Dictionary(*self._languages)
        self._engine_lock = threading.Lock()
        self._memory_lock = threading.Lock()
        self._memory_is_read = False
        self._engine: Engine | None = None
        #: The machine's translations by source and beginning, and the glossary that they obey.
        self._translated: dict[tuple[str, str], tuple[Suggestion, ...]] = {}
        self._translated_with: Glossary | None = None

    @property
    def glossary(self) -> Glossary:
        """The workspace's terms; read when first asked for."""
        return self._workspace.glossary

    def advise(self, segment: Segment) -> Advice:
        """Find terms, mistakes and what was translated before for ``segment``."""
        return Advice(
            segment,
            tuple(self._terms(segment)),
            tuple(self.findings(segment)),
            tuple(
                self._workspace.memory.fuzzy(
                    segment.source,
                    self._languages[0],
                    limit=_MATCHES,
                    leaving_out=(self._article.slug, segment.id),
                )
            ),
        )

    def rare_words(self, segment: Segment) -> tuple[Found, ...]:
        """Return what the dictionary has for the rarer words of the source that are no terms.

        Raises ``WorkbenchError`` where there is no dictionary, or it is damaged.
        """
        terms = self.glossary.matches(segment.source, self._languages[0])
        return self._dictionary.rare_words(segment.source, tuple(m.surface for m in terms))

    def look_up(self, words: str) -> Found:
        """Return what the dictionary has for ``words`` of a source.

        Raises ``WorkbenchError`` as ``rare_words`` does.
        """
        return self._dictionary.look_up(words)

    def typed(self, before: str, key: str) -> Typed:
        """Return what ``key`` puts in after ``before`` in a target, by the house style."""
        return typed(before, key, self._languages[1], self._workspace.style)

    def other_catalogs(
        self, left_out: Callable[[WorkbenchError], object]
    ) -> dict[Article, Catalog]:
        """Read the other articles of the workspace; ``left_out`` is told why one cannot be."""
        catalogs = {}
        for article in self._workspace.articles:
            if article.folder != self._article.folder:
                try:
                    catalogs[article] = article.read_catalog()
                except WorkbenchError as error:
                    left_out(error)
        return catalogs

    def add_term(self, source: str, target: str, person: str) -> None:
        """Propose a term to the glossary; raises ``WorkbenchError`` where it has it already."""
        sides = dict(zip(self._languages, ((source,), (target,)), strict=True))
        path = home_of(self._workspace.folder / GLOSSARY, None, "")
        term = Term(
            fr=sides["fr"],
            en=sides["en"],
            status=Status.PROPOSED,
            field=field_of(path),
            author=person,
            date=date.today().isoformat(),
        )
        twin = self.glossary.duplicate_of(term)
        if twin is not None:
            raise WorkbenchError(f'"{source}" is in the glossary already, as "{twin}"')
        add_terms(path, [term])
        self._workspace.reread_glossary()
        self._found.cache_clear()
        self._names.cache_clear()

    def read_memory(self) -> None:
        """Bring the memory up to date with the files of the workspace; long at first."""
        with self._memory_lock:
            self._workspace.refresh_memory()
            self._memory_is_read = True

    def open_memory(self) -> None:
        """Read the memory, unless that was done: a segment in it may be newer than its file."""
        if not self._memory_is_read:
            self.read_memory()

    def remember(self, segment: Segment) -> None:
        """Take ``segment`` in the memory, or out of it, as it is now."""
        self.open_memory()
        source = self._workspace.memory_source(self._article)
        # Not while the files are read, which are older than the segment.
        with self._memory_lock:
            self._workspace.memory.record(source, segment)

    def unmet(self, segment: Segment) -> list[Term]:
        """Return the terms that the target should have or should not, and nobody waived."""
        return list(unmet_terms(self.glossary, segment, *self._languages))

    def concordance(self, words: str) -> list[Unit]:
        """Return the finished pairs of the workspace that have ``words`` on either side."""
        self.open_memory()
        return self._workspace.memory.concordance(words)

    def findings(self, segment: Segment) -> list[Finding]:
        """Return what the checks find in ``segment``, the article being as last compared."""
        return [*self._own_findings(segment), *self._compared(segment)]

    def compare(self, segments: Iterable[Segment]) -> bool:
        """Compare the ``segments`` of the article with each other, those that have changed.

        Tells whether other things are found now. A second for a book at first, then some
        milliseconds.
        """
        segments = list(segments)
        with self._comparison_lock:
            self._numbers = {segment.id: number for number, segment in enumerate(segments, 1)}
            changed = [comparison.update(segments) for comparison in self._comparisons]
        return any(changed)

    def found(self, segment: Segment) -> tuple[str, ...]:
        """Return the ids of the checks that find something in ``segment``."""
        return (*self._found(segment), *(finding.check for finding in self._compared(segment)))

    def terms(self, segment: Segment) -> tuple[str, ...]:
        """Return what the glossary's terms in the source are called, on both sides."""
        return self._names(segment.source)

    def _look_names_up(self, source: str) -> tuple[str, ...]:
        return tuple(
            name
            for match in self.glossary.matches(source, self._languages[0])
            for term in match.terms
            for name in (match.surface, *term.fr, *term.en)
        )

    def _look(self, segment: Segment) -> tuple[str, ...]:
        return tuple(finding.check for finding in self._own_findings(segment))

    def _own_findings(self, segment: Segment) -> list[Finding]:
        return find(segment, self._workspace.context(self._article))

    def _compared(self, segment: Segment) -> list[Finding]:
        """Return what the checks of the article find, with the other segment's number."""
        found = (comparison.findings.get(segment.id) for comparison in self._comparisons)
        return [
            replace(f, message=f"{f.message} (segment {self._numbers.get(f.other_id, '?')})")
            for f in found
            if f is not None
        ]

    def alternatives(self, source: str, prefix: str = "") -> tuple[Suggestion, ...]:
        """Return the machine's translations of ``source`` that begin with ``prefix``.

        They are the best first, each once, with the terms of the glossary. Raises
        ``WorkbenchError`` where there is no engine for the direction.
        """
        glossary = self.glossary
        with self._engine_lock:
            if self._translated_with is not glossary:
                self._translated, self._translated_with = {}, glossary
            known = self._translated.get((source, prefix))
            if known is None:
                engine = self._opened_engine()
                texts = _translations(engine, glossary, source, prefix)
                different = [text for text in dict.fromkeys(texts) if text][:_OFFERED]
                known = tuple(Suggestion(text, "machine", engine.origin) for text in different)
                self._translated[source, prefix] = known
            return known

    def noted_draft(self, segment: Segment) -> Segment | None:
        """Return ``segment`` with the draft that a note has kept from before the glossary."""
        from workbench.drafting.pretranslation import own_draft  # loads much

        return own_draft(segment)

    def draft_without_terms(self, segment: Segment) -> Segment:
        """Return ``segment`` with the machine's draft as it is without the glossary.

        Raises ``WorkbenchError`` as ``alternatives`` does.
        """
        from workbench.drafting.pretranslation import draft_without_terms  # loads much

        with self._engine_lock:
            return draft_without_terms(segment, self._opened_engine())

    def _opened_engine(self) -> Engine:
        if self._engine is None:
            self._engine = open_engine(
                self._workspace.configuration.engines,
                *self._languages,
                own=self._workspace.own_lexicon(*self._languages),
            )
        return self._engine

    def _terms(self, segment: Segment) -> list[TermAdvice]:
        source_language, target_language = self._languages
        glossary = self.glossary
        return [
            TermAdvice(
                match,
                _expressions(match, target_language),
                glossary.respected(match, segment.target, target_language),
                waiver_of(match.term, segment),
            )
            for match in glossary.matches(segment.source, source_language)
        ]


def _translations(engine: Engine, glossary: Glossary, source: str, prefix: str) -> list[str]:
    """Return what ``engine`` makes of ``source``; the first has the terms, if any can have."""
    from workbench.drafting.enforcement import Enforcer  # loads much that the start does without
    from workbench.drafting.wanted_terms import wanted_terms

    terms = wanted_terms(glossary, source, engine.source_language)
    [texts] = engine.translate(
        [source], alternatives=_ALTERNATIVES, prefixes=[prefix], terms=[terms]
    )
    if prefix or not texts:
        return texts  # what is put in afterwards could change the beginning
    [enforced] = Enforcer(engine, glossary).enforce([source], texts[:1])
    return [enforced.target, *texts]


def _expressions(match: TermMatch, language: str) -> tuple[str, ...]:
    """Return what the senses of ``match`` are called in ``language``, each once."""
    return tuple(dict.fromkeys(e for term in match.terms for e in term.expressions(language)))
