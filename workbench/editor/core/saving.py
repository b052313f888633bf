"""Save in a background thread, soon after the latest change."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar

from workbench.system.errors import WorkbenchError

#: How long typing must pause before a save, and the longest delay of a save, in seconds.
_PAUSE = 0.3
_LONGEST_WAIT = 0.6


class SaveState(StrEnum):
    """Whether the latest change is on the disk, in the words that the person reads."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "not saved"


Snapshot = TypeVar("Snapshot")

#: Called with the state, and with the error if saving failed. It is called while the saver is
#: locked, so that other threads see the same state; it must be quick.
OnSave = Callable[[SaveState, WorkbenchError | None], None]


class Saver(Generic[Snapshot]):
    """Writes the latest snapshot in a background thread.

    After a failure the snapshot stays pending, and is written with the next one, at ``flush``,
    or after a while.
    """

    _RETRY = 5.0
    #: How long ``close`` waits for a write, in seconds.
    _PATIENCE = 30.0

    def __init__(
        self, write: Callable[[Snapshot], None], on_save: OnSave = lambda state, error: None
    ) -> None:
        self._write = write
        self._on_save = on_save
        self._condition = threading.Condition()
        self._pending: Snapshot | None = None
        self._first_asked = 0.0
        self._due = 0.0
        self._writing = False
        self._closed = False
        self._thread: threading.Thread | None = None
        self.state = SaveState.SAVED
        self.error: WorkbenchError | None = None

    def save(self, snapshot: Snapshot) -> None:
        """Write ``snapshot`` soon, unless a newer one replaces it before."""
        with self._condition:
            now = time.monotonic()
            if self._pending is None:
                self._first_asked = now
            self._pending = snapshot
            self._due = min(now + _PAUSE, self._first_asked + _LONGEST_WAIT)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
                self._thread.start()
            self._condition.notify_all()
            if self.state is SaveState.SAVED:
                self._set_state(SaveState.SAVING, None)

    def flush(self, timeout: float = _PATIENCE) -> bool:
        """Write what is pending now; return whether everything is on the disk."""
        with self._condition:
            if self._closed:
                return self._pending is None
            self._due = 0.0
            self._condition.notify_all()
            self._condition.wait_for(
                lambda: not self._writing and (self._pending is None or self._due > 0.0), timeout
            )
            return self._pending is None and not self._writing

    def close(self) -> bool:
        """Write what is pending and end the thread; return whether all is on the disk.

        If it is not, ``error`` says why.
        """
        self.flush()
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        if self._thread is not None:
            self._thread.join(self._PATIENCE)
        with self._condition:
            complete = self._pending is None and not self._writing
            if not complete and self.error is None:
                self.error = WorkbenchError("saving takes too long")
            return complete

    def _run(self) -> None:
        while (snapshot := self._next()) is not None:
            error = None
            try:
                self._write(snapshot)
            except WorkbenchError as caught:
                error = caught
            except Exception as caught:  # any failure is reported, and tried again
                error = WorkbenchError(f"cannot save: {caught}")
            with self._condition:
                self._writing = False
                self._condition.notify_all()
                if error is not None:
                    self._pending = self._pending or snapshot
                    self._due = time.monotonic() + self._RETRY
                    self._set_state(SaveState.FAILED, error)
                elif self._pending is None:
                    self._set_state(SaveState.SAVED, None)

    def _next(self) -> Snapshot | None:
        """Wait for a snapshot that is due and take it; None when the saver is closed."""
        with self._condition:
            while True:
                now = time.monotonic()
                if self._closed:
                    return None
                if self._pending is not None and self._due <= now:
                    snapshot, self._pending = self._pending, None
                    self._writing = True
                    return snapshot
                self._condition.wait(None if self._pending is None else self._due - now)

    def _set_state(self, state: SaveState, error: WorkbenchError | None) -> None:
        self.state, self.error = state, error
        self._on_save(state, error)
