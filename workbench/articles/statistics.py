"""Progress of articles: segments and source words by state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.catalog import Segment, State
from workbench.text.inline import without_tags


def count_words(text: str) -> int:
    """Count the words of ``text`` as word processors do.

    Words are separated by white space: «l'armée» is one word, and so is a URL. Tags and
    punctuation between spaces do not count.
    """
    words = without_tags(text).split()
    return sum(1 for word in words if any(character.isalnum() for character in word))


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of segments and source words by state."""

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
        """The percentage of source words in finished segments, rounded down; 0 for no words."""
        total = self.words.total()
        done = sum(count for state, count in self.words.items() if state.finished)
        return 100 * done // total if total else 0

    def as_dict(self) -> dict[str, object]:
        """Return the counts as a dictionary for JSON."""
        return {
            "segments": {state.value: self.segments[state] for state in State},
            "words": {state.value: self.words[state] for state in State},
            "total_segments": self.segments.total(),
            "total_words": self.words.total(),
            "percent_done": self.percent_done,
        }
