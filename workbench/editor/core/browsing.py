"""Going about an article: which segments are listed, and which comes next."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.editor.core.filters import Filter, Found, TermsOf, searched
from workbench.editor.core.kept_catalog import KeptCatalog
from workbench.editor.core.sorting import Sorting


class BrowsedCatalog(KeptCatalog):
    """A catalog that one goes about in.

    ``rows`` are positions of segments in the order in which they are listed; some may be
    left out.
    """

    def shown(
        self,
        wanted: Filter,
        found: Found = lambda segment: (),
        sorting: Sorting = Sorting.POSITION,
        terms: TermsOf = lambda segment: segment.terms,
    ) -> Sequence[int]:
        """Return the rows of the segments that ``wanted`` accepts, in the order of ``sorting``."""
        rows: Sequence[int] = range(len(self.catalog))
        if wanted:
            rows = [row for row in rows if wanted.accepts(self.catalog[row], found, terms)]
        if sorting is Sorting.POSITION:
            return rows
        return sorted(rows, key=lambda row: sorting.key(self.catalog[row]))

    def around(self, rows: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
        """Return those of ``rows`` that are listed before the current one, and those after it.

        Where the current one is not among them, its place in the article decides.
        """
        if self.position in rows:
            line = rows.index(self.position)
            return rows[:line], rows[line + 1 :]
        return (
            [row for row in rows if row < self.position],
            [row for row in rows if row > self.position],
        )

    def next_unfinished(self, rows: Sequence[int]) -> int | None:
        """Return the first of ``rows`` after the current one that is not finished, or any before.

        None where all others are finished.
        """
        before, after = self.around(rows)
        return next((n for n in (*after, *before) if not self.catalog[n].state.finished), None)

    def search(self, text: str, rows: Sequence[int], *, backwards: bool = False) -> int | None:
        """Return the next of ``rows`` whose source, target or notes hold ``text``, in any case.

        The search starts beside the current row and goes round; None where nothing is found.
        """
        wanted = text.casefold()
        before, after = self.around(rows)
        here = [self.position] if self.position in rows else []
        circle = [*after, *before, *here]
        if backwards:
            circle = [*reversed(before), *reversed(after), *here]
        for row in circle:
            segment = self.catalog[row]
            texts = (searched(segment), *(note.text for note in segment.notes))
            if any(wanted in text.casefold() for text in texts):
                return row
        return None
