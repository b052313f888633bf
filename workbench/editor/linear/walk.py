"""Which segments one goes through, and where the next of them is."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.editor.filters import Filter, Found
from workbench.editor.session import Session
from workbench.errors import WorkbenchError


class Walk:
    """A way through the segments of ``session`` that a filter lets through.

    Its methods return the row to go to, and raise ``WorkbenchError`` where there is none.
    """

    def __init__(self, session: Session, found: Found) -> None:
        self._session = session
        self._found = found
        self._filter = Filter()
        self._rows: Sequence[int] = range(len(session))
        self._searched = ""

    def next(self) -> int:
        """Find the next segment."""
        return _first([row for row in self._rows if row > self._session.position])

    def back(self) -> int:
        """Find the previous segment."""
        return _first([row for row in reversed(self._rows) if row < self._session.position])

    def go(self, number: str) -> int:
        """Find the segment that people call ``number``."""
        if not number.isdecimal() or not 1 <= int(number) <= len(self._session):
            raise WorkbenchError(f"no segment {number}", remedy=f"1 to {len(self._session)}")
        return int(number) - 1

    def work(self) -> int:
        """Find the next segment that is not finished."""
        row = self._session.next_unfinished(self._rows)
        if row is None:
            raise WorkbenchError("all other segments here are finished")
        return row

    def search(self, words: str) -> int:
        """Find the next segment with ``words``, or with those last searched for."""
        self._searched = words or self._searched
        if not self._searched:
            raise WorkbenchError("nothing to search for", remedy='say "search WORDS"')
        row = self._session.search(self._searched, self._rows)
        if row is None:
            raise WorkbenchError(f"nothing found for {self._searched}")
        return row

    def limit(self, query: str) -> int:
        """Keep to the segments that ``query`` filters; return how many there are."""
        wanted = Filter.parse(query)
        rows = self._session.shown(wanted, self._found)
        if query and not rows:
            raise WorkbenchError(f"no segments with {query}", remedy="the filter stays as it was")
        self._filter, self._rows = wanted, rows
        return len(rows)

    @property
    def nearest(self) -> int:
        """The current row, or the nearest one that the filter lets through."""
        rows, position = self._rows, self._session.position
        if position in rows or not rows:
            return position
        return next((row for row in rows if row > position), rows[-1])

    def refresh(self) -> None:
        """Look again what the filter lets through, after a change."""
        self._rows = self._session.shown(self._filter, self._found)


def _first(rows: Sequence[int]) -> int:
    if not rows:
        raise WorkbenchError("there is no further segment")
    return rows[0]
