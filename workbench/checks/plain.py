"""A text without its inline tags that knows where its characters stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from workbench.text.inline import tags

_WORD = re.compile(r"[^\W\d_]+")


class Plain:
    """``text`` is ``tagged`` without its inline tags."""

    def __init__(self, tagged: str) -> None:
        self.tagged = tagged
        parts: list[str] = []
        #: Offsets in ``text`` at which a tag was taken out, and the characters taken by then.
        self._cuts: list[int] = []
        self._taken: list[int] = []
        end = length = 0
        if "<" in tagged:
            for tag in tags(tagged):
                parts.append(tagged[end : tag.start])
                length += tag.start - end
                end = tag.end
                self._cuts.append(length)
                self._taken.append(end - length)
        self.text = "".join([*parts, tagged[end:]]) if parts else tagged

    @cached_property
    def words(self) -> list[str]:
        """The words in small letters, split at apostrophes and hyphens."""
        return _WORD.findall(self.text.lower())

    def place(self, offset: int) -> int:
        """Return where the character at ``offset`` of ``text`` stands in ``tagged``."""
        cut = bisect_right(self._cuts, offset)
        return offset + (self._taken[cut - 1] if cut else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of ``tagged`` that holds ``text[start:end]``."""
        if end <= start:
            return self.place(start), self.place(start)
        return self.place(start), self.place(end - 1) + 1

    def replaced(self, start: int, end: int, replacement: str) -> str | None:
        """Return ``tagged`` with ``text[start:end]`` replaced; None where tags stand inside."""
        first, last = self.span(start, end)
        if last - first != end - start:
            return None
        return self.tagged[:first] + replacement + self.tagged[last:]
