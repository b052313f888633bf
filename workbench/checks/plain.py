"""A text without its inline tags, with offsets into the text with tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from workbench.text.inline import tags

_WORD = re.compile(r"[^\W\d_]+")


class Plain:
    """The text ``tagged`` without its inline tags, as ``text``."""

    def __init__(self, tagged: str) -> None:
        self.tagged = tagged
        parts: list[str] = []
        #: Offsets in ``text`` at which a tag was removed, and the characters removed by then.
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
        """The words in lower case, split at apostrophes and hyphens."""
        return _WORD.findall(self.text.lower())

    def place(self, offset: int) -> int:
        """Return the offset in ``tagged`` of the character at ``offset`` in ``text``."""
        cut = bisect_right(self._cuts, offset)
        return offset + (self._taken[cut - 1] if cut else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end in ``tagged`` of ``text[start:end]``."""
        if end <= start:
            return self.place(start), self.place(start)
        return self.place(start), self.place(end - 1) + 1

    def replaced(self, start: int, end: int, replacement: str) -> str | None:
        """Return ``tagged`` with ``text[start:end]`` replaced; None if it contains tags."""
        first, last = self.span(start, end)
        if last - first != end - start:
            return None
        return self.tagged[:first] + replacement + self.tagged[last:]
