"""One pair of the memory, and how well it fits a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A finished pair of texts, which hold inline tags, and where it comes from."""

    french: str
    english: str
    #: Which of the two was the source.
    source_language: str
    #: The slug of the article, or the name of the TMX file.
    article: str
    segment_id: str
    translator: str = ""
    reviewer: str = ""

    def text(self, language: str) -> str:
        """Return the side in ``language``."""
        return self.french if language == "fr" else self.english

    @property
    def people(self) -> tuple[str, ...]:
        """Who stands by it, each once."""
        return tuple(dict.fromkeys(name for name in (self.translator, self.reviewer) if name))


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A unit that resembles a text; ``source`` is its side in the text's language."""

    unit: Unit
    source: str
    target: str
    #: 100 for the same text with the same tags, and less the more the two differ.
    score: int

    @property
    def origin(self) -> str:
        """What a target taken from here has as its origin."""
        return f"memory {self.score}%"
