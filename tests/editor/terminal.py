"""A program in a pseudo-terminal, answered as a person would."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.waiting import PATIENCE


class Terminal:
    """What the program has written so far, and a keyboard."""

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self._process = process
        self._master = master
        self._written = b""
        self._read = 0

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    @property
    def written(self) -> str:
        """All that the program has written."""
        return self._written.decode("utf-8", "replace")

    def wait_for(self, text: str) -> str:
        """Wait until the program writes ``text``; return what it wrote up to there."""
        wanted = text.encode()
        until = time.monotonic() + PATIENCE
        while (found := self._written.find(wanted, self._read)) < 0:
            if time.monotonic() > until or not self._take():
                raise AssertionError(f"no {text!r} in {self.written[self._read :]!r}")
        start, self._read = self._read, found + len(wanted)
        return self._written[start : self._read].decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        """Press keys, such as ``\\x01`` for Ctrl-A."""
        os.write(self._master, keys.encode())

    def type(self, key: str, pause: float) -> bool:
        """Press a key and look on for ``pause`` seconds; tell False where the program has ended."""
        os.write(self._master, key.encode())
        until = time.monotonic() + pause
        while (left := until - time.monotonic()) > 0:
            if not self._take(left):
                return False
        return True

    def answer(self, prompt: str, answer: str) -> None:
        """Wait for ``prompt`` and answer it."""
        self.wait_for(prompt)
        self.press(answer + "\r")

    def interrupt(self, sign: signal.Signals) -> None:
        """Send a signal to the program."""
        self._process.send_signal(sign)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._master)
        self._master = -1

    @property
    def hung_up(self) -> bool:
        """Whether the window is closed."""
        return self._master < 0

    def end(self) -> int:
        """Wait for the program's end; return its exit status."""
        until = time.monotonic() + PATIENCE
        while not self.hung_up and self._take():
            if time.monotonic() > until:
                raise AssertionError(f"it goes on: {self.written[self._read :]!r}")
        return self._process.wait(PATIENCE)

    def _take(self, patience: float = 0.2) -> bool:
        """Take what is written next; tell whether more may come."""
        ended = self._process.poll() is not None  # it writes no more, when nothing is there now
        readable, _, _ = select.select([self._master], [], [], patience)
        if not readable:
            return not ended
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the program has closed its end
            return False
        self._written += data
        return bool(data)


@contextmanager
def terminal(
    workspace: Path,
    *arguments: str,
    term: str = "xterm",
    columns: int = 80,
    within: Sequence[str] = (),
) -> Iterator[Terminal]:
    """Run ``workbench`` in a terminal of 24 lines, started by the command ``within``."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, columns))
    environment = os.environ | {"TERM": term, "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull}
    for size in ("COLUMNS", "LINES"):  # of the terminal that the tests run in
        environment.pop(size, None)
    process = subprocess.Popen(
        [*within, sys.executable, "-m", "workbench", "--workspace", str(workspace), *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
        # Only the controlling terminal turns Ctrl-C into an interrupt.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(slave)
    person = Terminal(process, master)
    try:
        yield person
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        if not person.hung_up:
            os.close(master)
