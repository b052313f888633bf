from __future__ import annotations

from dataclasses import replace

import pytest

from tests.editor.workspaces import SEGMENTS
from workbench.catalog import Note, Segment, State
from workbench.editor.core.replacing import Search, Side, replacements
from workbench.system.errors import WorkbenchError

ONE = Segment(
    "b1.1", "un", "The pass, the <1>Pass</1>, passes.", State.TRANSLATED, translator="Ana"
)


def target(search: Search, words: str, segment: Segment = ONE) -> str:
    [found] = replacements([segment], search, words, "Carla")
    return found.after.target


@pytest.mark.parametrize(
    ("search", "words", "expected"),
    [
        (Search("pass"), "col", "The col, the <1>col</1>, coles."),
        (Search("Pass", case=True), "Col", "The pass, the <1>Col</1>, passes."),
        (Search("pass", whole_words=True), "col", "The col, the <1>col</1>, passes."),
        (Search(r"the (\w+)", regex=True), r"\1 the", "pass the, the <1>Pass</1>, passes."),
        (Search("."), "!", "The pass, the <1>Pass</1>, passes!"),
        (Search("1"), "2", None),
    ],
)
def test_words_are_replaced(search: Search, words: str, expected: str | None) -> None:
    if expected is None:
        assert list(replacements([ONE], search, words, "Carla")) == []
    else:
        assert target(search, words) == expected


def test_what_is_replaced_is_the_persons_and_stays_a_draft_or_loses_its_review() -> None:
    [draft] = replacements(SEGMENTS[2:3], Search("flights"), "desertions", "Carla")
    assert (draft.after.state, draft.after.translator) == (State.DRAFT, "Carla")
    [reviewed] = replacements(SEGMENTS[:1], Search("News"), "Word", "Carla")
    assert (reviewed.after.state, reviewed.after.translator) == (State.TRANSLATED, "Carla")


def test_locked_segments_are_left_alone() -> None:
    assert not list(replacements([ONE.locked("Ana")], Search("pass"), "col", "Carla"))


@pytest.mark.parametrize(
    ("search", "words", "fault"),
    [
        (Search(""), "x", "nothing to look for"),
        (Search("(", regex=True), "x", "not a regular expression"),
        (Search("x*", regex=True), "x", "found everywhere"),
        (Search("pass", regex=True), r"\7", "not a replacement"),
    ],
)
def test_what_makes_no_sense_is_refused(search: Search, words: str, fault: str) -> None:
    with pytest.raises(WorkbenchError, match=fault):
        list(replacements([ONE], search, words, "Carla"))


def test_an_expression_that_would_take_years_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.editor.core.replacing._PATIENCE", 0.05)
    long = replace(ONE, target="a" * 60 + "b")
    with pytest.raises(WorkbenchError, match="takes too long"):
        list(replacements([long], Search("(a|aa)+$", regex=True), "x", "Carla"))


def test_words_are_replaced_in_notes_which_keep_their_author() -> None:
    [found] = replacements(SEGMENTS, Search("unit's own"), "unit's", "Carla", Side.NOTES)
    assert found.texts == [("is it the unit's own name?", "is it the unit's name?")]
    assert found.after == replace(SEGMENTS[2], notes=(Note("is it the unit's name?", "Ana"),))
    assert not list(replacements(SEGMENTS, Search("unit's own"), "unit's", "Carla"))


def test_no_note_is_emptied_nor_a_locked_segments_changed() -> None:
    noted = SEGMENTS[4].noted("later", "Ana")
    assert not list(replacements([noted], Search("later"), " ", "Carla", Side.NOTES))
    locked = noted.locked("Ana")
    assert not list(replacements([locked], Search("later"), "now", "Carla", Side.NOTES))
