from __future__ import annotations

import threading
import time
from itertools import count

import pytest

from tests.waiting import until
from workbench.catalog import Catalog, Segment
from workbench.editor.core import saving
from workbench.editor.core.saving import Saver, SaveState
from workbench.system.errors import WorkbenchError


def catalog(target: str) -> Catalog:
    return Catalog([Segment("b1.1", "un", target)], source_language="fr", target_language="en")


class Disk:
    """Keeps what is written; can be full, and slow."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.fault: Exception | None = None
        self.open = threading.Event()
        self.open.set()
        self.asked = threading.Event()

    def write(self, catalog: Catalog) -> None:
        self.asked.set()
        self.open.wait()
        if self.fault is not None:
            raise self.fault
        self.written.append(catalog[0].target)


def test_many_changes_in_a_row_are_written_once_with_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for pause in ("_PAUSE", "_LONGEST_WAIT"):  # longer than a busy machine takes for a row
        monkeypatch.setattr(saving, pause, 60.0)
    disk = Disk()
    saver = Saver(disk.write)
    for target in ("a", "ab", "abc"):
        saver.save(catalog(target))
    assert saver.close()
    assert disk.written == ["abc"]


def test_a_change_is_on_the_disk_within_a_second_of_the_last_key() -> None:
    def delay() -> float:
        disk = Disk()
        saver = Saver(disk.write)
        start = time.monotonic()
        saver.save(catalog("a"))
        until(lambda: disk.written == ["a"])
        taken = time.monotonic() - start
        saver.close()
        return taken

    # A machine that does other things may take longer, but not each time.
    assert any(delay() < 1.0 for _ in range(10))


def test_typing_on_and_on_does_not_put_the_save_off() -> None:
    disk = Disk()
    saver = Saver(disk.write)
    numbers = count()

    def typed_and_saved() -> bool:
        saver.save(catalog(str(next(numbers))))
        return bool(disk.written)

    until(typed_and_saved)
    saver.close()
    assert disk.written[-1] == str(next(numbers) - 1)


def test_a_change_during_a_slow_write_is_written_after_it() -> None:
    disk = Disk()
    disk.open.clear()
    saver = Saver(disk.write)
    saver.save(catalog("first"))
    disk.asked.wait()
    saver.save(catalog("second"))
    disk.open.set()
    assert saver.close()
    assert disk.written == ["first", "second"]


def test_a_full_disk_is_told_and_the_change_is_kept_until_there_is_room() -> None:
    disk = Disk()
    disk.fault = WorkbenchError("cannot write the file: no space left")
    told: list[tuple[SaveState, WorkbenchError | None]] = []
    saver = Saver(disk.write, lambda state, error: told.append((state, error)))
    saver.save(catalog("a"))
    assert not saver.flush()
    assert saver.state is SaveState.FAILED
    assert "no space left" in str(saver.error)
    disk.fault = None
    assert saver.flush()
    assert disk.written == ["a"]
    saver.close()
    assert [state for state, _ in told] == [SaveState.SAVING, SaveState.FAILED, SaveState.SAVED]


def test_what_nobody_thought_of_is_told_and_tried_again_as_well() -> None:
    disk = Disk()
    disk.fault = PermissionError(13, "Permission denied")
    saver = Saver(disk.write)
    saver.save(catalog("a"))
    assert not saver.flush()
    assert saver.state is SaveState.FAILED
    assert "Permission denied" in str(saver.error)
    disk.fault = None
    assert saver.close()
    assert disk.written == ["a"]


def test_one_who_leaves_while_a_save_hangs_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Saver, "_PATIENCE", 0.1)
    disk = Disk()
    disk.open.clear()
    saver = Saver(disk.write)
    saver.save(catalog("a"))
    disk.asked.wait()
    monkeypatch.setattr(saver, "flush", lambda: Saver.flush(saver, timeout=0.1))
    assert not saver.close()
    assert "too long" in str(saver.error)
    disk.open.set()


def test_closing_without_a_change_writes_nothing() -> None:
    disk = Disk()
    assert Saver(disk.write).close()
    assert disk.written == []


def test_what_is_told_last_is_how_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where telling that a save is asked for takes longer than the save."""
    monkeypatch.setattr(saving, "_PAUSE", 0.0)
    told: list[SaveState] = []

    def tell(state: SaveState, error: WorkbenchError | None) -> None:
        if state is SaveState.SAVING:
            time.sleep(0.2)
        told.append(state)

    saver = Saver(Disk().write, tell)
    saver.save(catalog("a"))
    assert saver.close()
    assert told == [SaveState.SAVING, SaveState.SAVED]
