"""List an article's segments, filtered and sorted, and go from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.catalog import Catalog, Segment
from workbench.editor.core.filters import ChecksOf, Filter, TermsOf, no_checks, own_terms, searched
from workbench.editor.core.sorting import Sorting
from workbench.system.errors import WorkbenchError

#: Called with the segment that was current before, and the one that is now.
OnMove = Callable[[Segment | None, Segment | None], None]


class SegmentView:
    """The segments of ``catalog`` as they are listed, filtered and sorted, with a current one.

    ``position`` is the position of the current segment in the catalog. ``rows`` are the positions
    of the listed segments; ``refresh`` filters and sorts them again.
    """

    def __init__(
        self,
        catalog: Catalog,
        *,
        on_move: OnMove = lambda before, after: None,
        checks_of: ChecksOf = no_checks,
        terms_of: TermsOf = own_terms,
    ) -> None:
        self._catalog = catalog
        self._on_move = on_move
        self._checks_of = checks_of
        self._terms_of = terms_of
        self.position = 0
        #: The filter as the person wrote it.
        self.query = ""
        self.sorting = Sorting.POSITION
        self.rows: Sequence[int] = range(len(catalog))
        #: The words last searched for.
        self.searched = ""

    def __len__(self) -> int:
        return len(self._catalog)

    @property
    def segment(self) -> Segment | None:
        """The current segment; None in an empty article."""
        return self._catalog[self.position] if len(self._catalog) else None

    @property
    def segments(self) -> list[Segment]:
        """All segments of the article as they are now, whether they are listed or not."""
        return list(self._catalog)

    def position_of(self, segment_id: str) -> int:
        """Return the position of a segment in the article; raise ``KeyError`` if there is none."""
        return self._catalog.position(segment_id)

    def require_segment(self) -> Segment:
        """Return the current segment; raise ``WorkbenchError`` in an empty article."""
        if self.segment is None:
            raise WorkbenchError("the article has no segments")
        return self.segment

    def move_to(self, position: int) -> None:
        """Make the segment at ``position`` the current one, the nearest if there is none."""
        before = self.segment
        self.position = max(0, min(position, len(self._catalog) - 1))
        self._on_move(before, self.segment)

    def stay_at(self, segment: Segment) -> None:
        """Make ``segment`` current again after others changed the catalog, or one nearby."""
        try:
            self.position = self._catalog.position(segment.id)
        except KeyError:
            self.position = max(0, min(self.position, len(self._catalog) - 1))

    def refresh(self) -> None:
        """Filter and sort the listed segments again."""
        self.rows = self._listed(Filter.parse(self.query))

    def limit(self, query: str) -> bool:
        """List only the segments that match ``query``; return False if there is none.

        In that case the filter is not changed. If the current segment is not listed any more,
        the nearest one becomes current.
        """
        rows = self._listed(Filter.parse(query))
        if query and not rows:
            return False
        self.query, self.rows = query, rows
        if rows and self.position not in rows:
            before, after = self._around()
            self.move_to((*after, *before[::-1])[0])
        return True

    def sort(self, sorting: Sorting) -> None:
        """List the segments in another order; the current one stays the current one."""
        self.sorting = sorting
        self.refresh()

    def step(self, step: int) -> int | None:
        """Return the next row (1) or the previous one (-1); None at the end."""
        before, after = self._around()
        ahead = after[:1] if step > 0 else before[-1:]
        return ahead[0] if ahead else None

    @property
    def others(self) -> Sequence[int]:
        """All other rows, from the current one to the end and then from the first."""
        before, after = self._around()
        return (*after, *before)

    def next_unfinished(self) -> int | None:
        """Return the next unfinished row, from the end on to the first; None if there is none."""
        return next((row for row in self.others if not self._catalog[row].state.finished), None)

    def search(self, words: str, *, backwards: bool = False) -> int | None:
        """Return the next row whose source, target or notes hold ``words``, in any case.

        Starts next to the current row, and goes on at the other end; None if there is none.
        """
        self.searched = words
        wanted = words.casefold()
        here = [self.position] if self.position in self.rows else []
        before, after = self._around()
        circle = [*reversed(before), *reversed(after)] if backwards else [*after, *before]
        for row in (*circle, *here):
            segment = self._catalog[row]
            texts = (searched(segment), *(note.text for note in segment.notes))
            if any(wanted in text.casefold() for text in texts):
                return row
        return None

    def _around(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return the rows that are listed before the current one, and those after it.

        If the current segment is not listed, its position in the article decides.
        """
        if self.position in self.rows:
            line = self.rows.index(self.position)
            return self.rows[:line], self.rows[line + 1 :]
        return (
            [row for row in self.rows if row < self.position],
            [row for row in self.rows if row > self.position],
        )

    def _listed(self, wanted: Filter) -> Sequence[int]:
        """Return the positions of the segments that ``wanted`` accepts, sorted."""
        rows: Sequence[int] = range(len(self._catalog))
        if wanted:
            rows = [
                row
                for row in rows
                if wanted.accepts(self._catalog[row], self._checks_of, self._terms_of)
            ]
        if self.sorting is Sorting.POSITION:
            return rows
        return sorted(rows, key=lambda row: self.sorting.key(self._catalog[row]))
