"""Open an article for a person, and close it with everything saved."""

from __future__ import annotations

from pathlib import Path

from workbench.articles import Article
from workbench.catalog import Segment
from workbench.editor.core import last_positions
from workbench.editor.core.catalog_store import CatalogStore, OnElsewhere
from workbench.editor.core.corrections import Corrections
from workbench.editor.core.filters import ChecksOf, TermsOf, no_checks, own_terms
from workbench.editor.core.history import History, Step
from workbench.editor.core.other_articles import carry_out
from workbench.editor.core.repeats import Repeats
from workbench.editor.core.saving import OnSave
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.versions import Versions


class Session:
    """One ``person`` correcting one ``article``, from opening it to closing it.

    Steps that change other articles are passed to ``on_elsewhere``; without it, those articles
    are changed at once. Filters use ``checks_of`` and ``terms_of``.
    """

    def __init__(
        self,
        article: Article,
        person: str,
        *,
        workspace: Path,
        review_own_work: bool = False,
        on_save: OnSave = lambda state, error: None,
        on_elsewhere: OnElsewhere | None = None,
        history: History | None = None,
        checks_of: ChecksOf = no_checks,
        terms_of: TermsOf = own_terms,
    ) -> None:
        self.article = article
        self.person = person
        self._workspace = workspace
        self.store = CatalogStore(
            article,
            workspace,
            on_save=on_save,
            on_elsewhere=on_elsewhere or self._change_others,
            history=history,
        )
        self.view = SegmentView(
            self.store.catalog, on_move=self._moved, checks_of=checks_of, terms_of=terms_of
        )
        self.versions = Versions(workspace, article, person)
        self.versions.begin(self.view.segment)
        self.corrections = Corrections(
            self.store, self.view, person, review_own_work=review_own_work
        )
        self.repeats = Repeats(self.store, self.view, person)

    def begin(self) -> None:
        """Go where the person was last in this article, else to the first unfinished segment."""
        self.view.refresh()
        left = last_positions.last(self._workspace, self.article, self.person)
        known = self.store.catalog.get(left) if left else None
        if known is not None:
            self.view.move_to(self.store.catalog.position(known.id))
        elif self.view.segment is not None and self.view.segment.state.finished:
            self.view.move_to(self.view.next_unfinished() or 0)

    def undo(self) -> str | None:
        """Undo the last step, go to its segment, and return its label."""
        return self._followed(self.store.undo())

    def redo(self) -> str | None:
        """Redo the last step that was undone, go to its segment, and return its label."""
        return self._followed(self.store.redo())

    def adopt(self) -> list[str]:
        """Take over changes by others, stay at the segment, and return messages about them."""
        current = self.view.segment
        remarks = self.store.adopt()
        if current is not None:
            self.view.stay_at(current)
        return remarks

    def close(self) -> bool:
        """Save changes and the current position; return whether all is in the catalog."""
        segment = self.view.segment
        if segment is not None:
            last_positions.save(self._workspace, self.article, self.person, segment.id)
        self.versions.end(segment)
        return self.store.close()

    def _moved(self, before: Segment | None, after: Segment | None) -> None:
        self.store.end_typing()
        self.versions.end(before)
        self.versions.begin(after)

    def _followed(self, step: Step | None) -> str | None:
        if step is None:
            return None
        if step.splices:
            self.view.position = self.store.catalog.position(step.splices[0].after[0].id)
        return step.label

    def _change_others(self, step: Step) -> None:
        self.store.remarks.extend(carry_out(step, self._workspace).sentences)
