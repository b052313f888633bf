"""The pairs of the memory, and their matches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A finished pair of texts with inline tags, and its origin."""

    french: str
    english: str
    #: ``fr`` or ``en``.
    source_language: str
    #: The slug of the article, or the name of the TMX file.
    article: str
    segment_id: str
    translator: str = ""
    reviewer: str = ""

    def text(self, language: str) -> str:
        """Return the text in ``language``."""
        return self.french if language == "fr" else self.english

    @property
    def people(self) -> tuple[str, ...]:
        """The translator and the reviewer, without duplicates."""
        return tuple(dict.fromkeys(name for name in (self.translator, self.reviewer) if name))


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A unit similar to a searched text; ``source`` is in the language of that text."""

    unit: Unit
    source: str
    target: str
    #: The similarity from 0 to 100; 100 is the same text with the same tags.
    score: int

    @property
    def origin(self) -> str:
        """The origin of a segment that takes this target."""
        return f"memory {self.score}%"
