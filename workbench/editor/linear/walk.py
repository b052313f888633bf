"""Which segments one goes through, and where the next of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.editor.core.filters import FACTS, Filter
from workbench.editor.core.session import Session
from workbench.editor.core.sorting import Sorting
from workbench.editor.linear.aids import Aids
from workbench.system.errors import WorkbenchError

#: What a filter may begin with, said without its colon.
_FACT = re.compile(rf"^({'|'.join(FACTS)})(?:\s+|$)", re.IGNORECASE)


class Walk:
    """A way through the segments of ``session`` that a filter lets through.

    ``aids`` tell what checks find and which terms there are; they know the article as it was
    when it was last looked at anew.

    Its methods return the row to go to, and raise ``WorkbenchError`` where there is none.
    """

    def __init__(self, session: Session, aids: Aids) -> None:
        self._session = session
        self._aids = aids
        self._filter = Filter()
        self._sorting = Sorting.POSITION
        self._rows: Sequence[int] = ()
        #: The words last searched for.
        self.searched = ""
        self.refresh()

    def next(self) -> int:
        """Find the next segment."""
        return _first(self._session.around(self._rows)[1])

    def back(self) -> int:
        """Find the previous segment."""
        return _first(self._session.around(self._rows)[0][::-1])

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
        self.searched = words or self.searched
        if not self.searched:
            raise WorkbenchError("nothing to search for", remedy='say "search WORDS"')
        row = self._session.search(self.searched, self._rows)
        if row is None:
            raise WorkbenchError(f"nothing found for {self.searched}")
        return row

    def finding(self, check: str) -> int:
        """Find the next segment where a check whose id has ``check`` finds something."""
        catalog = self._session.catalog
        before, after = self._session.around(self._rows)
        for row in (*after, *before):
            if any(check.lower() in name for name in self._aids.found(catalog[row])):
                return row
        raise WorkbenchError(f"no other finding of {check}" if check else "no other finding")

    def sort(self, wanted: str) -> Sorting:
        """Go through the segments in another order from now on; return it."""
        orders = {sorting.name.lower(): sorting for sorting in Sorting}
        fitting = [order for name, order in orders.items() if wanted and name.startswith(wanted)]
        if wanted and len(fitting) != 1:
            raise WorkbenchError(f"no order {wanted}", remedy=", ".join(orders))
        self._sorting = fitting[0] if fitting else Sorting.POSITION
        self.refresh()
        return self._sorting

    def limit(self, query: str) -> int:
        """Keep to the segments that ``query`` filters; return how many there are.

        A colon is not heard: ``state draft`` is ``state:draft``.
        """
        wanted = Filter.parse(_FACT.sub(r"\1:", query))
        rows = self._shown(wanted)
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
        before, after = self._session.around(rows)
        return (*after, *before[::-1])[0]

    def refresh(self) -> None:
        """Look again what the filter lets through, after a change."""
        self._aids.compare(self._session.catalog)
        self._rows = self._shown(self._filter)

    def _shown(self, wanted: Filter) -> Sequence[int]:
        aids = self._aids
        return self._session.shown(wanted, aids.found, self._sorting, aids.terms_of)


def _first(rows: Sequence[int]) -> int:
    if not rows:
        raise WorkbenchError("there is no further segment")
    return rows[0]
