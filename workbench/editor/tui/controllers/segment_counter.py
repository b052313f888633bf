"""Count the article's segments in the background, since that takes long in a book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.articles import Statistics
from workbench.catalog import Catalog
from workbench.editor.core.progress import Progress
from workbench.editor.tui.controllers.ports import Background, Job


@dataclass(frozen=True, slots=True)
class SegmentCounter:
    """Counts ``catalog`` for ``progress``; calls ``on_counted`` when it is counted."""

    catalog: Catalog
    progress: Progress
    background: Background
    on_counted: Callable[[], object]

    def count(self) -> None:
        """Count the catalog as it is now."""
        catalog = self.catalog.copy()
        self.background.run("count", lambda job: self._count(job, catalog))

    def _count(self, job: Job, catalog: Catalog) -> None:
        job.show(self._counted, catalog, Statistics.of(catalog))

    def _counted(self, catalog: Catalog, statistics: Statistics) -> None:
        if not self.progress.take_count(catalog, statistics):
            self.count()
        self.on_counted()
