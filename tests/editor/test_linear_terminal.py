"""The editor as a conversation in a terminal: typing, completing, leaving, saving."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from tests.editor.conversations import FIRST, said, segment
from tests.editor.sittings import journals
from tests.editor.terminal import Terminal, terminal
from tests.editor.workspaces import SEGMENTS, make_article
from tests.waiting import until
from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.editor.linear.commands import named
from workbench.editor.linear.unfinished_input import with_input
from workbench.system.errors import WorkbenchError
from workbench.system.files import write_atomically
from workbench.workspace import Workspace

pytestmark = pytest.mark.process


def until_target(article: Article, row: int, target: str) -> None:
    """Wait for the disk, which may take longer than the program waits before it goes on."""
    until(lambda: segment(article, row).target == target)


def held(article: Article, words: str) -> bool:
    """Tell whether ``words`` would be found again if the program ended now."""
    return any(words.encode() in journal.read_bytes() for journal in journals(article))


def test_what_a_terminal_would_obey_is_not_sent_to_it(
    workspace: Workspace, article: Article
) -> None:
    catalog = article.read_catalog()
    catalog.segments[2] = catalog[2].edited("\x1b]0;Owned\x07Snow.", "Mallory")
    catalog.write(article.catalog_path)
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.wait_for("3 of 7")
        person.wait_for("Snow.")
        assert "\x1b]0" not in person.written
        person.answer("command: ", "q")
        assert person.end() == 0


def test_a_segment_is_corrected_in_place_and_accepted(
    workspace: Workspace, article: Article
) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.wait_for("3 of 7, draft")
        person.answer("command: ", "c")
        person.wait_for(f"translation: {FIRST}")
        person.press("\x01Hier, \x05 Été.\r")  # to the beginning, to the end
        person.wait_for("corrected, sav")
        until_target(article, 2, f"Hier, {FIRST} Été.")
        assert segment(article, 2).state is State.DRAFT
        person.answer("command: ", "accept")
        person.wait_for("accepted, sav")
        until(lambda: segment(article, 2).state is State.TRANSLATED)
        assert segment(article, 2).translator == "Carla"
        person.wait_for("4 of 7, draft")
        person.answer("command: ", "q")
        assert person.end() == 0
    assert person.written.rstrip().endswith("everything is saved")


def test_spaces_that_do_not_break_survive_editing(workspace: Workspace) -> None:
    french = "« Nous reviendrons »\u202f; c’est sûr\u202f!"
    french = french.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    segments = (Segment("b0001.1", "We will be back.", french, State.DRAFT),)
    article = make_article(workspace, segments)
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "c")
        person.wait_for("sûr")
        person.press(" Oui.\r")
        until_target(article, 0, f"{french} Oui.")


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_nothing_is_drawn(workspace: Workspace, article: Article, term: str) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne", term=term) as person:
        for command in ("help", "look", "terms", "k", "p", "", "a", "u", "q"):
            person.answer("command: ", command)
        person.end()
        written = person.written.replace("\x1b[?2004h", "").replace("\x1b[?2004l", "")
    assert "\x1b" not in written  # but for telling a paste from typing
    assert not re.search("[\u2500-\u259f○◐●✓]", written)
    assert term != "dumb" or written == person.written


def test_tab_completes_a_term(workspace: Workspace, article: Article) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "c")
        person.wait_for("flights.")
        person.press(" A mechan\t")
        person.wait_for("A mechanised brigade")
        person.press("\r")
        until_target(article, 2, f"{FIRST} A mechanised brigade")


def test_keys_put_in_what_no_keyboard_has(workspace: Workspace, article: Article) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "c")
        person.wait_for("flights.")
        person.press("\x15A<\tb<\t\x1b c\x1b_!\r")
        until_target(article, 2, "A<1>b</1>\u00a0c\u202f!")


def test_lines_break_between_words(workspace: Workspace, article: Article) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne", columns=40) as person:
        person.wait_for("command: ")
    lines = person.written.splitlines()
    assert max(map(len, lines)) <= 40
    assert "French: Un soldat de la 63e brigade" in lines
    assert "mécanisée parle de désertions." in lines


def test_pasted_lines_become_one_and_no_commands(workspace: Workspace, article: Article) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "c")
        person.wait_for("flights.")
        assert person.written.rfind("\x1b[?2004h") > person.written.rfind("\x1b[?2004l")
        person.press("\x1b[200~ One.\rempty\x1b[201~\r")
        until_target(article, 2, f"{FIRST} One. empty")


SNOW = SEGMENTS[1]


@pytest.mark.parametrize(
    ("commands", "typed", "end", "kept"),
    [
        (["c"], " And", "interrupt", SNOW.edited(f"{SNOW.target} And", "Carla").rejected("")),
        (["c"], " And", "hang up", SNOW.edited(f"{SNOW.target} And", "Carla").rejected("")),
        ([], "c Il a neigé", "kill", SNOW.edited("Il a neigé", "Carla").rejected("")),
        (["note"], "look it", "terminate", SNOW.noted("look it", "Carla")),
    ],
)
def test_what_is_being_typed_is_kept_however_it_ends(
    workspace: Workspace,
    article: Article,
    commands: list[str],
    typed: str,
    end: str,
    kept: Segment,
) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        for command in ("2", *commands):
            person.answer("command: ", command)
        person.wait_for("translation: Snow fell all night." if commands == ["c"] else ": ")
        person.press(typed)
        person.wait_for(typed)
        if end in ("hang up", "kill"):  # which leave the program no time to look at the line
            until(lambda: held(article, typed.removeprefix("c ").strip()))
        _cut_short(person, end)
    if end == "kill":
        assert segment(article, 1) == SNOW
        heard = said(workspace, "q")  # at the next start
        assert "recovered 1 segment from a sitting cut short" in heard
    assert segment(article, 1) == kept


def _cut_short(person: Terminal, end: str) -> None:
    if end == "hang up":
        person.hang_up()
    else:
        signals = {"interrupt": signal.SIGINT, "terminate": signal.SIGTERM, "kill": signal.SIGKILL}
        person.interrupt(signals[end])
    assert person.end() == (-signal.SIGKILL if end == "kill" else 0)


@pytest.mark.parametrize(
    ("command", "words", "kept"),
    [
        ("correct", "New", SNOW.edited("New", "Carla").rejected("")),
        ("correct", SNOW.target, None),
        ("correct", "", None),
        ("note", "why", SNOW.noted("why", "Carla")),
        ("reject", "why", SNOW.noted("why", "Carla")),
        ("search", "snow", None),
    ],
)
def test_half_a_translation_is_a_draft_and_half_a_note_a_note(
    command: str, words: str, kept: Segment | None
) -> None:
    assert with_input(SNOW, named(command), words, "Carla") == kept
    locked = with_input(SNOW.locked("Ana"), named(command), words, "Carla")
    assert (locked is None) == (kept is None or command == "correct")


def test_a_line_that_was_emptied_is_not_kept(workspace: Workspace, article: Article) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "c")
        person.wait_for("flights.")
        person.press(" And")
        until(lambda: held(article, "flights. And"))
        person.press("\x15")
        until(lambda: not held(article, "flights. And"))
        person.press("\x04")
        assert person.end() == 0
    assert segment(article, 2) == SEGMENTS[2]


def test_a_window_that_closes_leaves_in_order(workspace: Workspace, article: Article) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "a")
        person.wait_for("accepted")
        person.wait_for("command: ")
        person.hang_up()
        assert person.end() == 0
    assert segment(article, 2).state is State.TRANSLATED


@pytest.mark.parametrize("key", ["\x04", "\x03"], ids=["ctrl-d", "ctrl-c"])
def test_leaving_at_the_prompt_saves(workspace: Workspace, article: Article, key: str) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "a")
        person.wait_for("accepted")
        person.wait_for("command: ")
        person.press(key)
        assert person.end() == 0
    assert "Traceback" not in person.written
    assert segment(article, 2).state is State.TRANSLATED


def test_commands_are_called_back_and_translations_are_not(
    workspace: Workspace, article: Article
) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "progress")
        person.answer("command: ", "c")
        person.answer("flights.", " More.")
        person.wait_for("corrected")
        person.wait_for("command: ")
        person.press("\x10\x10\r")  # twice the one before
        person.wait_for("percent of the words finished")


def test_what_cannot_be_saved_is_told_until_it_is(workspace: Workspace, article: Article) -> None:
    catalog = article.catalog_path.read_bytes()
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.wait_for("command: ")
        article.catalog_path.write_bytes(b"<<<<<<< HEAD\n" + catalog)
        person.press("a\r")
        _until_told(person, "not saved:")
        article.catalog_path.write_bytes(catalog)
        person.press("p\r")
        _until_told(person, "\nsaved\r")
        person.press("q\r")
        assert person.end() == 0
    assert segment(article, 2).state is State.TRANSLATED


def _until_told(person: Terminal, words: str) -> None:
    """Go on until ``words`` are told before a prompt: the disk may take its time."""
    for _ in range(60):
        if words in person.wait_for("command: "):
            return
        person.press("p\r")
    raise AssertionError(f"never told: {words}")


def test_why_nothing_can_be_saved_is_told_once(
    workspace: Workspace, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_small(path: Path, data: bytes) -> None:
        if b"Three" not in data:
            raise WorkbenchError("cannot write the file: no space left on device", path=path)
        write_atomically(path, data)

    monkeypatch.setattr("workbench.editor.core.catalog_file.write_atomically", too_small)
    heard = said(workspace, "c One.", "c Two.", "c Three.")
    first, second, third = re.findall("corrected, (.*)", heard)
    assert first.startswith("not saved: ")
    assert (second, third) == ("still not saved", "saved")
    assert heard.count("no space left on device") == 1


def test_what_another_program_writes_is_told_and_kept(
    workspace: Workspace, article: Article
) -> None:
    with terminal(workspace.folder, "edit", "--linear", "montagne") as person:
        person.answer("command: ", "6")
        person.wait_for("command: ")
        catalog = article.read_catalog()
        catalog.segments[3] = catalog[3].accepted("Bruno")
        catalog.write(article.catalog_path)
        person.press("c The RESU relayed her message.\r")
        _until_told(person, "another program changed 1 segment; taken over")
        person.press("q\r")
        person.end()
    assert segment(article, 3).translator == "Bruno"
    assert segment(article, 5).target == "The RESU relayed her message."
