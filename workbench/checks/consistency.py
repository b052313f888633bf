"""One article, one translation: checks that compare its segments with each other."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar

from workbench.catalog import Segment
from workbench.catalog.segment import COPY
from workbench.checks.check import Finding, Level
from workbench.documents.inline import without_tags

_WORD = re.compile(r"\w+")

#: As much of another segment as a message quotes, in characters.
_QUOTED = 60


class ArticleCheck(ABC):
    """A quality rule that looks at all segments of one article."""

    id: ClassVar[str]
    name: ClassVar[str]
    explanation: ClassVar[str]
    level: ClassVar[Level] = Level.WARNING

    @abstractmethod
    def look(self, segments: Iterable[Segment]) -> Iterator[Finding]:
        """Yield what is wrong with ``segments``, of which some may have no target."""


class Inconsistent(ArticleCheck):
    """The same source, translated in different ways."""

    id = "inconsistent"
    name = "Same source, different targets"
    explanation = (
        "A sentence that comes more than once in the article should be translated the same "
        "way each time, unless the context asks for another. Case, punctuation and tags do "
        "not count. The finding is on the later segment."
    )

    def look(self, segments: Iterable[Segment]) -> Iterator[Finding]:
        """Compare each target with that of the first segment with the same source."""
        first: dict[str, Segment] = {}
        for segment in _translated(segments):
            other = first.setdefault(_words(segment.source), segment)
            if _words(other.target) != _words(segment.target):
                message = f'the same source is "{_quoted(other.target)}" in {other.id}'
                yield Finding(self.id, segment.id, message, self.level)


class SameTarget(ArticleCheck):
    """Different sources with one and the same target."""

    id = "same-target"
    name = "Different sources, same target"
    explanation = (
        "Two sentences that differ should not have the same translation: one may have been "
        "copied to the wrong place, or lost what makes the difference. Case, punctuation and "
        "tags do not count. The finding is on the later segment."
    )

    def look(self, segments: Iterable[Segment]) -> Iterator[Finding]:
        """Compare each source with that of the first segment with the same target."""
        first: dict[str, Segment] = {}
        for segment in _translated(segments):
            other = first.setdefault(_words(segment.target), segment)
            if _words(other.source) != _words(segment.source):
                message = f'it also translates "{_quoted(other.source)}" in {other.id}'
                yield Finding(self.id, segment.id, message, self.level)


def _translated(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield the segments whose texts can be compared: translated, and with words."""
    for segment in segments:
        if segment.origin != COPY and _words(segment.target) and _words(segment.source):
            yield segment


def _words(text: str) -> str:
    return " ".join(_WORD.findall(without_tags(text).casefold()))


def _quoted(text: str) -> str:
    plain = without_tags(text)
    return plain if len(plain) <= _QUOTED else f"{plain[:_QUOTED].rstrip()}…"
