from __future__ import annotations

import threading
import time

from workbench.catalog import Catalog, Segment
from workbench.editor.saving import Saver, SaveState
from workbench.errors import WorkbenchError


def catalog(target: str) -> Catalog:
    return Catalog([Segment("b1.1", "un", target)], source_language="fr", target_language="en")


class Disk:
    """Keeps what is written; can be full, and slow."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.full = False
        self.open = threading.Event()
        self.open.set()

    def write(self, catalog: Catalog) -> None:
        self.open.wait(5)
        if self.full:
            raise WorkbenchError("cannot write the file: no space left")
        self.written.append(catalog[0].target)


def test_many_changes_in_a_row_are_written_once_with_the_last() -> None:
    disk = Disk()
    saver = Saver(disk.write)
    for target in ("a", "ab", "abc"):
        saver.save(catalog(target))
    assert saver.close()
    assert disk.written == ["abc"]


def test_a_change_is_on_the_disk_within_a_second_of_the_last_key() -> None:
    disk = Disk()
    saver = Saver(disk.write)
    saver.save(catalog("a"))
    deadline = time.monotonic() + 1.0
    while not disk.written and time.monotonic() < deadline:
        time.sleep(0.01)
    assert disk.written == ["a"]
    saver.close()


def test_typing_on_and_on_does_not_put_the_save_off() -> None:
    disk = Disk()
    saver = Saver(disk.write)
    for number in range(10):
        saver.save(catalog(str(number)))
        time.sleep(0.1)
    assert disk.written
    saver.close()
    assert disk.written[-1] == "9"


def test_a_change_during_a_slow_write_is_written_after_it() -> None:
    disk = Disk()
    disk.open.clear()
    saver = Saver(disk.write)
    saver.save(catalog("first"))
    time.sleep(0.4)
    saver.save(catalog("second"))
    disk.open.set()
    assert saver.close()
    assert disk.written == ["first", "second"]


def test_a_full_disk_is_told_and_the_change_is_kept_until_there_is_room() -> None:
    disk = Disk()
    disk.full = True
    told: list[tuple[SaveState, WorkbenchError | None]] = []
    saver = Saver(disk.write, lambda state, error: told.append((state, error)))
    saver.save(catalog("a"))
    assert not saver.flush()
    assert saver.state is SaveState.FAILED
    assert "no space left" in str(saver.error)
    disk.full = False
    assert saver.flush()
    assert disk.written == ["a"]
    saver.close()
    assert [state for state, _ in told] == [SaveState.SAVING, SaveState.FAILED, SaveState.SAVED]


def test_closing_without_a_change_writes_nothing() -> None:
    disk = Disk()
    assert Saver(disk.write).close()
    assert disk.written == []
