"""Give a translation to the other segments with the same source."""

from __future__ import annotations

from dataclasses import replace

from workbench.catalog import State
from workbench.editor.core.catalog_store import CatalogStore
from workbench.editor.core.history import Splice
from workbench.editor.core.segment_view import SegmentView


class Repeats:
    """Unfinished segments with the source of the current one, which can have its target, too."""

    def __init__(self, store: CatalogStore, view: SegmentView, person: str) -> None:
        self._store = store
        self._view = view
        self._person = person
        #: Whether they are to be filled in; None until the person was asked.
        self.wanted: bool | None = None

    @property
    def rows(self) -> list[int]:
        """Where they are, but for locked ones; nowhere while the current one is not finished."""
        segment = self._view.segment
        if segment is None or not segment.state.finished:
            return []
        return [
            row
            for row, other in enumerate(self._store.catalog)
            if other.source == segment.source and not other.state.finished and not other.locked_by
        ]

    @property
    def due(self) -> int:
        """How many there are to fill in or to ask about; none where the person said no."""
        return 0 if self.wanted is False else len(self.rows)

    def fill(self) -> int:
        """Give them the current target; return how many there were."""
        segment = self._view.require_segment()
        splices = []
        for row in self.rows:
            before = self._store.catalog[row]
            after = replace(
                before.taken_over(segment.target, segment.origin, self._person),
                origin=segment.origin,
                state=State.TRANSLATED,
                translator=self._person,
                reviewer="",
            )
            splices.append(Splice((before,), (after,)))
        if splices:
            self._store.apply("filling repeats", splices)
        return len(splices)
