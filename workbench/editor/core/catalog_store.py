"""Keep an article's catalog: in memory, in a journal, in its file, with undo and redo."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.articles import Article
from workbench.catalog import Catalog, Segment
from workbench.catalog.merging import CatalogMerge, merge_catalogs
from workbench.editor.core.catalog_file import CatalogFile
from workbench.editor.core.history import History, Splice, Step
from workbench.editor.core.journal import Journal
from workbench.editor.core.progress import Progress
from workbench.editor.core.saving import OnSave, Saver, SaveState
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """A catalog as it was after the ``number``-th change of the journal."""

    catalog: Catalog
    number: int
    #: How many of the saver's merges it has taken over.
    adopted: int


#: Called with a step that changes other articles, too; it is carried out there then.
OnElsewhere = Callable[[Step], None]


class CatalogStore:
    """The catalog of ``article``, its journal and its file.

    A change is in the journal at once and in the file soon; what other programs write to
    the file meanwhile is merged in.
    """

    def __init__(
        self,
        article: Article,
        workspace: Path,
        *,
        on_save: OnSave = lambda state, error: None,
        on_elsewhere: OnElsewhere = lambda step: None,
        history: History | None = None,
    ) -> None:
        self.article = article
        self._file = CatalogFile(article)
        self.catalog: Catalog = self._file.read()
        self.progress = Progress(self.catalog)
        self._on_elsewhere = on_elsewhere
        self._history = history or History()
        self._history.end_typing()
        self._journal = Journal(workspace, article)
        self._merges: deque[tuple[Catalog, CatalogMerge]] = deque()
        self._adopted = 0
        self.saver: Saver[_Snapshot] = Saver(self._write, on_save)
        #: Sentences that the person is told with the next ``adopt``.
        self.remarks: list[str] = []
        #: What becomes of a segment by what is being typed.
        self._held: Splice | None = None
        self._recover()

    @property
    def changed(self) -> bool:
        """Whether anything was done in this sitting."""
        return self._journal.number > 0

    def end_typing(self) -> None:
        """Make what is typed from here on a step of its own."""
        self._history.end_typing()

    def hold(self, before: Segment | None, after: Segment | None) -> None:
        """Write down that ``before`` becomes ``after`` if the sitting ends now.

        The next change, or None, takes that back. It is what a program keeps of a text that
        is not a change before it is ended.
        """
        self._held = Splice((before,), (after,)) if before and after else None
        # A disk that refuses this refuses the change, too, and that is told.
        with contextlib.suppress(WorkbenchError):
            self._journal.hold((self._held,) if self._held else ())

    def keep_held(self) -> bool:
        """Make what is held the change that it would be; tell whether there was any."""
        held, self._held = self._held, None
        if held is not None:
            self.apply("typing cut short", (held,))
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
            merged = merge_catalogs(written, self.catalog, outcome.applied_to(written))
            self.catalog.segments, self.catalog.obsolete = merged.segments, merged.obsolete
            self.progress.forget_count()
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

    def apply(self, label: str, splices: Iterable[Splice]) -> None:
        """Make all of ``splices`` as one step; raise ``WorkbenchError`` where one cannot be."""
        step = Step(label, tuple(splices))
        if not step.apply(self.catalog):
            raise WorkbenchError("the segment has changed meanwhile; nothing was done")
        self._history.record(step)
        self._keep(step)

    def replace(self, label: str, segment: Segment) -> None:
        """Put ``segment`` in the place of the one with its id, unless nothing changes."""
        before = self.catalog.find(segment.id)
        if segment != before:
            self.apply(label, [Splice((before,), (segment,))])

    def make(self, step: Step) -> Step:
        """Make ``step`` where the segments are as it expects; return what was done of it.

        Segments that others have changed meanwhile are left alone, which is remarked.
        """
        done = step.apply_where_possible(self.catalog)
        if done.splices or done.elsewhere:
            self._history.record(done)
        return self._made(done)

    def undo(self) -> Step | None:
        """Take the last step back; return what was done for that, None where there is none."""
        step = self._history.undo(self.catalog)
        return self._made(step) if step else None

    def redo(self) -> Step | None:
        """Make the last step that was taken back again; return it, None where there is none."""
        step = self._history.redo(self.catalog)
        return self._made(step) if step else None

    def _made(self, step: Step) -> Step:
        """Keep ``step``, remark what it has missed here, and pass on what it does elsewhere."""
        if step.splices:
            self._keep(step)
        if step.missed:
            self.remarks.append(left_alone(step.missed))
        if step.elsewhere:
            self._on_elsewhere(step)
        return step

    def _keep(self, step: Step) -> None:
        """Count ``step``, write it in the journal at once, and the catalog soon."""
        self._held = None
        self.progress.add(step.splices)
        behind = self._journal.behind
        try:
            self._journal.append(step.splices)
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


def left_alone(count: int) -> str:
    """Say that ``count`` segments were not what they should have been."""
    return f"{how_many(count, 'segment')} left alone: changed since"
