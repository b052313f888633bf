"""A disk that is really full, or may not be written to, under the running program."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.editor.terminal import terminal
from tests.permissions import ASKING
from tests.shared import needs_program
from workbench.articles import Article
from workbench.catalog import Catalog, State
from workbench.workspace import Workspace

pytestmark = [
    pytest.mark.external,
    needs_program("unshare"),
    needs_program("setpriv"),
    needs_program("prlimit"),
]

#: Mounts a disk of a quarter of a megabyte, fills it with a workspace, and goes on as the program.
SMALL_DISK = 'mount -t tmpfs -o size=256k none "$0" && cp -a "$1/." "$0" && shift && exec "$@"'
PRIVATE_MOUNTS = ("unshare", "--mount", "--map-root-user", "sh", "-c")


@cache
def may_mount() -> bool:
    trial = [*PRIVATE_MOUNTS, "mount -t tmpfs none /mnt"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


class Obstacle(ABC):
    """Keeps the program from writing to its workspace from ``begin`` to ``end``."""

    #: The command that the program is to be started by.
    within: Sequence[str] = ()

    def __init__(self, workspace: Path) -> None:
        #: Where the program finds the workspace, and where the test finds it meanwhile.
        self.workspace = self.folder = workspace

    @abstractmethod
    def begin(self, pid: int) -> None:
        """Let no more be written by the program, which runs as ``pid``."""

    @abstractmethod
    def end(self, pid: int) -> None:
        """Let it write again."""

    @property
    def catalog(self) -> Catalog:
        return Catalog.read(self.folder / "translations" / "montagne" / "en.po")


class FullDisk(Obstacle):
    reason = "No space left on device"

    def __init__(self, workspace: Path) -> None:
        if not may_mount():
            pytest.skip("the system lets nobody mount a disk of their own")
        super().__init__(workspace)
        self.workspace = workspace.with_name(f"{workspace.name}-disk")
        self.workspace.mkdir()
        self.within = (*PRIVATE_MOUNTS, SMALL_DISK, str(self.workspace), str(workspace))

    def begin(self, pid: int) -> None:
        # Only the program and its mounts see this disk; an open folder outlives both.
        disk = os.open(f"/proc/{pid}/root/{self.workspace}", os.O_RDONLY)
        self.folder = Path(f"/proc/self/fd/{disk}")
        with contextlib.suppress(OSError), (self.folder / "filler").open("wb", 0) as filler:
            while filler.write(bytes(4096)):
                pass

    def end(self, pid: int) -> None:
        (self.folder / "filler").unlink()


class ReadOnly(Obstacle):
    """Nothing may be written, as on a stick with its lock closed."""

    reason = "Permission denied"
    # The administrator, too, is to ask for permission.
    within = ASKING

    def begin(self, pid: int) -> None:
        self._permit(0o555)

    def end(self, pid: int) -> None:
        self._permit(0o755)

    def _permit(self, mode: int) -> None:
        for folder in (self.workspace, *self.workspace.rglob("*/")):
            folder.chmod(mode)


class Quota(Obstacle):
    """No file may become longer than some bytes."""

    reason = "File too large"
    within = ("prlimit", f"--fsize={1_000_000}:{2_000_000}")

    def begin(self, pid: int) -> None:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (700, 2_000_000))

    def end(self, pid: int) -> None:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1_000_000, 2_000_000))


@pytest.mark.parametrize("kind", [FullDisk, ReadOnly, Quota])
def test_what_is_done_meanwhile_is_told_and_saved_when_there_is_room(
    workspace: Workspace, article: Article, kind: type[Obstacle]
) -> None:
    obstacle = kind(workspace.folder)
    with terminal(
        obstacle.workspace, "edit", "--linear", "montagne", columns=500, within=obstacle.within
    ) as person:
        person.wait_for("command: ")
        obstacle.begin(person.pid)
        person.press("5\r")
        for number in range(3):
            person.answer("command: ", f"c Attempt {number} {'to write ' * 60}")
            told = person.wait_for("command: ")
            while "not saved" not in told:  # a disk may take its time to refuse
                person.press("look\r")
                told = person.wait_for("command: ")
            assert number > 0 or kind.reason in told
            person.press("look\r")
        assert obstacle.catalog[4].target == ""
        person.answer("command: ", "6")
        obstacle.end(person.pid)
        person.answer("command: ", "c The RESU passed it on.")
        person.wait_for("corrected, sav")
        person.answer("command: ", "q")
        assert person.end() == 0
    assert obstacle.catalog[4].target.startswith("Attempt 2 to write")
    assert obstacle.catalog[5].target == "The RESU passed it on."


def test_the_screen_tells_of_a_full_disk_and_saves_by_itself(
    workspace: Workspace, article: Article
) -> None:
    obstacle = FullDisk(workspace.folder)
    with terminal(obstacle.workspace, "edit", "montagne", within=obstacle.within) as person:
        person.wait_for("speaks of")
        obstacle.begin(person.pid)
        person.press("One day ")
        person.wait_for("not saved")
        person.press("in May ")
        obstacle.end(person.pid)
        person.wait_for("m saved")
        assert obstacle.catalog[2].target.startswith("One day in May A soldier")
        assert obstacle.catalog[2].state is State.DRAFT
        person.press("\x11")
        assert person.end() == 0


@pytest.mark.parametrize(
    ("arguments", "ready", "work", "leave", "stay"),
    [
        (("edit", "--linear", "montagne"), "command: ", "c A day.\r", "q\r", "no\r"),
        (("edit", "montagne"), "speaks of", "A day ", "\x11", "\x1b"),
    ],
    ids=["linear", "screen"],
)
def test_nobody_leaves_unasked_what_no_disk_takes(
    workspace: Workspace,
    article: Article,
    arguments: Sequence[str],
    ready: str,
    work: str,
    leave: str,
    stay: str,
) -> None:
    obstacle = ReadOnly(workspace.folder)
    with terminal(obstacle.workspace, *arguments, within=obstacle.within) as person:
        person.wait_for(ready)
        obstacle.begin(person.pid)
        person.press(work)
        person.wait_for("not saved")
        for _ in range(2):
            person.press(leave)
            person.wait_for("eave, and lose it")
            person.press(stay)
        obstacle.end(person.pid)
        person.press(leave)
        assert person.end() == 0
    assert obstacle.catalog[2].target.startswith("A day")
