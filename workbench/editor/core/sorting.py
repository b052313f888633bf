"""The orders in which the editor lists segments."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from workbench.catalog import Segment, State
from workbench.text.inline import without_tags

_PROGRESS = {state: step for step, state in enumerate(State)}


class Sorting(StrEnum):
    """What segments are sorted by; equal ones stay as in the article."""

    POSITION = "as in the article"
    STATE = "by state"
    SHORTEST = "shortest first"
    LONGEST = "longest first"
    ORIGIN = "by origin"
    SOURCE = "A to Z"

    def key(self, segment: Segment) -> tuple[int, str]:
        """Return the sort key of ``segment``."""
        match self:
            case Sorting.POSITION:
                return 0, ""
            case Sorting.STATE:
                return _PROGRESS[segment.state], ""
            case Sorting.SHORTEST:
                return len(without_tags(segment.source)), ""
            case Sorting.LONGEST:
                return -len(without_tags(segment.source)), ""
            case Sorting.ORIGIN:
                return 0, segment.origin.casefold()
            case Sorting.SOURCE:
                return 0, _letters(without_tags(segment.source))


def _letters(text: str) -> str:
    """Return the letters and digits of ``text`` without case or accents, as indexes sort them."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum() or c == " ").strip()
