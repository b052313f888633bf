"""The editor as a conversation: in a terminal, and over a pipe."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.editor.sittings import journals
from tests.editor.terminal import Terminal, terminal
from tests.editor.test_own_draft import DRAFT
from tests.editor.workspaces import SEGMENTS, make_article
from tests.waiting import PATIENCE, until
from workbench.articles import Article
from workbench.catalog import Note, Segment, State
from workbench.editor.linear import Console, correct
from workbench.editor.linear.commands import COMMANDS, named, parse
from workbench.editor.linear.half_done import half_done
from workbench.editor.linear.replacing import excerpts
from workbench.editor.linear.signs import spelled
from workbench.errors import WorkbenchError
from workbench.files import write_atomically
from workbench.glossary import Status
from workbench.workspace import Workspace

FIRST = "A soldier of the <1>63rd mechanised brigade</1> speaks of flights."


def as_process(workspace: Workspace, *lines: str, **environment: str) -> tuple[int, str, str]:
    """Hold a conversation over a pipe; return exit status, output and errors."""
    result = subprocess.run(
        [
            *(sys.executable, "-m", "workbench", "--workspace", str(workspace.folder)),
            *("edit", "--linear", "montagne"),
        ],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=PATIENCE,
        env=os.environ | environment,
        check=False,
    )
    return result.returncode, result.stdout, result.stderr


def said(workspace: Workspace, *lines: str, article: str = "montagne") -> str:
    """Return what is said in a conversation whose lines come from no terminal."""
    given = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode()), "utf-8")
    told = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", given)
        patch.setattr(sys, "stdout", told)
        correct(workspace, workspace.article(article) if article else None, Console())
    told.seek(0)
    return told.read()


def segment(article: Article, row: int) -> Segment:
    return article.read_catalog()[row]


def until_target(article: Article, row: int, target: str) -> None:
    """Wait for the disk, which may take longer than the program waits before it goes on."""
    until(lambda: segment(article, row).target == target)


def held(article: Article, words: str) -> bool:
    """Tell whether ``words`` would be found again if the program ended now."""
    return any(words.encode() in journal.read_bytes() for journal in journals(article))


# In a terminal


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
    assert half_done(SNOW, named(command), words, "Carla") == kept
    locked = half_done(SNOW.locked("Ana"), named(command), words, "Carla")
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

    monkeypatch.setattr("workbench.editor.catalog_file.write_atomically", too_small)
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


# Over a pipe


def test_the_output_reads_as_the_conversation(workspace: Workspace, article: Article) -> None:
    code, heard, errors = as_process(workspace, "7", "q")
    assert (code, errors) == (0, "")
    assert heard == (
        "Des nouvelles de la montagne, 7 segments, 32 percent finished\n"
        "Enter reads the next segment, help the commands; everything is saved by itself\n"
        "3 of 7, draft\n"
        "French: Un soldat de la 63e brigade mécanisée parle de désertions.\n"
        "English: A soldier of the 63rd mechanised brigade speaks of flights.\n"
        "1 tag, checks find 1, 2 terms, 1 note\n"
        "command: 7\n"
        "7 of 7, translated\n"
        "French: https://example.org/montagne\n"
        "English: https://example.org/montagne\n"
        "command: q\n"
        "everything is saved\n"
    )


@pytest.mark.parametrize(
    ("lines", "heard"),
    [
        ([""], "4 of 7, draft"),
        (["b"], "2 of 7, translated by"),
        (["1", "b"], "there is no further segment"),
        (["w"], "4 of 7, draft"),
        (["7", "w"], "3 of 7, draft"),
        (["go 5"], "5 of 7, untranslated"),
        (["8"], "no segment 8; 1 to 7"),
        (["s neige"], "2 of 7"),
        (["s NUIT", "s"], "2 of 7"),
        (["s xyz"], "nothing found for xyz"),
        (["f state:unfinished"], "4 with state:unfinished"),
        (["f state:untranslated"], "5 of 7, untranslated"),
        (["f check:numbers"], "4 of 7, draft"),
        (["f state:reviewed", "", "f", ""], "2 of 7"),
        (["f xyz"], "no segments with xyz; the filter stays as it was"),
        (["look"], "note by Ana: is it the unit's own name?"),
        (["look"], "paragraph, sentence 2 of 3, line 3 of source.txt"),
        (["t"], "désertions: desertion, not used yet"),
        (["6", "t"], "RESU: stays as it is, not used yet"),
        (["5", "t"], "no terms of the glossary"),
        (["4", "k"], "1: 21 is not in the source"),
        (["2", "k"], "the checks find nothing"),
        (["5", "k"], "nothing to check yet"),
        (["c Two  spaces.", "mend"], "mended: "),
        (["mend"], "nothing here can be mended by a rule"),
        (["mend 7"], "no number 7"),
        (["memory"], "nothing like this was translated before"),
        (["i 1"], 'no translations of this segment were read; say "machine" or "memory"'),
        (["z neige"], "montagne: La neige est tombée toute la nuit."),
        (["z xyz"], "no finished translation has these words"),
        (["p"], "32 percent of the words finished"),
        (["5", "a"], "nothing to accept yet; type a translation first"),
        (["r"], "only an accepted translation can be reviewed"),
        (["a", "3", "r"], "you translated this one; another person reviews it"),
        (["5", "x", "bad"], "nothing to reject: there is no translation"),
        (["n", ""], "nothing done"),
        (["u"], "nothing to be undone"),
        (["y"], "nothing to be made again"),
        (["lock", "c Other."], 'locked by Carla; "lock" opens it'),
        (["split xyz"], "the source does not have: xyz"),
        (["c", ""], "left as it was"),
        (["help split"], "split, v: split before the words with which the second part begins"),
        (["A man."], 'no words go after "accept"'),
        (["The man."], 'no command "the"; "help" reads them all; to write a translation, begin'),
        (["re"], '"re" may be review or reject or restore or replace or redo; write more of it'),
        (["signs"], "French: tag 1 around 63e brigade mécanisée"),
        (["c Two\u00a0spaces  here\u202f!", "signs"], "English: no-break space between Two and"),
        (["c Two\u00a0spaces  here\u202f!", "signs"], "English: 2 spaces between spaces and here"),
        (["c Two\u00a0spaces  here\u202f!", "signs"], "English: fine no-break space between here"),
        (["2", "signs"], "English: no tags, no special spaces"),
        (["s unit's own"], "1 note\nnote by Ana: is it the unit's own name?"),
        (["finding"], "4 of 7, draft"),
        (["finding tags"], "no other finding of tags"),
        (["2", "c News from the mountain"], 'it also translates "Des nouvelles de la montagne"'),
        (["2", "c News from the mountain", "1", "finding same"], "2 of 7, translated"),
        (["filter term:brigade", "filter term:desertion"], "1 with term:desertion"),
        (["filter state draft"], "2 with state draft"),
        (["f note"], "1 with note"),
        (["s brigade mécanisée parle"], "3 of 7, draft"),
        (["split mécanisée parle"], "3 of 8, draft\nFrench: Un soldat de la 63e brigade\n"),
        (["c A (man!", "k"], "opening bracket is not closed"),
        (["c A man!", "k"], "1: tag 1 is missing\n2: the end of tag 1 is missing\n"),
        (["c A man!", "k"], "ends with full stop, the target with exclamation mark, can be mended"),
        (["sort longest", "", ""], "5 of 7, untranslated"),
        (["sort shortest", "b"], "5 of 7, untranslated"),
        (["sort xyz"], "no order xyz; position, state, shortest, longest, origin, source"),
        (["own"], "the glossary changed nothing here that could be taken back"),
        (["replace xyz", "abc", ""], "nothing found"),
        (["replace", ""], "nothing to look for"),
        (["replace a", "b", "loud"], "nothing done: no choice loud; case, words, expression"),
        (["add", ""], "nothing done"),
        (["add désertion = flight"], '"désertion" is in the glossary already'),
        (["a", "p"], "1 finished in this sitting"),
        (["a"], "1 finished in this sitting; everything is saved"),
    ],
    ids=str,
)
def test_what_is_heard(
    workspace: Workspace, article: Article, lines: list[str], heard: str
) -> None:
    heard = heard.removesuffix(" by")
    assert heard in said(workspace, *lines, "q").partition("command: ")[2]


@pytest.mark.parametrize(
    ("message", "heard"),
    [
        ("<1> is missing", "tag 1 is missing"),
        ("</2> closes in the wrong place", "the end of tag 2 closes in the wrong place"),
        ('the source ends with "?!", the target with no mark',
         "the source ends with question mark exclamation mark, the target with no mark"),
        ("( is not closed", "opening bracket is not closed"),
        ("the quotation mark « is not closed",
         "the quotation mark opening guillemet is not closed"),
        ("a no-break space is missing: r !", "a no-break space is missing: r exclamation mark"),
        ("a no-break space is missing: «N", "a no-break space is missing: opening guillemet N"),
        ("use « guillemets »", "use « guillemets »"),
        ("an invisible character, U+200B", "an invisible character, zero width space"),
        ("the target is 34 % as long", "the target is 34 percent as long"),
        ('"désertions" should be "desertion"', '"désertions" should be "desertion"'),
    ],
)  # fmt: skip
def test_what_no_voice_reads_is_named(message: str, heard: str) -> None:
    assert spelled(message) == heard


def test_each_act_is_in_the_catalog(workspace: Workspace, article: Article) -> None:
    lines = (
        "x", "not the word", "n Ask the author.", "r",
        "2", "review",
        "5", "original",
        "6", "c The RESU relayed her message.", "accept",
        "7", "empty",
        "1", "lock",
    )  # fmt: skip
    said(workspace, *lines)  # and the end of the file
    catalog = article.read_catalog()
    assert catalog[2].state is State.DRAFT
    assert catalog[2].notes[1:] == (
        Note("not the word", "Carla"),
        Note("Ask the author.", "Carla"),
    )
    assert (catalog[1].state, catalog[1].reviewer) == (State.REVIEWED, "Carla")
    assert (catalog[4].target, catalog[4].origin) == (catalog[4].source, "copy")
    assert (catalog[5].state, catalog[5].origin) == (State.TRANSLATED, "human")
    assert catalog[6].state is State.UNTRANSLATED
    assert catalog[0].locked_by == "Carla"


def test_a_term_is_waived_and_asked_for_again(workspace: Workspace, article: Article) -> None:
    # The third segment lacks "desertion".
    heard = said(workspace, "waive a pun", "k", "t", "waive", "k", "q")
    waived, again = heard.split("command: waive\n")
    assert "waived: désertion = desertion, saved" in waived
    assert "the checks find nothing" in waived
    assert "désertions: desertion, waived by Carla" in waived
    assert "what was waived is asked for again, saved" in again
    assert '"désertions" should be "desertion"' in again


def test_undo_goes_back_to_where_the_step_was(workspace: Workspace, article: Article) -> None:
    heard = said(workspace, "a", "7", "u", "y")
    assert "undone: accepting, saved\n3 of 7, draft" in heard
    assert "made again: accepting, saved\n3 of 7, translated" in heard
    assert segment(article, 2).state is State.TRANSLATED


@pytest.mark.parametrize(("answer", "count"), [("yes", 4), ("no", 2)])
def test_repeats_are_filled_in_where_that_is_wanted(
    workspace: Workspace, answer: str, count: int
) -> None:
    """Asked once a sitting: of two pairs the second pair is treated as the first."""
    sources = ("Lire la suite", "Lire la suite", "Fin", "Fin")
    article = make_article(
        workspace, tuple(Segment(f"b000{n}.1", source) for n, source in enumerate(sources, 1))
    )
    heard = said(workspace, "c Read on", "a", answer, "3", "c End", "a")
    assert heard.count("yes or no") == 1
    assert sum(bool(part.target) for part in article.read_catalog()) == count


def test_an_earlier_version_comes_back(workspace: Workspace, article: Article) -> None:
    heard = said(workspace, "2", "c All night it snowed.", "versions", "restore 1", "q")
    assert "1: Snow fell all night.\ntranslated, Bruno\n" in heard
    assert re.search(r"2: All night it snowed\.\ntranslated, Carla, \d+ \w+ 20\d\d, \d\d:", heard)
    assert "restored, saved\n2 of 7, translated\nEnglish: Snow" in heard
    assert segment(article, 1).target == "Snow fell all night."


def test_what_would_be_replaced_is_read_before_it_is_done_and_can_be_undone(
    workspace: Workspace, article: Article
) -> None:
    like = replace(SEGMENTS[1], target="It speaks of flights.")
    other = make_article(workspace, (like,), slug="plaine")
    lines = ("replace flights", "desertions", "all")
    heard = said(workspace, *lines, "no")
    assert "to be changed: 2 segments\n" in heard
    assert "segment 3: … mechanised brigade speaks of flights.\n" in heard
    assert "becomes: … mechanised brigade speaks of desertions.\n" in heard
    assert "plaine: It speaks of flights.\nbecomes: It speaks of desertions.\n" in heard
    assert heard.count("nothing done\n") == 1
    assert segment(article, 2) == SEGMENTS[2]
    heard = said(workspace, *lines, "yes")
    assert "replacing: 1 segment in 1 other article\n" in heard
    assert "replaced in 1 segment here, saved\n" in heard
    assert segment(article, 2).target == FIRST.replace("flights", "desertions")
    assert segment(other, 0).target == "It speaks of desertions."
    said(workspace, "replace desertions", "flights", "all", "yes", "u")
    assert segment(article, 2).target == FIRST.replace("flights", "desertions")
    assert segment(other, 0).target == "It speaks of desertions."


def test_many_replacements_are_read_a_few_at_a_time(workspace: Workspace) -> None:
    make_article(
        workspace,
        tuple(replace(SEGMENTS[0], id=f"b{n:04}.1", target=f"a pass {n}") for n in range(12)),
    )
    heard = said(workspace, "replace pass", "col", "case words", "more", "m", "yes")
    assert "to be changed: 12 segments, 12 no longer reviewed then\n" in heard
    assert "7 more are not read yet\nreplace, yes, no or more: more\nsegment 6: a pass 5\n" in heard
    assert "replace, yes or no: yes\nreplaced in 12 segments, saved\n" in heard


@pytest.mark.parametrize(
    ("before", "after", "heard"),
    [
        ("a pass", "a col", ("a pass", "a col")),
        ("pass a b c d e", "col a b c d e", ("pass a b c d e", "col a b c d e")),
        (
            "a b c d e f pass g h i j k l",
            "a b c d e f col g h i j k l",
            ("… c d e f pass g h i j …", "… c d e f col g h i j …"),
        ),
        (
            "pass 1 2 3 4 5 6 7 8 9 10 pass",
            "col 1 2 3 4 5 6 7 8 9 10 col",
            ("pass 1 2 3 4 … 7 8 9 10 pass", "col 1 2 3 4 … 7 8 9 10 col"),
        ),
        ("it's", "it’s", ("it's", "it’s")),
    ],
)
def test_of_long_texts_what_changes_is_read(
    before: str, after: str, heard: tuple[str, str]
) -> None:
    assert excerpts(before, after) == heard


def test_a_term_is_proposed_and_asked_for_at_once(workspace: Workspace, article: Article) -> None:
    heard = said(workspace, "6", "add message = message", "t", "add", "relayer", "to relay", "t")
    assert "message = message, proposed to the glossary, saved\n" in heard
    assert "message: message, only proposed, not used yet\n" in heard
    assert "French: relayer\nEnglish: to relay\n" in heard
    term = next(t for t in workspace.reread_glossary().terms if t.fr == ("relayer",))
    assert (term.status, term.author) == (Status.PROPOSED, "Carla")


def test_what_the_glossary_changed_in_a_draft_is_taken_back(workspace: Workspace) -> None:
    article = make_article(workspace, (DRAFT,))
    heard = said(workspace, "own")
    assert "the machine's own draft, saved\n1 of 1, draft\n" in heard
    assert "English: The deserts grow.\n" in heard
    assert segment(article, 0).target == "The deserts grow."
    make_article(workspace, (DRAFT,), slug="again")
    said(workspace, "own", "undo", article="again")
    assert segment(workspace.article("again"), 0) == DRAFT


def test_split_and_join(workspace: Workspace, article: Article) -> None:
    heard = said(workspace, "2", "split toute la", "j", "u")
    assert "2 of 8, draft\nFrench: La neige est tombée\n" in heard
    assert "joined with the next, saved\n2 of 7" in heard
    catalog = article.read_catalog()
    assert [part.source for part in catalog.segments[1:3]] == [
        "La neige est tombée", "toute la nuit."
    ]  # fmt: skip


def test_the_machine_offers_translations_to_insert(
    with_machine: Workspace, article: Article
) -> None:
    heard = said(with_machine, "2", "m", "i 2", "m Snow was", "q")
    offered = re.findall(r"^(\d): (.+)$", heard.partition("command: m\n")[2], re.MULTILINE)
    before = heard.partition("command: i 2")[0]
    assert len(re.findall(r"^\d: ", before, re.MULTILINE)) >= 3
    assert segment(article, 1).target == offered[1][1]
    assert segment(article, 1).state is State.DRAFT
    begun = heard.partition("command: m Snow was\n")[2]
    assert re.findall(r"^\d: Snow was", begun, re.MULTILINE)


def test_without_a_machine_its_remedy_is_told(workspace: Workspace, article: Article) -> None:
    heard = said(workspace, "m", "a")
    assert "libretranslate" in heard.lower()
    assert segment(article, 2).state is State.TRANSLATED


def test_what_was_translated_before_is_offered(workspace: Workspace, article: Article) -> None:
    like = replace(
        SEGMENTS[1], id="b0001.1", source="La neige est tombée toute la journée.",
        target="Snow fell all day.",
    )  # fmt: skip
    make_article(workspace, (like,), slug="plaine")
    heard = said(workspace, "2", "memory", "insert", "1")
    score = re.search(
        r"1: (\d+) percent: Snow fell all day\.\n"
        r"translates: La neige est tombée toute la journée\.",
        heard,
    )
    assert score is not None
    assert segment(article, 1).target == "Snow fell all day."
    assert segment(article, 1).origin == f"memory {score[1]}%"


def test_what_was_accepted_a_moment_ago_is_in_the_memory(
    workspace: Workspace, article: Article
) -> None:
    heard = said(workspace, "6", "c The RESU relayed it.", "a", "z relayed")
    assert "translation: The RESU relayed it." in heard


def test_without_a_name_the_articles_are_read(workspace: Workspace, article: Article) -> None:
    heard = said(workspace, "9", "1", "q", article="")
    assert "1: Des nouvelles de la montagne, fr to en\n" in heard
    assert "a number from 1 to 1\n" in heard
    assert "3 of 7, draft" in heard


def test_an_empty_article(workspace: Workspace) -> None:
    make_article(workspace, (), slug="rien")
    heard = said(workspace, *("" if c.name == "quit" else c.name for c in COMMANDS), article="rien")
    assert "this article has no segments" in heard


def test_help_names_the_commands_and_tells_what_they_do(
    workspace: Workspace, article: Article
) -> None:
    names, everything = said(workspace, "help", "help all").split("command: ")[1:3]
    assert len(names.splitlines()) == 5
    for command in COMMANDS:
        short = f", {command.letter}" if command.letter else ""
        assert re.search(rf"[:,] {command.name}\b", names)
        assert f"\n{command.name}{short}: " in everything
    assert said(workspace, "help moving").count("\n") < everything.count("\n")


def test_a_terminal_that_cannot_write_french_is_refused(
    workspace: Workspace, article: Article
) -> None:
    code, heard, error = as_process(workspace, "q", PYTHONIOENCODING="latin-1")
    assert (code, heard) == (1, "")
    assert error.startswith("workbench: the terminal's encoding is ")


def test_what_is_no_utf8_does_nothing(workspace: Workspace, article: Article) -> None:
    code, heard, errors = as_process(workspace, "c caf\udce9", "c Coffee.", "q")
    assert (code, errors) == (0, "")
    assert "nothing done: this is not UTF-8 text; set the terminal to UTF-8\n" in heard
    assert segment(article, 2).target == "Coffee."


def test_no_screen_is_loaded(workspace: Workspace, article: Article) -> None:
    _, _, times = as_process(workspace, "", "k", "a", "q", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in times.splitlines()}
    assert "workbench.editor.session" in loaded
    assert not [name for name in loaded if name.startswith(("textual", "rich", "argostranslate"))]


# Commands


def test_every_name_and_letter_is_one_command() -> None:
    letters = [command.letter for command in COMMANDS if command.letter]
    assert len(set(letters)) == len(letters)
    for command in COMMANDS:
        assert named(command.name) is command
        assert named(command.name.upper()) is command
        if command.letter:
            assert named(command.letter) is command


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("", "next", ""),
        ("12", "go", "12"),
        ("acc", "accept", ""),
        ("  n  is  it so? ", "note", "is  it so?"),
        ("correct À l’été", "correct", "À l’été"),
    ],
)
def test_a_line_is_a_command_and_words(line: str, name: str, words: str) -> None:
    command, rest = parse(line)
    assert (command.name, rest) == (name, words)


@pytest.mark.parametrize("line", ["accept this", "12 13", "xyz", "re"])
def test_what_is_no_command_does_nothing(line: str) -> None:
    with pytest.raises(WorkbenchError):
        parse(line)
