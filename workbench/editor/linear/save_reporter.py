"""Report whether the latest change is saved."""

from __future__ import annotations

from workbench.editor.core.catalog_store import CatalogStore
from workbench.editor.core.save_faults import SaveFaults, SaveNews
from workbench.editor.core.saving import SaveState
from workbench.editor.linear.console import Console, Left

#: How long to wait for the disk before going on, in seconds; a book takes longer, and the
#: next prompt tells of it.
_WAIT_FOR_SAVING = 0.5


class SaveReporter:
    """Waits a moment for the disk, and tells what is on it."""

    def __init__(self, console: Console, store: CatalogStore) -> None:
        self._console = console
        self._store = store
        self._faults = SaveFaults()
        self._told = SaveState.SAVED

    def saved(self) -> str:
        """Return where the latest change is, in words."""
        saver = self._store.saver
        complete = saver.flush(_WAIT_FOR_SAVING)
        self._told = SaveState.SAVED if complete else saver.state
        news = self._faults.news(self._told, saver.error)
        if news is SaveNews.SAME_FAULT:
            return f"still {self._told}"
        return f"{self._told}: {saver.error}" if news is SaveNews.FAULT else self._told.value

    def tell_if_changed(self) -> None:
        """Tell what is saved by now, where that is not what was told last."""
        told = self._told
        words = self.saved()
        if self._told is not told:
            self._console.say(words)

    def may_leave(self) -> bool:
        """Ask whether to leave, where that would lose something."""
        self.saved()
        if not self._store.at_risk:
            return True
        self._console.say(str(self._store.fault))
        try:
            return self._console.agreed("leave, and lose it?")
        except Left:
            return True
