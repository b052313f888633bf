"""Keep the translation memory up to date, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.editor.core.assistance import Assistant
from workbench.editor.tui.controllers.ports import Background, Job


@dataclass(frozen=True, slots=True)
class MemoryUpdater:
    """Lets the memory know what has changed; ``on_remembered`` is called when it does."""

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
        """Let it know of ``segment``, which has changed; the next one may be like it."""
        self._run(lambda: self.assistant.remember(segment), self.on_remembered)

    def read_again(self) -> None:
        """Bring it up to date when everything is on the disk."""

        def read() -> None:
            self.flush()
            self.assistant.read_memory()

        self._run(read)

    def _run(self, act: Callable[[], object], then: Callable[[], object] | None = None) -> None:
        def run(job: Job) -> None:
            try:
                act()
            except Exception as error:  # help that fails is no reason to end a sitting
                job.show(self.on_fault, str(error))
            if then is not None:
                job.show(then)

        self.background.run("memory", run)
