"""The editor as a conversation over a pipe: its commands, and what is heard of them."""

from __future__ import annotations

import re

import pytest

from tests.editor.conversations import as_process, said, segment
from tests.editor.workspaces import make_article
from workbench.articles import Article
from workbench.catalog import Segment
from workbench.editor.linear.commands import COMMANDS, named, parse
from workbench.editor.linear.signs import spelled
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace


@pytest.mark.process
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


def test_an_article_of_one_segment_is_not_called_many(workspace: Workspace) -> None:
    make_article(workspace, (Segment("b0001.1", "Il neige."),), "neige")
    assert "Il neige., 1 segment, 0 percent" in said(workspace, "q", article="neige")


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
        (["own"], "asking the machine\nno LibreTranslate server is named"),
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


@pytest.mark.process
def test_a_terminal_that_cannot_write_french_is_refused(
    workspace: Workspace, article: Article
) -> None:
    code, heard, error = as_process(workspace, "q", PYTHONIOENCODING="latin-1")
    assert (code, heard) == (1, "")
    assert error.startswith("workbench: the terminal's encoding is ")


@pytest.mark.process
def test_what_is_no_utf8_does_nothing(workspace: Workspace, article: Article) -> None:
    code, heard, errors = as_process(workspace, "c caf\udce9", "c Coffee.", "q")
    assert (code, errors) == (0, "")
    assert "nothing done: this is not UTF-8 text; set the terminal to UTF-8\n" in heard
    assert segment(article, 2).target == "Coffee."


@pytest.mark.process
def test_no_screen_is_loaded(workspace: Workspace, article: Article) -> None:
    _, _, times = as_process(workspace, "", "k", "a", "q", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in times.splitlines()}
    assert "workbench.editor.core.session" in loaded
    assert not [name for name in loaded if name.startswith(("textual", "rich", "argostranslate"))]


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
