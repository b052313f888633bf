"""What was published of the article that is open, looked at while one corrects it."""

from __future__ import annotations

from textual import work

from workbench.catalog import Catalog
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.published import Published
from workbench.editor.core.saving import SaveState
from workbench.editor.core.session import Session
from workbench.editor.tui.screens.assisted import AssistedDesk
from workbench.system.errors import WorkbenchError

#: When it is first looked, and how often whether somebody has published, in seconds.
_LOOK = 2.0


class PublishedDesk(AssistedDesk):
    """A desk that tells which published editions are out of date."""

    def __init__(self, session: Session, assistant: Assistant) -> None:
        super().__init__(session, assistant)
        self._published = Published(session.article)

    def on_mount(self) -> None:
        """Look when the first row is drawn and what is needed for it was looked up."""
        self.set_interval(_LOOK, self._look_if_changed)

    def show_saving(self, state: SaveState, error: WorkbenchError | None) -> None:
        """Say where the latest change is, and compare it with what was published."""
        super().show_saving(state, error)
        if state is SaveState.SAVED:
            self._compare_with_published(self.session.store.catalog.copy())

    def action_published(self) -> None:
        """Show what was published, and what is out of date."""
        from workbench.editor.tui.screens.published import PublishedScreen  # seldom wanted

        if self._published.fault:
            self.notify(self._published.fault, severity="warning", timeout=10)
        elif self._published.editions:
            article = self.session.article
            self.app.push_screen(PublishedScreen(article, self._published.editions))
        else:
            self.say("nothing was published of this article yet")

    def _look_if_changed(self) -> None:
        if self._published.changed:
            self._compare_with_published(self.session.store.catalog.copy())

    @work(thread=True, exclusive=True, group="published")
    def _compare_with_published(self, catalog: Catalog) -> None:
        self._published.look(catalog)
        self.back(self._show_published)

    def _show_published(self) -> None:
        self.status.stale = self._published.stale
