"""The program itself, killed while somebody types."""

from __future__ import annotations

import os
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import polib
import pytest

from tests.editor.sittings import KILLS, journals, sitting
from tests.editor.terminal import Terminal, terminal
from tests.editor.workspaces import make_article, make_workspace
from workbench.catalog import Segment

#: Fewer kills than a session alone has: starting the program takes its time.
ROUNDS = max(2, KILLS // 20)

SEGMENTS = tuple(Segment(f"b{n:04}.1", f"Phrase numéro {n}.") for n in range(1, 101))


class Editor(NamedTuple):
    """How to start one, and which keys begin and end the translation of a segment."""

    arguments: tuple[str, ...]
    ready: str
    begin: str
    end: str


EDITORS = {
    "screen": Editor(("edit", "montagne"), "untranslated", "", "\x0e"),
    "linear": Editor(("edit", "--linear", "montagne"), "command: ", "c ", "\r\r"),
}


class Typing(NamedTuple):
    """What has been typed in segment ``row`` at some time of the program's."""

    time: float
    row: int
    text: str


def own_time(pid: int) -> float:
    """Return what a clock of the program ``pid`` shows, in seconds: one that stands still while
    others have the processor. What it would do in a second may take longer on a busy machine.
    """
    try:
        waited = int(Path(f"/proc/{pid}/schedstat").read_text("ascii").split()[1])
    except FileNotFoundError:  # it has ended, or the system does not tell
        waited = 0
    return time.monotonic() - waited / 1e9


def typed_until_killed(person: Terminal, editor: Editor, chance: random.Random) -> list[Typing]:
    """Type on and on, until the program is killed; return what is more than a second old then."""
    killed: list[float] = []

    def kill() -> None:
        killed.append(own_time(person.pid))
        os.kill(person.pid, signal.SIGKILL)

    Timer(chance.uniform(0.8, 2.8), kill).start()
    done: list[Typing] = []
    for row in count():
        words = chance.choice((3, 100))  # the second is a line that is not ended before the kill
        text = " ".join(f"{chance.choice(('snow', 'pass', 'news'))}{n}" for n in range(words))
        for place, key in enumerate(f"{editor.begin}{text}{editor.end}"):
            if not person.type(key, chance.uniform(0.0, 0.03)):
                return [typing for typing in done if typing.time < killed[0] - 1.0]
            typed = text[: max(0, place + 1 - len(editor.begin))]
            done.append(Typing(own_time(person.pid), row, typed))
    raise AssertionError("nobody types for ever")


def survives(folder: Path, editor: Editor, chance: random.Random) -> None:
    """Type until the program is killed; look what the next one finds."""
    workspace = make_workspace(folder, "user: Carla\nengine: libretranslate\n")
    article = make_article(workspace, SEGMENTS)
    with terminal(workspace.folder, *editor.arguments) as person:
        person.wait_for(editor.ready)
        old = typed_until_killed(person, editor, chance)
        assert person.end() == -signal.SIGKILL
    assert len(polib.pofile(str(article.catalog_path))) == len(SEGMENTS)
    session = sitting(article)
    for typing in {typing.row: typing for typing in old}.values():
        assert session.store.catalog[typing.row].target.startswith(typing.text.strip())
    assert session.close()
    assert article.read_catalog().segments == session.store.catalog.segments
    assert journals(article) == []


@pytest.mark.long
@pytest.mark.parametrize("editor", EDITORS.values(), ids=EDITORS)
def test_what_is_older_than_a_second_outlives_a_kill(tmp_path: Path, editor: Editor) -> None:
    with ThreadPoolExecutor(2) as people:
        rounds = [
            people.submit(survives, tmp_path / str(number), editor, random.Random(number))
            for number in range(ROUNDS)
        ]
    for one in rounds:
        one.result()
