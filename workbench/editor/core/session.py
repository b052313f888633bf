"""A person's sitting with one article: what is done to its segments, and that it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from workbench.articles import Article
from workbench.catalog import State
from workbench.editor.core import places
from workbench.editor.core.beside import carry_out, left_alone
from workbench.editor.core.correcting import CorrectedCatalog
from workbench.editor.core.history import Change, Elsewhere, Splice
from workbench.editor.core.regrouping import merged, split
from workbench.editor.core.replacing import Replacement
from workbench.system.errors import WorkbenchError


class Session(CorrectedCatalog):
    """An article under correction by a person.

    Every change goes through here: it can be undone, and it is saved. To what is done to
    one segment this adds what reaches beyond it: to its neighbours, to those like it, and to
    other articles.
    """

    #: Makes what a step does in other articles; without it that is done at once, and remarked.
    beside: Callable[[Change], None] | None = None

    def begin(self) -> None:
        """Go where the person was last in this article, else to the first unfinished segment."""
        left = places.last(self.workspace, self.article, self.person)
        known = self.catalog.get(left) if left else None
        if known is not None:
            self.move_to(self.catalog.position(known.id))
        elif self.segment is not None and self.segment.state.finished:
            self.move_to(self.next_unfinished(range(len(self))) or 0)

    def close(self) -> bool:
        """Write what is pending, and where the person is; tell whether all is in the catalog."""
        if self.segment is not None:
            places.keep(self.workspace, self.article, self.person, self.segment.id)
        return super().close()

    def undo(self) -> str | None:
        """Take the last step back, go where it was, and return what it was called."""
        return self._went(self._history.undo(self.catalog))

    def redo(self) -> str | None:
        """Make the last step that was taken back again, and return what it is called."""
        return self._went(self._history.redo(self.catalog))

    def replace_all(
        self,
        changes: Iterable[Replacement],
        elsewhere: Iterable[tuple[Article, Iterable[Replacement]]] = (),
    ) -> int:
        """Make ``changes`` here and those ``elsewhere`` as one step; return how many here.

        Segments that others have changed meanwhile are left alone, which is remarked.
        """
        others = (Elsewhere(article, _splices(found)) for article, found in elsewhere)
        done = self.make(Change("replacing", _splices(changes), tuple(others)))
        if done.splices or done.elsewhere:
            self._history.record(done)
        self._go_beyond(done)
        return len(done.splices)

    def repeats(self) -> list[int]:
        """Return the rows of unfinished segments with the same source as the current one.

        None where the current segment is not finished itself, and no locked ones.
        """
        segment = self.segment
        if segment is None or not segment.state.finished:
            return []
        return [
            row
            for row, other in enumerate(self.catalog)
            if other.source == segment.source and not other.state.finished and not other.locked_by
        ]

    def propagate(self) -> int:
        """Give the current target to its repeats; return how many there were."""
        segment = self._require_segment()
        splices = []
        for row in self.repeats():
            before = self.catalog[row]
            after = replace(
                before,
                target=segment.target,
                origin=segment.origin,
                state=State.TRANSLATED,
                translator=self.person,
                reviewer="",
            )
            splices.append(Splice((before,), (after,)))
        if splices:
            self._apply("filling repeats", splices)
        return len(splices)

    def split(self, column: int) -> None:
        """Cut the current segment before the character ``column`` of its source."""
        segment = self._open_segment()
        taken = {other.id for other in self.catalog}
        self._apply("splitting", [Splice((segment,), split(segment, column, taken))])

    def merge_with_next(self) -> None:
        """Make the current segment and the next one, of the same block, one."""
        segment = self._open_segment()
        if self.position + 1 >= len(self.catalog):
            raise WorkbenchError("there is no next segment to merge with")
        following = self.catalog[self.position + 1]
        if following.locked_by:
            raise WorkbenchError(f"the next segment is locked by {following.locked_by}")
        whole = merged(segment, following, self._block_text(segment.block_id))
        self._apply("merging", [Splice((segment, following), (whole,))])

    def _went(self, change: Change | None) -> str | None:
        if change is None:
            return None
        if change.splices:
            self.position = self.catalog.position(change.splices[0].after[0].id)
            self._keep(change)
        self._go_beyond(change)
        return change.label

    def _go_beyond(self, change: Change) -> None:
        """Remark what ``change`` has missed here, and make it in other articles."""
        if change.missed:
            self.remarks.append(left_alone(change.missed))
        if change.elsewhere and self.beside:
            self.beside(change)
        elif change.elsewhere:
            self.remarks.extend(carry_out(change, self.workspace).sentences)

    def _block_text(self, block_id: str) -> str:
        """Return the text of a block of the source; empty where the source cannot be read."""
        try:
            blocks = self.article.document.blocks
        except WorkbenchError:
            return ""
        return next((block.text for block in blocks if block.id == block_id), "")


def _splices(changes: Iterable[Replacement]) -> tuple[Splice, ...]:
    return tuple(Splice((change.before,), (change.after,)) for change in changes)
