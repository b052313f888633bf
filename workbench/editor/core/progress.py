"""Count the finished segments of an article, and those finished in this session."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.articles import Statistics
from workbench.catalog import Catalog
from workbench.editor.core.history import Splice


class Progress:
    """The segments and words of a catalog by state, updated with each change."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._statistics: Statistics | None = None
        #: How many more segments are finished than when the session began.
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
        """Use the ``statistics`` of ``catalog``; return False if that has changed meanwhile."""
        if self._statistics is None and catalog.segments == self._catalog.segments:
            self._statistics = statistics
        return self._statistics is not None

    def forget_count(self) -> None:
        """Count anew when the statistics are next asked for."""
        self._statistics = None

    def add(self, splices: Iterable[Splice]) -> None:
        """Update the counts with ``splices``, which have been made."""
        for splice in splices:
            self.finished_here += sum(segment.state.finished for segment in splice.after)
            self.finished_here -= sum(segment.state.finished for segment in splice.before)
            if self._statistics is not None:
                # Counting a whole book at every key would take too long.
                fewer = self._statistics - Statistics.of(splice.before)
                self._statistics = fewer + Statistics.of(splice.after)
