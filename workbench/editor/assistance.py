"""What helps with a segment: terms, checks, machine translation. Slow; for worker threads."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from workbench.articles import Article
from workbench.catalog import Segment
from workbench.checks import Context, Finding, find
from workbench.engines import Engine, open_engine
from workbench.glossary import Glossary, Match
from workbench.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TermAdvice:
    """A term in the source, and what the glossary wants of the target."""

    match: Match
    #: As it should be written, the preferred expression first.
    expressions: tuple[str, ...]
    #: Whether the target holds one of them.
    respected: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """All that is known about one version of a segment."""

    segment: Segment
    terms: tuple[TermAdvice, ...] = ()
    findings: tuple[Finding, ...] = ()


class Assistant:
    """Advises on the segments of one article; every method may be called on any thread."""

    def __init__(self, workspace: Workspace, article: Article) -> None:
        self._workspace = workspace
        self._languages = (article.metadata.source_language, article.metadata.target_language)
        self._engine_lock = threading.Lock()
        self._engine: Engine | None = None

    @property
    def glossary(self) -> Glossary:
        """The workspace's terms; read when first asked for."""
        return self._workspace.glossary

    def advise(self, segment: Segment) -> Advice:
        """Find terms and mistakes in ``segment``."""
        return Advice(segment, tuple(self._terms(segment)), tuple(self.findings(segment)))

    def findings(self, segment: Segment) -> list[Finding]:
        """Return what the checks find in ``segment``."""
        return find(segment, Context(*self._languages, self.glossary))

    def found(self, segment: Segment) -> list[str]:
        """Return the ids of the checks that find something in ``segment``."""
        return [finding.check for finding in self.findings(segment)]

    def translate(self, segment: Segment) -> tuple[str, str]:
        """Return a machine's target for ``segment`` and its origin."""
        with self._engine_lock:
            if self._engine is None:
                self._engine = open_engine(self._workspace.configuration, *self._languages)
            [best, *_] = self._engine.translate([segment.source])[0] or [""]
            return best, self._engine.origin

    def _terms(self, segment: Segment) -> list[TermAdvice]:
        source_language, target_language = self._languages
        glossary = self.glossary
        return [
            TermAdvice(
                match,
                _expressions(match, target_language),
                glossary.respected(match, segment.target, target_language),
            )
            for match in glossary.matches(segment.source, source_language)
        ]


def _expressions(match: Match, language: str) -> tuple[str, ...]:
    """Return what the senses of ``match`` are called in ``language``, each once."""
    return tuple(dict.fromkeys(e for term in match.terms for e in term.expressions(language)))
