"""Watch which published editions of the open article are out of date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.catalog import Catalog
from workbench.editor.core.published import Published
from workbench.editor.tui.controllers.ports import Background, Job


@dataclass(frozen=True, slots=True)
class PublicationWatcher:
    """Compares publications with the catalog; calls ``on_compared`` with what is out of date."""

    catalog: Catalog
    published: Published
    background: Background
    on_compared: Callable[[str], object]

    def look_if_changed(self) -> None:
        """Compare, if something was published meanwhile."""
        if self.published.changed:
            self.compare()

    def compare(self) -> None:
        """Compare the publications with the catalog as it is now."""
        catalog = self.catalog.copy()

        def compare(job: Job) -> None:
            self.published.look(catalog)
            job.show(lambda: self.on_compared(self.published.stale))

        self.background.run("published", compare, exclusive=True)
