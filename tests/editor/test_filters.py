from __future__ import annotations

import pytest

from tests.editor.workspaces import SEGMENTS
from workbench.catalog import Segment
from workbench.editor.core.filters import Filter


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", [0, 1, 2, 3, 4, 5, 6]),
        ("state:draft", [2, 3]),
        ("state:unfinished", [2, 3, 4, 5]),
        ("state:draft state:rev", [0, 2, 3]),
        ("origin:argos", [2, 3]),
        ("origin:human snow", [1]),
        ("note:", [2]),
        ("note:unit", [2]),
        ("note:other", []),
        ("check:numbers", [3]),
        ("MONTAGNE", [0, 6]),
        ("la neige", [1]),
        ("state:nonsense", []),
        ("https://example.org", [6]),
    ],
)
def test_a_filter_shows(query: str, rows: list[int]) -> None:
    def found(segment: Segment) -> list[str]:
        return ["numbers"] if "21" in segment.target else []

    wanted = Filter.parse(query)
    assert [n for n, segment in enumerate(SEGMENTS) if wanted.accepts(segment, found)] == rows


def test_an_empty_filter_is_false() -> None:
    assert not Filter.parse("  ")
    assert Filter.parse("x")
