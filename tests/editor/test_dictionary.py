"""The dictionary in the editor: rarer words of a segment, and any that one looks up."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from tests.editor.conversations import said, segment
from tests.editor.driving import (
    drawn,
    editing,
    panel_text,
    screen_of,
    status_of,
    target_of,
    type_text,
    until,
)
from tests.editor.workspaces import make_article
from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.editor.core.dictionary import place_of, words_at
from workbench.engines import package_folders
from workbench.lexicon import Lexicon
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow

SOURCE = "Il ne reste que la <1>boue</1>, dit-il, et des béquilles au pied de l’arbre."
MUD = Segment("b0001.1", SOURCE, "Only the boot is left.", State.DRAFT, "argos fr_en 0.2")


@pytest.fixture
def mud(workspace: Workspace) -> Article:
    return make_article(workspace, (MUD,), "boue")


async def test_the_panel_shows_the_rarer_words_and_a_number_puts_one_in(
    workspace: Workspace, mud: Article
) -> None:
    async with editing(workspace, mud) as pilot:
        await until(pilot, lambda: "boue → 1 mud" in panel_text(pilot))
        assert re.search(r"béquilles → \d crutches", panel_text(pilot))
        assert "noun; corpus, Wiktionary" in panel_text(pilot)
        await pilot.press("end", "f6", "1")
        assert target_of(pilot).text == f"{MUD.target} mud"


async def test_a_term_of_the_glossary_is_no_rare_word(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await until(pilot, lambda: "soldat → 3 soldier" in panel_text(pilot))
        assert not re.search("^(désertions|mécanisée) →", panel_text(pilot), re.MULTILINE)


async def test_a_key_goes_through_the_rarer_words_and_a_number_returns(
    workspace: Workspace, mud: Article
) -> None:
    async with editing(workspace, mud) as pilot:
        await until(pilot, lambda: "béquilles →" in panel_text(pilot))
        await pilot.press("ctrl+home", *["right"] * 9, "escape", "D")
        source = screen_of(pilot).source
        assert (pilot.app.focused, source.selected_text) == (source, "boue")
        await until(pilot, lambda: "2 dirt noun f, Wiktionary" in panel_text(pilot))
        assert "1 mud noun f, corpus 70, Wiktionary" in panel_text(pilot)
        await pilot.press("space")
        assert source.selected_text == "béquilles"
        await until(pilot, lambda: "1 crutches noun, corpus 13" in panel_text(pilot))
        assert "béquille  2 crutch noun f" in panel_text(pilot)  # of the lemma
        await pilot.press("space", "1")
        await until(pilot, lambda: pilot.app.focused is target_of(pilot))
        assert target_of(pilot).text == "Only the mud boot is left."
        await until(pilot, lambda: "boue → 1 mud" in panel_text(pilot))


async def test_the_word_at_the_cursor_and_what_is_selected_is_looked_up(
    workspace: Workspace, mud: Article
) -> None:
    async with editing(workspace, mud) as pilot:
        await pilot.press("shift+tab", *["right"] * SOURCE.index("este"))
        await until(pilot, lambda: "reste" in panel_text(pilot))
        await pilot.press("home", *["right"] * SOURCE.index("pied"))
        await pilot.press(*["shift+right"] * len("pied de"))
        await until(pilot, lambda: '"pied de" is not in the dictionary' in panel_text(pilot))
        await pilot.press("1", "x")
        assert "Tab goes to the translation" in status_of(pilot).message
        await pilot.press("left", *["shift+right"] * len("pied"))
        await until(pilot, lambda: "1 foot noun m" in panel_text(pilot))
        await pilot.press("f6", "1")
        assert target_of(pilot).text == f"foot {MUD.target}"
        await type_text(pilot, "2")
        assert target_of(pilot).text == f"foot 2{MUD.target}"


async def test_in_the_next_segment_its_own_words_are_looked_up(workspace: Workspace) -> None:
    segments = (MUD, Segment("b0002.1", "Béquilles"))
    async with editing(workspace, make_article(workspace, segments, "boue")) as pilot:
        await pilot.press("shift+tab")
        await pilot.press("ctrl+n")
        await until(pilot, lambda: "1 crutches" in panel_text(pilot))


async def test_a_slow_dictionary_holds_nobody_up(
    workspace: Workspace, mud: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, waited = threading.Event(), threading.Event()
    entries = Lexicon.entries

    def slow(self: Lexicon, text: str) -> object:
        waited.set()
        assert opened.wait(60)
        return entries(self, text)

    monkeypatch.setattr(Lexicon, "entries", slow)
    async with editing(workspace, mud) as pilot:
        await until(pilot, waited.is_set)
        await type_text(pilot, "Only ")
        await pilot.press("escape", "D", "1")
        assert target_of(pilot).text.startswith("Only Only")
        opened.set()
        await until(pilot, lambda: bool(screen_of(pilot).adviser.suggestions))


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave this process a lexicon that is damaged."""
    package = package_folders.best("fr", "en").folder
    copy = tmp_path / "starters" / package.name
    copy.mkdir(parents=True)
    for part in package.iterdir():
        if part.name != "lexicon.bin":
            (copy / part.name).symlink_to(part, target_is_directory=part.is_dir())
    (copy / "lexicon.bin").write_bytes((package / "lexicon.bin").read_bytes()[:-10])
    monkeypatch.setattr(package_folders, "STARTERS", tmp_path / "starters")


@pytest.fixture
def missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave this process no package."""
    monkeypatch.setattr(package_folders, "STARTERS", tmp_path)


@pytest.mark.parametrize(
    ("state", "why"),
    [("damaged", "the lexicon is damaged"), ("missing", "no model package has a lexicon")],
)
async def test_why_there_is_no_dictionary_is_one_line(
    workspace: Workspace, mud: Article, state: str, why: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(state)
    async with editing(workspace, mud) as pilot:
        await until(pilot, lambda: f"no dictionary: {why}\n" in f"{panel_text(pilot)}\n")
        await pilot.press("shift+tab")
        await until(pilot, lambda: panel_text(pilot).strip() == f"no dictionary: {why}")
    for line in ("dictionary", "dictionary boue"):
        assert len(re.findall(f"^.*{why}.*$", said(workspace, line, article="boue"), re.M)) == 1


async def test_what_is_looked_up_is_seen_on_a_small_terminal(
    workspace: Workspace, mud: Article
) -> None:
    async with editing(workspace, mud) as pilot:
        await until(pilot, lambda: "béquilles →" in panel_text(pilot))
        await pilot.press("escape", "D")
        await until(pilot, lambda: "1 mud noun f, corpus 70, Wiktionary" in drawn(pilot))


def test_the_linear_mode_reads_the_rarer_words_and_puts_one_in(
    workspace: Workspace, mud: Article
) -> None:
    heard = said(
        workspace, "dictionary", "insert 1 boot", "undo", "i 1", "i 1 pied", article="boue"
    )
    assert re.search(
        r"^boue: 1 mud, 2 \w+, 3 \w+; noun; corpus, Wiktionary, press vocabulary$", heard, re.M
    )
    assert re.search(r"^béquilles: 4 crutches[,;].* corpus", heard, re.M)
    assert "put in, saved\n1 of 1, draft\nEnglish: Only the mud is left.\n" in heard
    assert "the translation does not have: pied\n" in heard
    assert segment(mud, 0).target == "Only the boot is left. mud"


def test_the_linear_mode_looks_words_up(workspace: Workspace, mud: Article) -> None:
    heard = said(workspace, "dictionary bequilles", "dictionary zzyzx", "insert 1", article="boue")
    assert (
        "béquilles:\n1: crutches, noun, corpus 13, Wiktionary\nbéquille:\n2: crutch, noun f, corpus"
        in heard
    )
    assert '"zzyzx" is not in the dictionary\n' in heard
    assert segment(mud, 0) == MUD


def test_the_linear_mode_puts_no_translation_in_the_place_of_a_word(
    with_machine: Workspace, article: Article
) -> None:
    heard = said(with_machine, "3", "machine", "insert 1 brigade")
    assert "a whole translation takes the place of all words\n" in heard


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("Il", "Il"),
        ("oue</1>", "boue"),
        ("</1>, dit", "boue"),
        (", dit", ""),
        ("-il,", "dit-il"),
        ("’arbre", "l"),
        ("arbre", "arbre"),
        (".", "arbre"),
    ],
)
def test_a_word_is_found_at_the_cursor(at: str, words: str) -> None:
    place = SOURCE.index(at)
    assert words_at(SOURCE, place, place, "fr") == words


def test_a_selection_has_no_tags() -> None:
    start, end = SOURCE.index("la <1>"), SOURCE.index("/1>")
    assert words_at(SOURCE, start, end, "fr") == "la boue"


def test_words_are_found_in_a_source_with_tags_and_marks() -> None:
    assert place_of("boue", SOURCE) == (22, 26)
    assert place_of("pied de l'arbre", SOURCE) == (SOURCE.index("pied"), len(SOURCE) - 1)
    assert place_of("1", SOURCE) is None
    assert place_of("bou", SOURCE) is None
