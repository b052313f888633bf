"""How far articles have come: segments and source words by state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.catalog import Segment, State
from workbench.text.inline import without_tags


def count_words(text: str) -> int:
    """Return the number of words in ``text``, as word processors count them.

    A word is what white space separates: «l'armée» is one, and so is an address. Tags and
    free-standing punctuation are none.
    """
    words = without_tags(text).split()
    return sum(1 for word in words if any(character.isalnum() for character in word))


@dataclass(frozen=True, slots=True)
class Statistics:
    """Segments and source words by state; missing states count zero."""

    segments: Counter[State] = field(default_factory=Counter)
    words: Counter[State] = field(default_factory=Counter)

    @classmethod
    def of(cls, segments: Iterable[Segment]) -> Statistics:
        """Count ``segments``."""
        counts = cls()
        for segment in segments:
            counts.segments[segment.state] += 1
            counts.words[segment.state] += count_words(segment.source)
        return counts

    def __add__(self, more: Statistics) -> Statistics:
        return Statistics(self.segments + more.segments, self.words + more.words)

    def __sub__(self, fewer: Statistics) -> Statistics:
        return Statistics(self.segments - fewer.segments, self.words - fewer.words)

    @property
    def percent_done(self) -> int:
        """Finished source words in per cent, rounded down; 0 where there are none."""
        total = self.words.total()
        done = sum(count for state, count in self.words.items() if state.finished)
        return 100 * done // total if total else 0

    def as_dict(self) -> dict[str, object]:
        """Return the counts for programs to read."""
        return {
            "segments": {state.value: self.segments[state] for state in State},
            "words": {state.value: self.words[state] for state in State},
            "total_segments": self.segments.total(),
            "total_words": self.words.total(),
            "percent_done": self.percent_done,
        }
