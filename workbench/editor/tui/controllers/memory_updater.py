"""Keep the translation memory up to date, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.editor.core.assistance import Assistant
from workbench.editor.tui.controllers.ports import Background, Job


@dataclass(frozen=True, slots=True)
class MemoryUpdater:
    """Adds changes to the memory; calls ``on_remembered`` when that is done."""

    assistant: Assistant
    background: Background
    #: Writes what is pending.
    flush: Callable[[], object]
    on_remembered: Callable[[], object]
    on_fault: Callable[[str], object]

    def open(self) -> None:
        """Bring the memory up to date with the files of the workspace."""
        self._run(self.assistant.open_memory, self.on_remembered)

    def remember(self, segment: Segment) -> None:
        """Add ``segment``, which has changed, since the next one may be like it."""
        self._run(lambda: self.assistant.remember(segment), self.on_remembered)

    def read_again(self) -> None:
        """Save pending changes, and update the memory from the files."""

        def read() -> None:
            self.flush()
            self.assistant.read_memory()

        self._run(read)

    def _run(self, act: Callable[[], object], then: Callable[[], object] | None = None) -> None:
        def run(job: Job) -> None:
            try:
                act()
            except Exception as error:  # a faulty memory must not end the program
                job.show(self.on_fault, str(error))
            if then is not None:
                job.show(then)

        self.background.run("memory", run)
