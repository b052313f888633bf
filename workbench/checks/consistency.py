"""Checks that compare the segments of an article with each other."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from workbench.catalog import Segment
from workbench.catalog.segment import COPY
from workbench.checks.check import Finding, Level
from workbench.text.inline import without_tags

_WORD = re.compile(r"\w+")

#: How many characters of another segment a message quotes.
_QUOTED = 60


class ArticleCheck(ABC):
    """A quality rule that compares the segments of one article with each other.

    Segments with the same ``key`` should also have the same ``value``.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    explanation: ClassVar[str]
    level: ClassVar[Level] = Level.WARNING

    @abstractmethod
    def key(self, segment: Segment) -> str:
        """Return the text by which segments are grouped; empty to leave the segment out."""

    @abstractmethod
    def value(self, segment: Segment) -> str:
        """Return the text that should be the same in a group; empty to leave the segment out."""

    @abstractmethod
    def message(self, first: Segment) -> str:
        """Return the message for a segment that differs from ``first``, the first of its group."""

    def compared(self, first: Segment, segment: Segment) -> Finding | None:
        """Return the finding if ``segment`` differs from ``first``, which has the same key."""
        if self.value(first) == self.value(segment):
            return None
        message = self.message(first)
        return Finding(self.id, segment.id, message, self.level, other_id=first.id)


class Inconsistent(ArticleCheck):
    """Checks that segments with the same source have the same target."""

    id = "inconsistent"
    name = "Same source, different targets"
    explanation = (
        "A sentence that comes more than once in the article should be translated the same "
        "way each time, unless the context asks for another. Case, punctuation and tags do "
        "not count. The finding is on the later segment."
    )

    def key(self, segment: Segment) -> str:
        """Return the words of the source."""
        return _words(segment.source)

    def value(self, segment: Segment) -> str:
        """Return the words of the target."""
        return _words(segment.target)

    def message(self, first: Segment) -> str:
        """Quote the other target."""
        return f'the same source is "{_quoted(first.target)}" in {first.id}'


class SameTarget(ArticleCheck):
    """Checks that segments with different sources have different targets."""

    id = "same-target"
    name = "Different sources, same target"
    explanation = (
        "Two sentences that differ should not have the same translation: one may have been "
        "copied to the wrong place, or lost what makes the difference. Case, punctuation and "
        "tags do not count. The finding is on the later segment."
    )

    def key(self, segment: Segment) -> str:
        """Return the words of the target."""
        return _words(segment.target)

    def value(self, segment: Segment) -> str:
        """Return the words of the source."""
        return _words(segment.source)

    def message(self, first: Segment) -> str:
        """Quote the other source."""
        return f'it also translates "{_quoted(first.source)}" in {first.id}'


class Comparison:
    """The findings of an article check, kept up to date while the segments change.

    Segments are grouped by key, so that an edit compares only the segment's old and new group
    again.
    """

    def __init__(self, check: ArticleCheck) -> None:
        self.check = check
        #: The findings by segment id.
        self.findings: dict[str, Finding] = {}
        #: All segments in order, as they were at the last update.
        self._known: dict[str, Segment] = {}
        self._groups: defaultdict[str, dict[str, Segment]] = defaultdict(dict)

    def update(self, segments: Iterable[Segment]) -> bool:
        """Check the ``segments`` of the article; return whether the findings have changed.

        A segment that is not the same object as before counts as changed.
        """
        before, self._known = self._known, {segment.id: segment for segment in segments}
        changed = {i for i in before | self._known if before.get(i) is not self._known.get(i)}
        touched: set[str] = set()
        for segment_id in changed:
            old, new = before.get(segment_id), self._known.get(segment_id)
            if old is not None and (key := self._key(old)):
                del self._groups[key][segment_id]
                touched.add(key)
            if new is not None and (key := self._key(new)):
                self._groups[key][segment_id] = new
                touched.add(key)
        found = {i: finding for i, finding in self.findings.items() if i not in changed}
        rows = {segment_id: row for row, segment_id in enumerate(self._known)}
        for key in touched:
            group = sorted(self._groups[key].values(), key=lambda segment: rows[segment.id])
            for segment in group:
                found.pop(segment.id, None)
                if finding := self.check.compared(group[0], segment):
                    found[segment.id] = finding
        findings, self.findings = self.findings, found
        return found != findings

    def _key(self, segment: Segment) -> str:
        """Return the key of ``segment``; empty if it cannot be compared."""
        if segment.origin == COPY or not self.check.value(segment):
            return ""
        return self.check.key(segment)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(without_tags(text).casefold()))


def _quoted(text: str) -> str:
    plain = without_tags(text)
    return plain if len(plain) <= _QUOTED else f"{plain[:_QUOTED].rstrip()}…"
