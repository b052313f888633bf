"""Report whether the latest change is saved."""

from __future__ import annotations

from workbench.editor.core.catalog_store import CatalogStore
from workbench.editor.core.save_faults import SaveFaults, SaveNews
from workbench.editor.core.saving import SaveState
from workbench.editor.linear.console import Console, Left

#: How long to wait for a save before going on, in seconds; a book takes longer, and is reported
#: at the next prompt.
_WAIT_FOR_SAVING = 0.5


class SaveReporter:
    """Waits a moment for a save, and reports its state."""

    def __init__(self, console: Console, store: CatalogStore) -> None:
        self._console = console
        self._store = store
        self._faults = SaveFaults()
        self._state = SaveState.SAVED

    def saved(self) -> str:
        """Return whether the latest change is saved, in words."""
        saver = self._store.saver
        complete = saver.flush(_WAIT_FOR_SAVING)
        self._state = SaveState.SAVED if complete else saver.state
        news = self._faults.news(self._state, saver.error)
        if news is SaveNews.SAME_FAULT:
            return f"still {self._state}"
        return f"{self._state}: {saver.error}" if news is SaveNews.FAULT else self._state.value

    def report_if_changed(self) -> None:
        """Report the state of saving, if it has changed since the last report."""
        before = self._state
        words = self.saved()
        if self._state is not before:
            self._console.say(words)

    def may_leave(self) -> bool:
        """Return whether to leave; ask, if that would lose something."""
        self.saved()
        if not self._store.at_risk:
            return True
        self._console.say(str(self._store.fault))
        try:
            return self._console.agreed("leave, and lose it?")
        except Left:
            return True
