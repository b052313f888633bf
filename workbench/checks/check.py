"""What every check is made of: the pair it looks at, and the findings it makes."""

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
from workbench.text.quantities import Quantity, figures
from workbench.text.typography import HouseStyle


class Level(StrEnum):
    """How sure a check is, and how much a fault harms the reader."""

    #: Wrong in nearly every case: lost numbers and tags.
    ERROR = "error"
    #: Worth a look.
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Context:
    """What checks know beyond the segment: the direction, the terms, the house style."""

    source_language: str
    target_language: str
    glossary: Glossary | None = None
    style: HouseStyle = field(default_factory=HouseStyle)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that one check found in one segment."""

    #: The id of the check.
    check: str
    segment_id: str
    message: str
    level: Level
    #: Where in the target, as (start, end) in characters; None for the whole of it.
    span: tuple[int, int] | None = None
    #: The whole target, mended; None where only a person can tell.
    fixed: str | None = None
    #: The segment that this one was compared with; empty where it was none.
    other_id: str = ""


class Pair:
    """A segment as its checks see it; texts are worked out once for all of them."""

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
        """The numbers that the source has in figures."""
        return figures(self.source.text, self.context.source_language)

    @cached_property
    def target_numbers(self) -> list[Quantity]:
        """The numbers that the target has in figures."""
        return figures(self.target.text, self.context.target_language)


class Check(ABC):
    """A quality rule that looks at one segment."""

    #: Short and stable, as programs and ``--only`` name it.
    id: ClassVar[str]
    #: As it stands on the screen.
    name: ClassVar[str]
    #: What it looks for, why, and what it lets pass; whole sentences.
    explanation: ClassVar[str]
    level: ClassVar[Level] = Level.WARNING
    #: Whether its fixes change spaces and marks only, so that no one need read them again.
    typographic: ClassVar[bool] = False

    @abstractmethod
    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield what is wrong with ``pair``, whose target is not empty."""

    def found(
        self,
        pair: Pair,
        message: str,
        span: tuple[int, int] | None = None,
        fixed: str | None = None,
    ) -> Finding:
        """Return a finding of this check; ``span`` counts in the target with its tags."""
        return Finding(self.id, pair.segment.id, message, self.level, span, fixed)
