"""Report faults of saving, and save at once if asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.editor.core.save_faults import SaveFaults, SaveNews
from workbench.editor.core.saving import SaveState
from workbench.editor.tui.controllers.ports import Background, Job, Messages
from workbench.system.errors import WorkbenchError


@dataclass(frozen=True, slots=True)
class SaveReporter:
    """Reports each fault of saving once, though saving is tried again and again."""

    messages: Messages
    background: Background
    #: Writes what is pending; tells whether all is on the disk.
    flush: Callable[[], bool]
    #: Called when what could not be saved is saved after all.
    on_mended: Callable[[], object]
    faults: SaveFaults = field(default_factory=SaveFaults)

    def show(self, state: SaveState, error: WorkbenchError | None) -> None:
        """Show what is new about saving."""
        news = self.faults.news(state, error)
        if news is SaveNews.FAULT:
            self.messages.notify(str(error), title="Not saved", severity="error")
        elif news is SaveNews.MENDED:
            self.on_mended()
            self.messages.say("saved after all")

    def save_now(self) -> None:
        """Save pending changes, and show that it is done."""

        def save(job: Job) -> None:
            if self.flush():
                job.show(self.messages.say, "saved")

        self.background.run("flush", save, exclusive=True)
