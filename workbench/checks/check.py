"""The base class of checks, the pair that a check looks at, and the findings it yields."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from workbench.catalog import Segment
from workbench.checks.plain import Plain
from workbench.glossary import Glossary
from workbench.lexicon import Lexicon
from workbench.text.quantities import Quantity, figures
from workbench.text.typography import HouseStyle


class Level(StrEnum):
    """The severity of a finding."""

    #: Wrong in nearly every case, such as lost numbers and tags.
    ERROR = "error"
    #: Worth a look by a person.
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Context:
    """What checks know besides the segment: the languages, the glossary, the house style."""

    source_language: str
    target_language: str
    glossary: Glossary | None = None
    style: HouseStyle = field(default_factory=HouseStyle)
    #: What source words are called in the target language, for proposals.
    lexicon: Lexicon | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault that a check found in a segment."""

    #: The id of the check.
    check: str
    segment_id: str
    message: str
    level: Level
    #: The place in the target, as (start, end) in characters; None for the whole target.
    span: tuple[int, int] | None = None
    #: The whole target with the fault fixed; None if only a person can fix it.
    fixed: str | None = None
    #: The id of the segment that this one was compared with, if any.
    other_id: str = ""


class Pair:
    """A segment with what several checks need of it, computed once for all of them."""

    def __init__(self, segment: Segment, context: Context) -> None:
        self.segment = segment
        self.context = context

    @cached_property
    def source(self) -> Plain:
        """The source without its tags."""
        return Plain(self.segment.source)

    @cached_property
    def target(self) -> Plain:
        """The target without its tags."""
        return Plain(self.segment.target)

    @cached_property
    def source_numbers(self) -> list[Quantity]:
        """The numbers written in figures in the source."""
        return figures(self.source.text, self.context.source_language)

    @cached_property
    def target_numbers(self) -> list[Quantity]:
        """The numbers written in figures in the target."""
        return figures(self.target.text, self.context.target_language)


class Check(ABC):
    """A quality rule that looks at one segment."""

    #: Short and stable, for programs and ``--only``.
    id: ClassVar[str]
    #: The name on the screen.
    name: ClassVar[str]
    #: What it looks for, why, and what it lets pass, in whole sentences.
    explanation: ClassVar[str]
    level: ClassVar[Level] = Level.WARNING
    #: Whether its fixes change only spaces and punctuation, so that a review stays valid.
    typographic: ClassVar[bool] = False

    @abstractmethod
    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield the findings in ``pair``, whose target is not empty."""

    def found(
        self,
        pair: Pair,
        message: str,
        span: tuple[int, int] | None = None,
        fixed: str | None = None,
    ) -> Finding:
        """Return a finding of this check; ``span`` is in the target with its tags."""
        return Finding(self.id, pair.segment.id, message, self.level, span, fixed)
