"""Count how far an article is, and how much of that this sitting has done."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.articles import Statistics
from workbench.catalog import Catalog
from workbench.editor.core.history import Splice


class Progress:
    """Segments and words of a catalog by state, kept up to date with its changes."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._statistics: Statistics | None = None
        #: How many more segments are finished than when the sitting began.
        self.finished_here = 0

    @property
    def counted(self) -> bool:
        """Whether ``statistics`` are known already, so that asking for them is quick."""
        return self._statistics is not None

    @property
    def statistics(self) -> Statistics:
        """Segments and words by state; counted when first asked for."""
        if self._statistics is None:
            self._statistics = Statistics.of(self._catalog)
        return self._statistics

    def take_count(self, catalog: Catalog, statistics: Statistics) -> bool:
        """Take the statistics of ``catalog``; tell False where it is not as it was any more."""
        if self._statistics is None and catalog.segments == self._catalog.segments:
            self._statistics = statistics
        return self._statistics is not None

    def forget_count(self) -> None:
        """Count anew when the statistics are next asked for."""
        self._statistics = None

    def add(self, splices: Iterable[Splice]) -> None:
        """Take into account what ``splices`` have changed."""
        for splice in splices:
            self.finished_here += sum(segment.state.finished for segment in splice.after)
            self.finished_here -= sum(segment.state.finished for segment in splice.before)
            if self._statistics is not None:
                # Counting a book anew takes too long for a key.
                fewer = self._statistics - Statistics.of(splice.before)
                self._statistics = fewer + Statistics.of(splice.after)
