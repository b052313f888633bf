"""Correct the current segment, by the rules of the workspace."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from workbench.catalog import Segment, State
from workbench.catalog.segment import COPY
from workbench.checks import CHECKS, Finding
from workbench.editor.core.assistance import Suggestion
from workbench.editor.core.catalog_store import CatalogStore
from workbench.editor.core.history import TYPING, Splice
from workbench.editor.core.regrouping import merged, split
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.states import lock_of
from workbench.editor.core.versions import Version
from workbench.glossary import Term
from workbench.glossary.waivers import with_waiver, without_waivers
from workbench.system.errors import WorkbenchError

#: What the machine's draft without the glossary is called.
OWN_DRAFT = "the machine's own draft"


class Corrections:
    """What ``person`` does to the current segment of ``view``.

    Methods that change it raise ``WorkbenchError`` where the rules of the workspace forbid
    that, and change nothing then.
    """

    def __init__(
        self,
        store: CatalogStore,
        view: SegmentView,
        person: str,
        *,
        review_own_work: bool = False,
    ) -> None:
        self._store = store
        self._view = view
        self._person = person
        self._review_own_work = review_own_work

    def require_open(self, remedy: str = "unlock the segment to change it") -> Segment:
        """Return the current segment; raise ``WorkbenchError`` where it is locked."""
        segment = self._view.require_segment()
        if segment.locked_by:
            raise WorkbenchError(lock_of(segment), remedy=remedy)
        return segment

    def type_target(self, text: str) -> None:
        """Take ``text`` as what the person has typed so far in the current target."""
        segment = self.require_open()
        self._store.replace(TYPING, segment.edited(one_line(text), self._person))

    def replace_target(self, text: str, label: str) -> None:
        """Put ``text`` in the current target as a step of its own, called ``label``."""
        segment = self.require_open()
        self._store.replace(label, segment.edited(one_line(text), self._person))

    def copy_source(self) -> None:
        """Put the source in the current target."""
        segment = self.require_open()
        copied = segment.edited(segment.source, self._person)
        self._store.replace("copying the source", replace(copied, origin=COPY))

    def draft(self, segment: Segment, suggestion: Suggestion) -> bool:
        """Put a machine's ``suggestion`` in ``segment``, which the person asked for.

        Tells False, and changes nothing, where the segment has changed since it was asked.
        """
        if self._store.catalog.get(segment.id) != segment or segment.locked_by:
            return False
        self._store.replace("machine translation", _drafted(segment, suggestion))
        return True

    def take(self, suggestion: Suggestion) -> None:
        """Put ``suggestion``, the whole of a translation, in the current target as a draft."""
        segment = self.require_open()
        self._store.replace("the suggestion", _drafted(segment, suggestion))

    def put_in(self, word: str, replaced: str = "") -> None:
        """Put ``word`` in the current target for ``replaced``, or at the end without that."""
        target = self.require_open().target
        if not replaced:
            self.replace_target(f"{target} {word}".strip(), "putting in")
            return
        found = re.search(rf"(?<!\w){re.escape(replaced)}(?!\w)", target)
        if found is None:
            raise WorkbenchError(f"the translation does not have: {replaced}")
        self.replace_target(f"{target[: found.start()]}{word}{target[found.end() :]}", "putting in")

    def require_machines(self) -> Segment:
        """Return the current segment; raise ``WorkbenchError`` where it is a person's."""
        segment = self.require_open()
        if segment.by_person:
            raise WorkbenchError("this translation is a person's, and stays")
        return segment

    def put_own_draft(self, segment: Segment, own: Segment) -> bool:
        """Put ``own``, the machine's own draft of ``segment``, in the place of that.

        Tells False, and changes nothing, where the segment has changed since it was asked.
        Raises ``WorkbenchError`` where the draft is the same with the glossary.
        """
        if self._store.catalog.get(segment.id) != segment:
            return False
        if own.target == segment.target:
            raise WorkbenchError("the glossary changed nothing here")
        self._store.replace(OWN_DRAFT, own)
        return True

    def fix(self, finding: Finding) -> None:
        """Mend the current target as ``finding`` proposes.

        Where that changes spaces and marks only, a finished segment stays as finished.
        """
        segment = self.require_open()
        if finding.fixed is None:
            raise WorkbenchError("only a person can mend this")
        typographic = any(check.id == finding.check and check.typographic for check in CHECKS)
        if typographic and segment.state.finished:
            self._store.replace("the fix", replace(segment, target=finding.fixed))
        else:
            self._store.replace("the fix", segment.edited(finding.fixed, self._person))

    def accept(self) -> None:
        """Let the person stand by the current target."""
        segment = self.require_open()
        if not segment.target:
            raise WorkbenchError("nothing to accept yet", remedy="type a translation first")
        self._store.replace("accepting", segment.accepted(self._person))

    def review(self) -> None:
        """Let the person confirm the current translation, which is another's."""
        segment = self.require_open()
        if not segment.state.finished:
            raise WorkbenchError("only an accepted translation can be reviewed")
        if segment.translator == self._person and not self._review_own_work:
            raise WorkbenchError(
                "you translated this one; another person reviews it",
                remedy='or set "review: own_work: yes" in workbench.yaml',
            )
        self._store.replace("reviewing", segment.reviewed(self._person))

    def reject(self, reason: str) -> None:
        """Send the current target back to draft, saying why."""
        segment = self.require_open()
        if not segment.target:
            raise WorkbenchError("nothing to reject: there is no translation")
        self._store.replace("rejecting", segment.rejected(self._person, reason))

    def note(self, text: str) -> None:
        """Add a note to the current segment."""
        segment = self._view.require_segment()
        if text.strip():
            self._store.replace("the note", segment.noted(text.strip(), self._person))

    def waive(self, terms: Iterable[Term], reason: str) -> None:
        """Let the target go without ``terms``, with notes that say why."""
        segment = self._view.require_segment()
        if reason.strip():
            for term in terms:
                segment = with_waiver(segment, term, reason.strip(), self._person)
            self._store.replace("waiving", segment)

    def ask_for_terms_again(self) -> None:
        """Take back what was waived on the current segment."""
        segment = self._view.require_segment()
        asking = without_waivers(segment)
        if asking is segment:
            raise WorkbenchError("no term is missing here, and none was waived")
        self._store.replace("asking for terms again", asking)

    def toggle_lock(self) -> None:
        """Lock the current segment against changes, or open it."""
        segment = self._view.require_segment()
        self._store.replace(
            "unlocking" if segment.locked_by else "locking",
            segment.locked("" if segment.locked_by else self._person),
        )

    def restore(self, version: Version) -> None:
        """Put the target of an earlier version in the current segment."""
        target = one_line(version.target)
        segment = self.require_open().taken_over(target, version.origin, self._person)
        self._store.replace("restoring", segment)

    def split(self, column: int) -> None:
        """Cut the current segment before the character ``column`` of its source."""
        segment = self.require_open()
        taken = {other.id for other in self._store.catalog}
        self._store.apply("splitting", [Splice((segment,), split(segment, column, taken))])

    def merge_with_next(self) -> None:
        """Make the current segment and the next one, of the same block, one."""
        segment = self.require_open()
        following_row = self._view.position + 1
        if following_row >= len(self._store.catalog):
            raise WorkbenchError("there is no next segment to merge with")
        following = self._store.catalog[following_row]
        if following.locked_by:
            raise WorkbenchError(f"the next segment is {lock_of(following)}")
        whole = merged(segment, following, self._block_text(segment.block_id))
        self._store.apply("merging", [Splice((segment, following), (whole,))])

    def _block_text(self, block_id: str) -> str:
        """Return the text of a block of the source; empty where the source cannot be read."""
        try:
            blocks = self._store.article.document.blocks
        except WorkbenchError:
            return ""
        return next((block.text for block in blocks if block.id == block_id), "")


def _drafted(segment: Segment, suggestion: Suggestion) -> Segment:
    return replace(
        segment,
        target=suggestion.text,
        origin=suggestion.origin,
        state=State.DRAFT,
        translator="",
        reviewer="",
        draft="",
        draft_origin="",
    )


def one_line(text: str) -> str:
    """Segments are one line: line breaks in pasted text become spaces."""
    lines = text.splitlines()
    return text if lines == [text] else " ".join(filter(None, map(str.strip, lines)))
