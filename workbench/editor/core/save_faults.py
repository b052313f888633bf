"""Report each fault of saving once, though saving is tried again and again."""

from __future__ import annotations

from enum import Enum, auto

from workbench.editor.core.saving import SaveState
from workbench.system.errors import WorkbenchError


class SaveNews(Enum):
    """What is new about saving."""

    NOTHING = auto()
    #: It has failed, for a reason that was not reported yet.
    FAULT = auto()
    #: It has failed again, for the reason that was reported last.
    SAME_FAULT = auto()
    #: It has succeeded after it had failed.
    MENDED = auto()


class SaveFaults:
    """Remembers the last fault of saving, to report each fault once."""

    def __init__(self) -> None:
        self._reported = ""

    def news(self, state: SaveState, error: WorkbenchError | None) -> SaveNews:
        """Return what is new about saving, given its state now."""
        before, self._reported = self._reported, str(error) if state is SaveState.FAILED else ""
        if self._reported:
            return SaveNews.SAME_FAULT if self._reported == before else SaveNews.FAULT
        return SaveNews.MENDED if before and state is SaveState.SAVED else SaveNews.NOTHING
