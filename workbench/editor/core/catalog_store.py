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
    #: How many merges with other programs' changes it includes.
    adopted: int


#: Called with a step that also changes other articles, to carry it out there.
OnElsewhere = Callable[[Step], None]


class CatalogStore:
    """The catalog of ``article``, its journal and its file.

    A change is written to the journal at once and to the file soon; changes that other programs
    make to the file meanwhile are merged in.
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
        #: Messages for the person, returned by the next ``adopt``.
        self.remarks: list[str] = []
        #: The change that unfinished input would make (see ``hold``).
        self._held: Splice | None = None
        self._recover()

    @property
    def changed(self) -> bool:
        """Whether anything was changed in this session."""
        return self._journal.number > 0

    def end_typing(self) -> None:
        """Make what is typed next a step of its own."""
        self._history.end_typing()

    def hold(self, before: Segment | None, after: Segment | None) -> None:
        """Record in the journal that ``before`` becomes ``after`` if the program stops now.

        This keeps unfinished input, which is not a change yet. The next change, or ``after``
        None, removes the record.
        """
        self._held = Splice((before,), (after,)) if before and after else None
        # If this cannot be written, the change cannot either, and that is reported.
        with contextlib.suppress(WorkbenchError):
            self._journal.hold((self._held,) if self._held else ())

    def keep_held(self) -> bool:
        """Make the change that is held, if there is one; return whether there was."""
        held, self._held = self._held, None
        if held is not None:
            self.apply("typing cut short", (held,))
        return held is not None

    def close(self) -> bool:
        """Write what is pending; return whether everything is in the catalog.

        The rest stays in the journal, for the next session.
        """
        complete = self.saver.close()
        self._journal.close()
        return complete

    @property
    def at_risk(self) -> bool:
        """Whether there are changes that neither the catalog nor the journal could be given."""
        return self.saver.state is not SaveState.SAVED and self._journal.behind

    @property
    def fault(self) -> WorkbenchError | None:
        """Why changes are not saved in the catalog, with what to do; None if they are."""
        error = self.saver.error
        if error is None:
            return None
        kept = "your work is kept under .workbench/ and goes in at the next start"
        lost = "what you did last is written nowhere; make room before you leave"
        return WorkbenchError(
            error.what, path=error.path, line=error.line, remedy=lost if self.at_risk else kept
        )

    def look_outside(self) -> None:
        """Start a save if another program has changed the file, to merge its changes in."""
        if self.saver.state is SaveState.SAVED and self._file.changed:
            self._save()

    def adopt(self) -> list[str]:
        """Take over the changes by others that saves have merged in; return messages about them.

        Call it on the thread that owns the session, between two steps of the person.
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
        """Make all of ``splices`` as one step; raise ``WorkbenchError`` if one cannot be."""
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
        """Make the part of ``step`` whose segments are as it expects; return that part.

        Segments that others have changed meanwhile are left alone, with a remark.
        """
        done = step.apply_where_possible(self.catalog)
        if done.splices or done.elsewhere:
            self._history.record(done)
        return self._made(done)

    def undo(self) -> Step | None:
        """Undo the last step; return what was applied, None if there is no step."""
        step = self._history.undo(self.catalog)
        return self._made(step) if step else None

    def redo(self) -> Step | None:
        """Redo the last step that was undone; return what was applied, None if there is none."""
        step = self._history.redo(self.catalog)
        return self._made(step) if step else None

    def _made(self, step: Step) -> Step:
        """Save ``step``, remark what it left alone, and pass on its part in other articles."""
        if step.splices:
            self._keep(step)
        if step.missed:
            self.remarks.append(left_alone(step.missed))
        if step.elsewhere:
            self._on_elsewhere(step)
        return step

    def _keep(self, step: Step) -> None:
        """Count ``step``, write it in the journal at once, and save the catalog soon."""
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
        """Save the catalog as it is now, soon, in the background."""
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
        """Recover, and save at once, what an earlier session could not save."""
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
    """Return a message that ``count`` segments were left alone since others changed them."""
    return f"{how_many(count, 'segment')} left alone: changed since"
