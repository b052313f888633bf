"""What a screen reader says of a program in a terminal, written down."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.editor.terminal import Terminal, terminal
from tests.waiting import until

#: Longer than the pause between two lines that are said, in seconds.
_SILENCE = 0.3

#: Its speech goes to a server for Emacspeak, which is any program that reads its commands.
_CONFIGURATION = """\
[options]
cursor tracking=arrow keys
synthesizer=emacspeak server
synthesizer port=|{server}
key echo=off
shell=/bin/sh
up and down arrows=speak line
DisableKey=6925
[Emacspeak server]
rate=175
punctuation=some
"""


def words(said: str) -> str:
    """Return what was said without its pauses: a line that arrives in two parts is said so."""
    return "".join(said.split())


class Listener:
    """A person at a terminal who hears what yasr says, and sees nothing."""

    def __init__(self, person: Terminal, record: Path) -> None:
        self._person = person
        self._record = record

    @property
    def heard(self) -> str:
        """All that was said, a line for each utterance."""
        said = re.findall(r"^[ql] \{(.*)\}$", self._record.read_text(encoding="utf-8"), re.M)
        return "\n".join(" ".join(part.split()) for part in said)

    def answer(self, prompt: str, answer: str) -> None:
        """Wait for ``prompt``, and answer it when it was said: a key silences the reader."""
        self._person.wait_for(prompt)
        self._wait_for_silence()
        self._person.press(f"{answer}\r")

    def _wait_for_silence(self) -> None:
        """Wait until nothing more is said; of a prompt the reader sometimes says the end only."""
        before = -1
        while (said := self._record.stat().st_size) != before:
            before = said
            time.sleep(_SILENCE)

    def wait_for_the_end(self) -> None:
        """Wait until the program has ended and all is said."""
        self._person.end()
        until(lambda: words(self.heard).endswith(words("everything is saved")))


@contextmanager
def listening(workspace: Path, scratch: Path, *arguments: str) -> Iterator[Listener]:
    """Run ``workbench`` in a terminal that yasr reads; ``scratch`` takes files of its own."""
    server, record, configuration = (scratch / name for name in ("server", "said", "yasr.conf"))
    record.touch()
    server.write_text(f'#!/bin/sh\nexec cat >> "{record}"\n', encoding="utf-8")
    server.chmod(0o700)
    configuration.write_text(_CONFIGURATION.format(server=server), encoding="utf-8")
    reader = ("yasr", "-C", str(configuration), "--")
    with terminal(workspace, *arguments, within=reader) as person:
        yield Listener(person, record)
