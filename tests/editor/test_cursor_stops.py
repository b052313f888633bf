from __future__ import annotations

import pytest

from workbench.editor.core.cursor_stops import next_stop, previous_stop, stops, widened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [0]),
        ("ab", [0, 1, 2]),
        ("a<1>b</1>", [0, 1, 4, 5, 9]),
        ("e\u0301t", [0, 2, 3]),
        ("👩‍👧!", [0, 3, 4]),
        ("🇫🇷🇬🇧", [0, 2, 4]),
        ("👍🏽", [0, 2]),
        ("1 < 2>", [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_cursor_stands_between_graphemes_and_outside_tags(text: str, expected: list[int]) -> None:
    assert stops(text) == expected


def test_a_step_goes_over_a_whole_tag() -> None:
    assert next_stop("a<1>b", 1) == 4
    assert previous_stop("a<1>b", 4) == 1
    assert previous_stop("a", 0) == 0
    assert next_stop("a", 1) == 1


def test_what_is_cut_in_two_is_taken_in_whole() -> None:
    assert widened("a<1>b", 2, 5) == (1, 5)
    assert widened("a<1>b", 0, 2) == (0, 4)
