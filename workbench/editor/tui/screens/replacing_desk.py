"""Replacing in the article that is open, or in all."""

from __future__ import annotations

from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.replacing import Found, Replacer
from workbench.editor.core.session import Session
from workbench.editor.tui.screens.moving import MovingDesk
from workbench.editor.tui.screens.replacing import ReplaceScreen


class ReplacingDesk(MovingDesk):
    """A desk at which one finds and replaces."""

    def __init__(self, session: Session, assistant: Assistant) -> None:
        super().__init__(session, assistant)
        self._replacer = Replacer(session.store, session.person, self._other_catalogs)

    def action_replace(self) -> None:
        """Ask what to replace by what, and do it in this article or in all."""
        self.take_typing()
        self._replacer.end()
        words = self.target.selected_text or self.session.view.searched
        self.app.push_screen(ReplaceScreen(self._replacer.find, words), self._replace_all)

    def _other_catalogs(self) -> dict[Article, Catalog]:
        return self.assistant.other_catalogs(
            lambda error: self.notify(str(error), severity="warning")
        )

    def _replace_all(self, found: Found | None) -> None:
        """Do what was seen."""
        self._replacer.end()
        if found is None:
            return
        self.say(self._replacer.replace(found))
        self.segments.refresh()
        self.show_segment()
        self.show_progress()
        self.adopt()
        self.reread_memory()
