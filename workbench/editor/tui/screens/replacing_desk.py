"""Replacing in the article that is open, or in all."""

from __future__ import annotations

from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.replacing import Found, Order, found_by
from workbench.editor.core.session import Session
from workbench.editor.tui.screens.moving import MovingDesk
from workbench.editor.tui.screens.replacing import ReplaceScreen
from workbench.text.counts import how_many


class ReplacingDesk(MovingDesk):
    """A desk at which one finds and replaces."""

    def __init__(self, session: Session, assistant: Assistant) -> None:
        super().__init__(session, assistant)
        #: What the other articles have, while one may replace in all of them.
        self._beside: dict[Article, Catalog] | None = None

    def action_replace(self) -> None:
        """Ask what to replace by what, and do it in this article or in all."""
        self.take_typing()
        self._beside = None
        words = self.target.selected_text or self.searched
        self.app.push_screen(ReplaceScreen(self._would_replace, words), self._replace_all)

    def _would_replace(self, order: Order) -> Found:
        """Return all that ``order`` would change; slow, for a worker thread."""
        others = self._others() if order.everywhere else {}
        return found_by(order, self.session.person, list(self.session.catalog), others)

    def _others(self) -> dict[Article, Catalog]:
        """Return the catalogs of the other articles, read once while a question is open."""
        beside = self._beside  # the question may be closed at any moment
        if beside is None:
            beside = self.assistant.other_catalogs(
                lambda error: self.notify(str(error), severity="warning")
            )
            self._beside = beside
        return beside

    def _replace_all(self, found: Found | None) -> None:
        """Do what was seen."""
        self._beside = None
        if found is None:
            return
        count = self.session.replace_all(found.here, found.elsewhere)
        where = " here" if found.elsewhere else ""
        self.say(f"replaced in {how_many(count, 'segment')}{where}")
        self.segments.refresh()
        self.show_segment()
        self.show_progress()
        self.adopt()
        self.reread_memory()
