"""Accepting, reviewing, rejecting, mending and regrouping, with the questions that they ask."""

from __future__ import annotations

import pytest

from tests.editor.controllers.conftest import Begin
from workbench.catalog import Segment, State
from workbench.glossary.waivers import waivers

#: Two originals that come again, the first of each with a draft.
TWICE = (
    Segment("b0.1", "Il neige.", "Snow.", State.DRAFT),
    Segment("b1.1", "Il neige."),
    Segment("b2.1", "Il neige."),
    Segment("b3.1", "Il pleut.", "Rain.", State.DRAFT),
    Segment("b4.1", "Il pleut."),
)


def test_accepting_goes_to_the_next_unfinished_segment(begin: Begin) -> None:
    desk = begin()
    desk.current.go_to(2)
    desk.corrector.accept()
    assert desk.store.catalog[2].state is State.TRANSLATED
    assert desk.view.position == 3
    assert not desk.dialogues.asked


def test_repeats_are_asked_about_once_and_filled_in_from_then_on(begin: Begin) -> None:
    desk = begin(*TWICE, answers=(True,))
    desk.corrector.accept()
    assert desk.view.position == 3
    desk.corrector.accept()
    assert desk.targets == ["Snow."] * 3 + ["Rain."] * 2
    [question] = desk.dialogues.asked
    assert question.startswith("2 more segments have the same original.")


def test_who_wants_no_repeats_is_not_asked_again(begin: Begin) -> None:
    desk = begin(*TWICE, answers=(False,))
    desk.corrector.accept()
    assert desk.view.position == 1
    desk.current.go_to(3)
    desk.corrector.accept()
    assert desk.targets == ["Snow.", "", "", "Rain.", ""]
    assert len(desk.dialogues.asked) == 1


def test_reviewing_goes_on_and_says_where_that_ends(begin: Begin) -> None:
    desk = begin()
    desk.current.go_to(1)
    desk.corrector.review()
    assert (desk.store.catalog[1].reviewer, desk.view.position) == ("Carla", 2)
    desk.current.go_to(6)
    desk.corrector.review()
    assert desk.display.said == ["reviewed; this is the last one"]


@pytest.mark.parametrize(("answer", "notes"), [("a pun", 2), ("", 1), (None, 1)])
def test_a_note_is_asked_for(begin: Begin, answer: str | None, notes: int) -> None:
    desk = begin(answers=(answer,))
    desk.current.go_to(2)
    desk.corrector.note()
    assert len(desk.store.catalog[2].notes) == notes
    assert desk.display.said == (["noted"] if notes == 2 else [])


@pytest.mark.parametrize(
    ("answer", "state"), [("too free", State.DRAFT), ("", State.DRAFT), (None, State.REVIEWED)]
)
def test_rejecting_asks_why_and_does_without_a_reason(
    begin: Begin, answer: str | None, state: State
) -> None:
    desk = begin(answers=(answer,))
    desk.corrector.reject()
    assert desk.store.catalog[0].state is state


def test_terms_are_waived_for_a_reason_and_asked_for_again(begin: Begin) -> None:
    segment = Segment("b1.1", "Les désertions.", "The flights.", State.TRANSLATED)
    desk = begin(segment, answers=("a pun",))
    desk.corrector.waive()
    assert desk.dialogues.asked == ['Why may it go without "désertion = desertion"?']
    assert [waiver.reason for waiver in waivers(desk.store.catalog[0])] == ["a pun"]
    desk.corrector.waive()
    assert desk.store.catalog[0] == segment


def test_what_a_rule_can_mend_is_mended_and_said(begin: Begin) -> None:
    desk = begin(Segment("b1.1", "Il neige.", "It  is snowing.", State.TRANSLATED))
    desk.corrector.fix()
    assert desk.targets == ["It is snowing."]
    assert desk.display.said[0].startswith("mended: ")
    desk.corrector.fix()
    assert desk.display.said[1:] == ["nothing here can be mended by a rule"]


def test_segments_are_split_and_merged_and_listed_anew(begin: Begin) -> None:
    desk = begin(Segment("b1.1", "Il neige. Il pleut.", "Snow and rain.", State.DRAFT))
    assert desk.corrector.split(len("Il neige. "))
    assert list(desk.view.rows) == [0, 1]
    desk.corrector.merge()
    assert list(desk.view.rows) == [0]
    assert desk.display.said == ["split", "merged with the next"]
    assert not desk.corrector.split(0)
    assert desk.display.said[-1].startswith("nothing to split here")
