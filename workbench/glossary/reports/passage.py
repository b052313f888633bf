"""A segment with its article and languages."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.catalog import Segment


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment of an article."""

    #: The article's slug.
    article: str
    segment: Segment
    source_language: str
    target_language: str
