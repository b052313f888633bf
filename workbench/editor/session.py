"""A person's sitting with one article: what is done to its segments, and that it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.catalog.segment import COPY
from workbench.checks import CHECKS, Finding
from workbench.drafting import own_draft
from workbench.editor.assistance import Suggestion
from workbench.editor.filters import Filter, Found
from workbench.editor.history import TYPING, Change, Elsewhere, Splice
from workbench.editor.kept_catalog import KeptCatalog
from workbench.editor.regrouping import merged, split
from workbench.editor.replacing import Replacement
from workbench.editor.saving import Told
from workbench.editor.sorting import Sorting
from workbench.editor.versions import Version, Versions
from workbench.errors import WorkbenchError
from workbench.glossary import Term
from workbench.glossary.waivers import asked_again, waived


class Session(KeptCatalog):
    """An article under correction by ``person``.

    ``position`` is the row of the current segment. Every change goes through here: it can be
    undone, and it is saved. Methods that change a segment raise ``WorkbenchError`` where the
    rules of the workspace forbid it, and change nothing then.
    """

    def __init__(
        self,
        article: Article,
        person: str,
        *,
        workspace: Path,
        review_own_work: bool = False,
        told: Told = lambda state, error: None,
    ) -> None:
        super().__init__(article, workspace, told)
        self.person = person
        self._workspace = workspace
        self._review_own_work = review_own_work
        self._versions = Versions(workspace, article)
        #: The current segment as it was when the person came to it, or left a version of it.
        self._arrived = self.segment

    def move_to(self, position: int) -> None:
        """Make the segment in row ``position`` the current one, the nearest where there is none."""
        self._history.end_typing()
        self._end_version()
        self.position = max(0, min(position, len(self.catalog) - 1))
        self._arrived = self.segment

    def shown(
        self,
        wanted: Filter,
        found: Found = lambda segment: (),
        sorting: Sorting = Sorting.POSITION,
    ) -> Sequence[int]:
        """Return the rows of the segments that ``wanted`` accepts, in the order of ``sorting``."""
        rows: Sequence[int] = range(len(self.catalog))
        if wanted:
            rows = [row for row in rows if wanted.accepts(self.catalog[row], found)]
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
            texts = (segment.source, segment.target, *(note.text for note in segment.notes))
            if any(wanted in text.casefold() for text in texts):
                return row
        return None

    def type_target(self, text: str) -> None:
        """Take ``text`` as what the person has typed so far in the current target."""
        segment = self._open_segment()
        self._replace(TYPING, segment.edited(_one_line(text), self.person))

    def replace_target(self, text: str, label: str) -> None:
        """Put ``text`` in the current target as a step of its own, called ``label``."""
        segment = self._open_segment()
        self._replace(label, segment.edited(_one_line(text), self.person))

    def copy_source(self) -> None:
        """Put the source in the current target."""
        segment = self._open_segment()
        copied = segment.edited(segment.source, self.person)
        self._replace("copying the source", replace(copied, origin=COPY))

    def draft(self, segment: Segment, suggestion: Suggestion) -> bool:
        """Put a machine's ``suggestion`` in ``segment``, which the person asked for.

        Tells False, and changes nothing, where the segment has changed since it was asked.
        """
        if self._current(segment.id) != segment or segment.locked_by:
            return False
        self._replace("machine translation", _drafted(segment, suggestion))
        return True

    def take(self, suggestion: Suggestion) -> None:
        """Put ``suggestion``, the whole of a translation, in the current target as a draft."""
        segment = self._open_segment()
        self._replace("the suggestion", _drafted(segment, suggestion))

    def set_glossary_aside(self) -> None:
        """Bring the machine's own draft back, from before the glossary changed it."""
        own = own_draft(self._open_segment())
        if own is None:
            raise WorkbenchError("the glossary changed nothing here that could be taken back")
        self._replace("the machine's own draft", own)

    def fix(self, finding: Finding) -> None:
        """Mend the current target as ``finding`` proposes.

        Where that changes spaces and marks only, a finished segment stays as finished.
        """
        segment = self._open_segment()
        if finding.fixed is None:
            raise WorkbenchError("only a person can mend this")
        typographic = any(check.id == finding.check and check.typographic for check in CHECKS)
        if typographic and segment.state.finished:
            self._replace("the fix", replace(segment, target=finding.fixed))
        else:
            self._replace("the fix", segment.edited(finding.fixed, self.person))

    def accept(self) -> None:
        """Let the person stand by the current target."""
        segment = self._open_segment()
        if not segment.target:
            raise WorkbenchError("nothing to accept yet", remedy="type a translation first")
        self._replace("accepting", segment.accepted(self.person))

    def review(self) -> None:
        """Let the person confirm the current translation, which is another's."""
        segment = self._open_segment()
        if not segment.state.finished:
            raise WorkbenchError("only an accepted translation can be reviewed")
        if segment.translator == self.person and not self._review_own_work:
            raise WorkbenchError(
                "you translated this one; another person reviews it",
                remedy='or set "review: own_work: yes" in workbench.yaml',
            )
        self._replace("reviewing", segment.reviewed(self.person))

    def reject(self, reason: str) -> None:
        """Send the current target back to draft, saying why."""
        segment = self._open_segment()
        if not segment.target:
            raise WorkbenchError("nothing to reject: there is no translation")
        self._replace("rejecting", segment.rejected(self.person, reason))

    def note(self, text: str) -> None:
        """Add a note to the current segment."""
        segment = self._require_segment()
        if text.strip():
            self._replace("the note", segment.noted(text.strip(), self.person))

    def waive(self, terms: Iterable[Term], reason: str) -> None:
        """Let the target go without ``terms``, with notes that say why."""
        segment = self._require_segment()
        if reason.strip():
            for term in terms:
                segment = waived(segment, term, reason.strip(), self.person)
            self._replace("waiving", segment)

    def ask_for_terms_again(self) -> None:
        """Take back what was waived on the current segment."""
        segment = self._require_segment()
        asking = asked_again(segment)
        if asking is segment:
            raise WorkbenchError("no term is missing here, and none was waived")
        self._replace("asking for terms again", asking)

    def toggle_lock(self) -> None:
        """Lock the current segment against changes, or open it."""
        segment = self._require_segment()
        self._replace(
            "unlocking" if segment.locked_by else "locking",
            segment.locked("" if segment.locked_by else self.person),
        )

    def replace_all(
        self,
        changes: Iterable[Replacement],
        elsewhere: Iterable[tuple[Article, Iterable[Replacement]]] = (),
    ) -> int:
        """Make ``changes`` here and those ``elsewhere`` as one step; return how many were made.

        Segments that others have changed meanwhile are left alone, which is remarked.
        """
        others = (Elsewhere(article, _splices(found)) for article, found in elsewhere)
        change = Change("replacing", _splices(changes), tuple(others))
        done = change.apply_where_possible(self.catalog)
        if done.splices or done.elsewhere:
            self._history.record(done)
        return self._follow(done)

    @property
    def versions(self) -> list[Version]:
        """What the current segment was and is, the oldest first, as far as it is known here."""
        self._end_version()
        return self._versions.of(self.segment.id) if self.segment else []

    def restore(self, version: Version) -> None:
        """Put the target of an earlier version in the current segment."""
        self.replace_target(version.target, "restoring")

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

    def close(self) -> bool:
        """Write what is pending; tell whether everything is in the catalog."""
        self._end_version()
        return super().close()

    def _went(self, change: Change | None) -> str | None:
        if change is None:
            return None
        if change.splices:
            self.position = self.catalog.position(change.splices[0].after[0].id)
        self._follow(change)
        return change.label

    def _follow(self, change: Change) -> int:
        """Keep ``change``, which was made here, and make it elsewhere; count its segments."""
        if change.splices:
            self._keep(change)
        count, missed = len(change.splices), change.missed
        for there in change.elsewhere:
            try:
                done = self._change_beside(there.article, Change(change.label, there.splices))
            except WorkbenchError as error:
                self.remarks.append(f"{there.article.slug} stays as it is: {error}")
            else:
                count += len(done.splices)
                missed += done.missed
        if missed:
            segments = "1 segment has" if missed == 1 else f"{missed} segments have"
            self.remarks.append(f"{segments} been changed since and stay as they are")
        return count

    def _change_beside(self, article: Article, change: Change) -> Change:
        """Make ``change`` in another article, for the same person; return what was made of it."""
        other = Session(article, self.person, workspace=self._workspace)
        done = change.apply_where_possible(other.catalog)
        if done.splices:
            other._keep(done)
        if not other.close():
            self.remarks.append(f"not saved yet: {other.saver.error}")
        return done

    def _block_text(self, block_id: str) -> str:
        """Return the text of a block of the source; empty where the source cannot be read."""
        try:
            blocks = self.article.document.blocks
        except WorkbenchError:
            return ""
        return next((block.text for block in blocks if block.id == block_id), "")

    def _current(self, segment_id: str) -> Segment | None:
        try:
            return self.catalog.find(segment_id)
        except KeyError:
            return None

    def _require_segment(self) -> Segment:
        if self.segment is None:
            raise WorkbenchError("the article has no segments")
        return self.segment

    def _open_segment(self) -> Segment:
        segment = self._require_segment()
        if segment.locked_by:
            raise WorkbenchError(
                f"locked by {segment.locked_by}", remedy="unlock the segment to change it"
            )
        return segment

    def _end_version(self) -> None:
        """Write down what the person has made of the current segment since they came to it."""
        before, after = self._arrived, self.segment
        self._arrived = after
        if before is None or after is None or before.id != after.id:
            return
        if (before.target, before.state) != (after.target, after.state):
            self._versions.add(before, after, self.person)


def _splices(changes: Iterable[Replacement]) -> tuple[Splice, ...]:
    return tuple(Splice((change.before,), (change.after,)) for change in changes)


def _drafted(segment: Segment, suggestion: Suggestion) -> Segment:
    return replace(
        segment,
        target=suggestion.text,
        origin=suggestion.origin,
        state=State.DRAFT,
        translator="",
        reviewer="",
    )


def _one_line(text: str) -> str:
    """Segments are one line: line breaks in pasted text become spaces."""
    return " ".join(part.strip() for part in text.splitlines()) if "\n" in text else text
