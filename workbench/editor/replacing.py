"""Find and replace over many segments, seen before it is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.catalog import Segment
from workbench.documents.inline import TAG
from workbench.errors import WorkbenchError


class Side(StrEnum):
    """Where in a segment to look."""

    TARGET = "translation"
    SOURCE = "source"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for, and how."""

    words: str
    regex: bool = False
    case: bool = False
    whole_words: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled search; raises ``WorkbenchError`` where it cannot be one."""
        if not self.words:
            raise WorkbenchError("nothing to look for", remedy="type some words")
        words = self.words if self.regex else re.escape(self.words)
        if self.whole_words:
            words = rf"(?<!\w)(?:{words})(?!\w)"
        try:
            pattern = re.compile(words, re.NOFLAG if self.case else re.IGNORECASE)
        except re.error as error:
            raise WorkbenchError(
                f"not a regular expression: {error.msg}", remedy="mend it, or search for words"
            ) from error
        if pattern.match(""):
            raise WorkbenchError("this would be found everywhere", remedy="ask for more")
        return pattern

    def found(self, segment: Segment, side: Side) -> bool:
        """Tell whether ``segment`` has the words on ``side``."""
        return any(self.pattern.search(text) for text in _texts(segment, side))


@dataclass(frozen=True, slots=True)
class Replacement:
    """One segment whose target would change."""

    before: Segment
    after: Segment


def replacements(
    segments: Iterable[Segment], search: Search, words: str, person: str
) -> Iterator[Replacement]:
    """Yield what replacing the search by ``words`` in the targets would change.

    With a regular expression ``\\1`` stands for its first group. Locked segments and inline
    tags are left alone. Raises ``WorkbenchError`` where the search or ``words`` are wrong.
    """
    pattern = search.pattern
    for segment in segments:
        if segment.locked_by or not segment.target:
            continue
        target = _replaced(segment.target, pattern, words, regex=search.regex)
        if target == segment.target:
            continue
        yield Replacement(segment, segment.edited(target, person))


def _replaced(text: str, pattern: re.Pattern[str], words: str, *, regex: bool) -> str:
    """Return ``text`` with every match replaced that touches no tag."""
    tags = [match.span() for match in TAG.finditer(text)]

    def exchanged(match: re.Match[str]) -> str:
        if any(match.start() < end and start < match.end() for start, end in tags):
            return match[0]
        return match.expand(words) if regex else words

    try:
        return pattern.sub(exchanged, text)
    except (re.error, IndexError) as error:
        raise WorkbenchError(
            f"not a replacement: {error}", remedy="\\1 is the first group of the search"
        ) from error


def _texts(segment: Segment, side: Side) -> list[str]:
    if side is Side.NOTES:
        return [note.text for note in segment.notes]
    return [segment.source if side is Side.SOURCE else segment.target]
