"""An article's segments in memory, every change of which can be undone and is kept."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.articles import Article, Statistics
from workbench.catalog import Catalog, Segment
from workbench.catalog.merging import CatalogMerge, merge_catalogs
from workbench.editor.core.catalog_file import CatalogFile
from workbench.editor.core.history import Change, History, Splice
from workbench.editor.core.journal import Journal
from workbench.editor.core.saving import Saver, SaveState, Told
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """A catalog as it was after the ``number``-th change of the journal."""

    catalog: Catalog
    number: int
    #: How many of the saver's merges it has taken over.
    adopted: int


class KeptCatalog:
    """The catalog of ``article``, open at one segment: the one in row ``position``.

    A change is in the journal at once and in the file soon; what other programs write to
    the file meanwhile is merged in.
    """

    def __init__(
        self,
        article: Article,
        workspace: Path,
        told: Told = lambda state, error: None,
        history: History | None = None,
    ) -> None:
        self.article = article
        self._file = CatalogFile(article)
        self.catalog: Catalog = self._file.read()
        self.position = 0
        #: How many more segments are finished than when the sitting began.
        self.progress = 0
        self._history = history or History()
        self._history.end_typing()
        self._statistics: Statistics | None = None
        self._journal = Journal(workspace, article)
        self._merges: deque[tuple[Catalog, CatalogMerge]] = deque()
        self._adopted = 0
        self.saver: Saver[_Snapshot] = Saver(self._write, told)
        self.remarks: list[str] = []
        #: What becomes of a segment by what is being typed.
        self._held: Splice | None = None
        self._recover()

    def __len__(self) -> int:
        return len(self.catalog)

    @property
    def segment(self) -> Segment | None:
        """The current segment; None in an empty article."""
        return self.catalog[self.position] if len(self.catalog) else None

    @property
    def changed(self) -> bool:
        """Whether anything was done in this sitting."""
        return self._journal.number > 0

    @property
    def counted(self) -> bool:
        """Whether ``statistics`` are known already, so that asking for them is quick."""
        return self._statistics is not None

    def take_count(self, catalog: Catalog, statistics: Statistics) -> bool:
        """Take the statistics of ``catalog``; tell False where it is not as it was any more."""
        if self._statistics is None and catalog.segments == self.catalog.segments:
            self._statistics = statistics
        return self._statistics is not None

    @property
    def statistics(self) -> Statistics:
        """Segments and words by state; counted when first asked for."""
        if self._statistics is None:
            self._statistics = Statistics.of(self.catalog)
        return self._statistics

    def end_typing(self) -> None:
        """Make what is typed from here on a step of its own."""
        self._history.end_typing()

    def hold(self, segment: Segment | None) -> None:
        """Write down what the current segment becomes if the sitting ends now.

        The next change, or None, takes that back. It is what a program keeps of a text that
        is not a change before it is ended.
        """
        before = self.segment
        self._held = Splice((before,), (segment,)) if before and segment else None
        # A disk that refuses this refuses the change, too, and that is told.
        with contextlib.suppress(WorkbenchError):
            self._journal.hold((self._held,) if self._held else ())

    def keep_held(self) -> bool:
        """Make what is held the change that it would be; tell whether there was any."""
        held, self._held = self._held, None
        if held is not None:
            self._apply("typing cut short", (held,))
        return held is not None

    def close(self) -> bool:
        """Write what is pending; tell whether everything is in the catalog.

        What is not stays in the journal, for the next sitting.
        """
        complete = self.saver.close()
        self._journal.close()
        return complete

    @property
    def at_risk(self) -> bool:
        """Whether something was done that neither the catalog nor the journal could take."""
        return self.saver.state is not SaveState.SAVED and self._journal.behind

    @property
    def fault(self) -> WorkbenchError | None:
        """Why the catalog has not everything, and what becomes of it; None where it has."""
        error = self.saver.error
        if error is None:
            return None
        kept = "your work is kept under .workbench/ and goes in at the next start"
        lost = "what you did last is written nowhere; make room before you leave"
        return WorkbenchError(
            error.what, path=error.path, line=error.line, remedy=lost if self.at_risk else kept
        )

    def look_outside(self) -> None:
        """Take over soon what another program has written, though the person does nothing."""
        if self.saver.state is SaveState.SAVED and self._file.changed:
            self._save()

    def adopt(self) -> list[str]:
        """Take over what a save found that others had written, and say it in sentences.

        To be called by whoever owns the session, between two steps of the person.
        """
        remarks, self.remarks = self.remarks, []
        while self._merges:
            written, outcome = self._merges.popleft()
            self._adopted += 1
            current = self.segment
            merged = merge_catalogs(written, self.catalog, outcome.applied_to(written))
            self.catalog.segments, self.catalog.obsolete = merged.segments, merged.obsolete
            self._statistics = None
            if current is not None:
                self.position = self._position_near(current)
            if outcome.taken:
                remarks.append(
                    f"another program changed {how_many(len(outcome.taken), 'segment')}; taken over"
                )
            if outcome.conflicts:
                changed = how_many(len(outcome.conflicts), "segment")
                remarks.append(
                    f"another program changed {changed} too; the other version is in a note"
                )
        return remarks

    def make(self, change: Change) -> Change:
        """Make ``change`` where the segments are as it expects; return what was done of it.

        It is kept, but no step that undoing takes back.
        """
        done = change.apply_where_possible(self.catalog)
        if done.splices:
            self._keep(done)
        return done

    def _apply(self, label: str, splices: Iterable[Splice]) -> None:
        change = Change(label, tuple(splices))
        if not change.apply(self.catalog):
            raise WorkbenchError("the segment has changed meanwhile; nothing was done")
        self._history.record(change)
        self._keep(change)

    def _replace(self, label: str, segment: Segment) -> None:
        """Put ``segment`` in the place of the one with its id, unless nothing changes."""
        before = self.catalog.find(segment.id)
        if segment != before:
            self._apply(label, [Splice((before,), (segment,))])

    def _keep(self, change: Change) -> None:
        """Count ``change``, write it in the journal at once, and the catalog soon."""
        self._held = None
        for splice in change.splices:
            self.progress += sum(segment.state.finished for segment in splice.after)
            self.progress -= sum(segment.state.finished for segment in splice.before)
        for splice in change.splices if self.counted else ():
            # Counting a book anew takes too long for a key.
            fewer = self.statistics - Statistics.of(splice.before)
            self._statistics = fewer + Statistics.of(splice.after)
        behind = self._journal.behind
        try:
            self._journal.append(change.splices)
        except WorkbenchError as error:
            if not behind:  # once is enough
                self.remarks.append(str(error))
        self._save()

    def _save(self) -> None:
        """Let the catalog as it is be written soon."""
        snapshot = _Snapshot(self.catalog.copy(), self._journal.number, self._adopted)
        self.saver.save(snapshot)

    def _write(self, snapshot: _Snapshot) -> None:
        """Write ``snapshot``, on the saver's thread; the journal first, since a book takes long."""
        self._journal.sync()
        outcome = self._file.write(snapshot.catalog, snapshot.adopted)
        if outcome is not None:
            self._merges.append((snapshot.catalog, outcome))
        self._journal.forget(snapshot.number)

    def _recover(self) -> None:
        """Bring in, and save at once, what an earlier sitting could not save."""
        orphans = self._journal.orphans()
        for orphan in orphans:
            orphan.replay(self.catalog)
        recovered = {name for orphan in orphans for name in orphan.recovered}
        conflicts = {name for orphan in orphans for name in orphan.conflicts}
        if recovered:
            self.remarks.append(
                f"recovered {how_many(len(recovered), 'segment')} from a sitting cut short"
            )
        if conflicts:
            self.remarks.append(
                f"{how_many(len(conflicts), 'segment')} changed since a sitting cut short; "
                "the version of that sitting is in a note"
            )
        try:
            if recovered or conflicts:
                self._file.write(self.catalog.copy())
        except WorkbenchError as error:
            self.remarks.append(str(error))
            for orphan in orphans:
                orphan.release()
        else:
            for orphan in orphans:
                orphan.remove()

    def _position_near(self, segment: Segment) -> int:
        """Return where ``segment`` stands now, or the nearest place where it is gone."""
        try:
            return self.catalog.position(segment.id)
        except KeyError:
            return max(0, min(self.position, len(self.catalog) - 1))
