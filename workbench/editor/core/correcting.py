"""Correcting segments one at a time, by the rules of the workspace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.catalog.segment import COPY
from workbench.checks import CHECKS, Finding
from workbench.editor.core.assistance import Suggestion
from workbench.editor.core.browsing import BrowsedCatalog
from workbench.editor.core.history import TYPING, History
from workbench.editor.core.saving import Told
from workbench.editor.core.versions import Version, Versions
from workbench.glossary import Term
from workbench.glossary.waivers import with_waiver, without_waivers
from workbench.system.errors import WorkbenchError


class CorrectedCatalog(BrowsedCatalog):
    """A catalog whose current segment ``person`` corrects.

    Methods that change it raise ``WorkbenchError`` where the rules of the workspace forbid
    that, and change nothing then.
    """

    def __init__(
        self,
        article: Article,
        person: str,
        *,
        workspace: Path,
        review_own_work: bool = False,
        told: Told = lambda state, error: None,
        history: History | None = None,
    ) -> None:
        super().__init__(article, workspace, told, history)
        self.person = person
        self.workspace = workspace
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

    def type_target(self, text: str) -> None:
        """Take ``text`` as what the person has typed so far in the current target."""
        segment = self._open_segment()
        self._replace(TYPING, segment.edited(one_line(text), self.person))

    def replace_target(self, text: str, label: str) -> None:
        """Put ``text`` in the current target as a step of its own, called ``label``."""
        segment = self._open_segment()
        self._replace(label, segment.edited(one_line(text), self.person))

    def copy_source(self) -> None:
        """Put the source in the current target."""
        segment = self._open_segment()
        copied = segment.edited(segment.source, self.person)
        self._replace("copying the source", replace(copied, origin=COPY))

    def draft(self, segment: Segment, suggestion: Suggestion) -> bool:
        """Put a machine's ``suggestion`` in ``segment``, which the person asked for.

        Tells False, and changes nothing, where the segment has changed since it was asked.
        """
        if self.catalog.get(segment.id) != segment or segment.locked_by:
            return False
        self._replace("machine translation", _drafted(segment, suggestion))
        return True

    def take(self, suggestion: Suggestion) -> None:
        """Put ``suggestion``, the whole of a translation, in the current target as a draft."""
        segment = self._open_segment()
        self._replace("the suggestion", _drafted(segment, suggestion))

    def set_glossary_aside(self) -> None:
        """Bring the machine's own draft back, from before the glossary changed it."""
        from workbench.drafting.pretranslation import (
            own_draft,  # loads much that the start can do without
        )

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
                segment = with_waiver(segment, term, reason.strip(), self.person)
            self._replace("waiving", segment)

    def ask_for_terms_again(self) -> None:
        """Take back what was waived on the current segment."""
        segment = self._require_segment()
        asking = without_waivers(segment)
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

    @property
    def versions(self) -> list[Version]:
        """What the current segment was and is, the oldest first, as far as it is known here."""
        self._end_version()
        return self._versions.of(self.segment.id) if self.segment else []

    def restore(self, version: Version) -> None:
        """Put the target of an earlier version in the current segment."""
        self.replace_target(version.target, "restoring")

    def close(self) -> bool:
        """Write what is pending; tell whether everything is in the catalog."""
        self._end_version()
        return super().close()

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


def _drafted(segment: Segment, suggestion: Suggestion) -> Segment:
    return replace(
        segment,
        target=suggestion.text,
        origin=suggestion.origin,
        state=State.DRAFT,
        translator="",
        reviewer="",
    )


def one_line(text: str) -> str:
    """Segments are one line: line breaks in pasted text become spaces."""
    lines = text.splitlines()
    return text if lines == [text] else " ".join(filter(None, map(str.strip, lines)))
