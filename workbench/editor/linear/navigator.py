"""The commands that go from segment to segment, filter, sort and search."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workbench.catalog import Catalog
from workbench.editor.core.filters import FACTS, ChecksOf
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.sorting import Sorting
from workbench.editor.linear import reading
from workbench.editor.linear.console import Console
from workbench.editor.linear.segment_reader import SegmentReader
from workbench.system.errors import WorkbenchError

#: What a filter may begin with, typed without its colon.
_FACT = re.compile(rf"^({'|'.join(FACTS)})(?:\s+|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Navigator:
    """Goes to other segments of ``view`` and reads them.

    ``refresh`` lists the segments again. Commands raise ``WorkbenchError`` if there is no
    segment to go to.
    """

    console: Console
    catalog: Catalog
    view: SegmentView
    reader: SegmentReader
    checks_of: ChecksOf
    refresh: Callable[[], None]

    def next(self) -> None:
        """Go to the next segment."""
        self._go_to(self.view.step(1), "there is no further segment")

    def back(self) -> None:
        """Go to the previous segment."""
        self._go_to(self.view.step(-1), "there is no further segment")

    def go(self, number: str) -> None:
        """Go to the segment with that ``number``, from 1."""
        if not number.isdecimal() or not 1 <= int(number) <= len(self.view):
            raise WorkbenchError(f"no segment {number}", remedy=f"1 to {len(self.view)}")
        self.reader.go_to(int(number) - 1)

    def work(self) -> None:
        """Go to the next segment that is not finished."""
        self._go_to(self.view.next_unfinished(), "all other segments here are finished")

    def search(self, words: str) -> None:
        """Go to the next segment with ``words``, or with those last searched for."""
        words = words or self.view.searched
        if not words:
            raise WorkbenchError("nothing to search for", remedy='say "search WORDS"')
        self._go_to(self.view.search(words), f"nothing found for {words}")
        self.console.say(*reading.note_lines(self.view.require_segment(), words))

    def finding(self, check: str) -> None:
        """Go to the next segment with a finding of a check whose id contains ``check``."""
        wanted = check.lower()
        row = next(
            (
                row
                for row in self.view.others
                if any(wanted in name for name in self.checks_of(self.catalog[row]))
            ),
            None,
        )
        self._go_to(row, f"no other finding of {check}" if check else "no other finding")

    def sort(self, wanted: str) -> None:
        """Sort the segments."""
        wanted = wanted.lower()
        orders = {sorting.name.lower(): sorting for sorting in Sorting}
        fitting = [order for name, order in orders.items() if wanted and name.startswith(wanted)]
        if wanted and len(fitting) != 1:
            raise WorkbenchError(f"no order {wanted}", remedy=", ".join(orders))
        self.view.sorting = fitting[0] if fitting else Sorting.POSITION
        self.refresh()
        self.console.say(f"in this order now: {self.view.sorting}")

    def limit(self, query: str) -> None:
        """List only the segments that match ``query``.

        The colon may be left out, since it is not heard: ``state draft`` is ``state:draft``.
        """
        before = self.view.position
        if not self.view.limit(_FACT.sub(r"\1:", query)):
            raise WorkbenchError(f"no segments with {query}", remedy="the filter stays as it was")
        self.console.say(f"{len(self.view.rows)} with {query}" if query else "all segments")
        if self.view.position != before:
            self.reader.read()

    def _go_to(self, row: int | None, fault: str) -> None:
        if row is None:
            raise WorkbenchError(fault)
        self.reader.go_to(row)
