"""Going about, filtering and sorting; what takes long in a book is done in the background."""

from __future__ import annotations

import pytest

from tests.editor.controllers.conftest import Begin
from workbench.catalog import Segment, State
from workbench.editor.core.sorting import Sorting
from workbench.editor.tui.controllers.navigator import MANY

#: A book, the last segment of which has another number than its source.
BOOK = (
    *(Segment(f"b{n}.1", "Il neige.", "It snows.", State.DRAFT) for n in range(MANY)),
    Segment("last.1", "Il y en a 12.", "There are 21.", State.DRAFT),
)


def test_who_has_finished_all_goes_on_to_the_next(begin: Begin) -> None:
    desk = begin(*(Segment(f"b{n}.1", "Non.", "No.", State.TRANSLATED) for n in range(2)))
    desk.navigator.next_unfinished()
    assert desk.view.position == 1
    assert desk.display.said == ["all segments here are finished"]


@pytest.mark.parametrize(
    ("answer", "position", "said"), [("5", 4, []), (" 99 ", 6, []), ("x", 0, ["x is not a number"])]
)
def test_one_goes_to_a_number(begin: Begin, answer: str, position: int, said: list[str]) -> None:
    desk = begin(answers=(answer,))
    desk.navigator.ask_number()
    assert desk.dialogues.asked == ["Go to segment (1 to 7)"]
    assert desk.view.position == position
    assert desk.display.said == said


def test_words_are_asked_for_once_and_marked_where_they_are_found(begin: Begin) -> None:
    desk = begin(answers=("snow",))
    desk.navigator.find_next()
    assert desk.view.position == 1
    assert desk.display.drawn[-1] == "marks"
    desk.navigator.find_next()
    assert len(desk.dialogues.asked) == 1


def test_words_that_are_nowhere_are_said(begin: Begin) -> None:
    desk = begin(answers=("snowdrop",))
    desk.navigator.find()
    assert desk.display.said == ["nothing found for “snowdrop”"]
    assert desk.view.position == 0


def test_the_next_finding_is_sought_in_the_background(begin: Begin) -> None:
    desk = begin(*BOOK)
    desk.navigator.next_finding()
    assert desk.display.said == ["checking …"]
    desk.store.catalog.segments.insert(0, Segment("first.1", "Non."))  # somebody else's
    assert desk.background.do() == ["check"]
    assert desk.view.segment == BOOK[-1]


def test_a_search_that_nobody_waits_for_goes_nowhere(begin: Begin) -> None:
    desk = begin(*BOOK)
    desk.navigator.next_finding()
    desk.background.cancelled = True
    desk.background.do()
    assert desk.view.position == 0


def test_a_chosen_check_is_sought_from_then_on(begin: Begin) -> None:
    desk = begin(answers=("numbers",))
    desk.navigator.choose_check()
    desk.background.do()
    assert desk.view.position == 3
    desk.navigator.next_finding()
    desk.background.do()
    assert desk.display.said[-1] == "no other segment has “numbers”"


def test_a_filter_by_checks_is_looked_up_at_once_in_an_article(begin: Begin) -> None:
    desk = begin()
    desk.navigator.limit("check:numbers")
    assert list(desk.view.rows) == [3]
    assert desk.display.drawn == ["list", "segment"]
    assert not desk.background.jobs


def test_a_filter_by_checks_is_looked_up_in_the_background_in_a_book(begin: Begin) -> None:
    desk = begin(*BOOK)
    desk.navigator.limit("check:numbers")
    assert len(desk.view.rows) == len(BOOK)
    desk.background.do()
    assert list(desk.view.rows) == [len(BOOK) - 1]
    desk.navigator.limit("state:draft")
    assert not desk.background.jobs


def test_a_filter_that_nothing_passes_is_not_taken(begin: Begin) -> None:
    desk = begin()
    desk.navigator.limit("no such words")
    assert desk.display.said == ["no segment is like that"]
    assert desk.view.query == ""


def test_the_order_is_asked_for_and_taken_back(begin: Begin) -> None:
    desk = begin(answers=(Sorting.LONGEST,))
    desk.navigator.ask_order()
    assert desk.view.rows[0] == 2
    desk.navigator.ask_order()
    assert list(desk.view.rows) == list(range(7))
    assert len(desk.dialogues.asked) == 1
