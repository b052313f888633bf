"""A place in the articles where terms are used."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.catalog import Segment


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment and where it stands."""

    #: The article's slug.
    article: str
    segment: Segment
    source_language: str
    target_language: str
