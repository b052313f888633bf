"""Report each fault of saving once, though saving is tried again and again."""

from __future__ import annotations

from enum import Enum, auto

from workbench.editor.core.saving import SaveState
from workbench.system.errors import WorkbenchError


class SaveNews(Enum):
    """What is new about saving."""

    NOTHING = auto()
    #: It has failed, for a reason that was not told yet.
    FAULT = auto()
    #: It has failed again, for the reason that was told last.
    SAME_FAULT = auto()
    #: What had failed is on the disk by now.
    MENDED = auto()


class SaveFaults:
    """The fault of saving that was told last."""

    def __init__(self) -> None:
        self._told = ""

    def news(self, state: SaveState, error: WorkbenchError | None) -> SaveNews:
        """Take where the latest change is; tell what is new about that."""
        before, self._told = self._told, str(error) if state is SaveState.FAILED else ""
        if self._told:
            return SaveNews.SAME_FAULT if self._told == before else SaveNews.FAULT
        return SaveNews.MENDED if before and state is SaveState.SAVED else SaveNews.NOTHING
