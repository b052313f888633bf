"""Which segments are listed, and where one goes from the current one."""

from __future__ import annotations

import pytest

from workbench.catalog import Catalog, Note, Segment, State
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.sorting import Sorting
from workbench.system.errors import WorkbenchError

SEGMENTS = (
    Segment("a", "Un", "One", State.TRANSLATED),
    Segment("b", "Deux mille", "", State.UNTRANSLATED, notes=(Note("a year?"),)),
    Segment("c", "Trois", "Three", State.DRAFT, terms=("trois",)),
    Segment("d", "Quatre", "Four", State.REVIEWED),
)


def view(*segments: Segment) -> SegmentView:
    return SegmentView(Catalog(segments, source_language="fr", target_language="en"))


def test_a_filter_keeps_to_its_segments_and_to_the_nearest_of_them() -> None:
    numbers = view(*SEGMENTS)
    numbers.move_to(3)
    assert numbers.limit("state:unfinished")
    assert (list(numbers.rows), numbers.position) == ([1, 2], 2)
    numbers.move_to(0)
    assert numbers.limit("state:draft term:trois")
    assert numbers.position == 2
    assert numbers.limit("")
    assert (list(numbers.rows), numbers.position) == ([0, 1, 2, 3], 2)


def test_a_filter_that_nothing_passes_leaves_all_as_it_was() -> None:
    numbers = view(*SEGMENTS)
    numbers.limit("state:draft")
    assert not numbers.limit("five")
    assert (numbers.query, list(numbers.rows)) == ("state:draft", [2])


def test_what_is_listed_is_as_it_was_looked_up() -> None:
    catalog = Catalog(SEGMENTS, source_language="fr", target_language="en")
    numbers = SegmentView(catalog)
    numbers.limit("state:draft")
    catalog.put(SEGMENTS[2].accepted("Ana"))
    assert list(numbers.rows) == [2]
    numbers.refresh()
    assert list(numbers.rows) == []


def test_one_goes_in_the_order_of_the_list() -> None:
    numbers = view(*SEGMENTS)
    numbers.sort(Sorting.LONGEST)
    assert list(numbers.rows) == [1, 3, 2, 0]
    assert (numbers.step(1), numbers.step(-1)) == (None, 2)
    assert list(numbers.others) == [1, 3, 2]
    assert numbers.next_unfinished() == 1


def test_from_a_segment_that_is_not_listed_its_place_in_the_article_decides() -> None:
    numbers = view(*SEGMENTS)
    numbers.limit("state:unfinished")
    numbers.move_to(3)
    assert (numbers.step(1), numbers.step(-1)) == (None, 2)
    assert numbers.next_unfinished() == 1


def test_words_are_found_in_notes_too_and_remembered() -> None:
    numbers = view(*SEGMENTS)
    assert numbers.search("YEAR") == 1
    assert numbers.search("one") == 0  # round to the current one
    assert numbers.searched == "one"


def test_whoever_moves_is_told_from_where_and_to_where() -> None:
    catalog = Catalog(SEGMENTS, source_language="fr", target_language="en")
    moves: list[tuple[Segment | None, Segment | None]] = []
    numbers = SegmentView(catalog, on_move=lambda *segments: moves.append(segments))
    numbers.move_to(99)
    numbers.limit("state:translated")
    assert moves == [(SEGMENTS[0], SEGMENTS[3]), (SEGMENTS[3], SEGMENTS[0])]


def test_one_stays_at_a_segment_while_the_catalog_changes_around_it() -> None:
    catalog = Catalog(SEGMENTS, source_language="fr", target_language="en")
    numbers = SegmentView(catalog)
    numbers.move_to(3)
    del catalog.segments[0]
    numbers.stay_at(SEGMENTS[3])
    assert numbers.segment == SEGMENTS[3]
    del catalog.segments[1:]
    numbers.stay_at(SEGMENTS[3])
    assert numbers.segment == SEGMENTS[1]


def test_an_empty_article_has_nowhere_to_go() -> None:
    empty = view()
    assert (empty.segment, empty.step(1), empty.next_unfinished()) == (None, None, None)
    assert empty.limit("")
    with pytest.raises(WorkbenchError, match="no segments"):
        empty.require_segment()
