"""The editor as a conversation: what each act does to the translation and the glossary."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.editor.conversations import FIRST, said, segment
from tests.editor.test_own_draft import DRAFT
from tests.editor.workspaces import SEGMENTS, make_article
from workbench.articles import Article
from workbench.catalog import Note, Segment, State
from workbench.editor.linear.replacing import excerpts
from workbench.glossary import Status
from workbench.workspace import Workspace


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
