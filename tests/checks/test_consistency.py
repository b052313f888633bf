"""Segments of one article are compared with each other."""

import pytest

from workbench.catalog import Segment, State
from workbench.checks import Context, find_all


def messages(check: str, *pairs: tuple[str, str], origin: str = "") -> list[str]:
    segments = [
        Segment(f"b{n:04}.1", source, target, origin=origin)
        for n, (source, target) in enumerate(pairs, 1)
    ]
    return [
        f"{f.segment_id}: {f.message}" for f in find_all(segments, Context("fr", "en"), {check})
    ]


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        (
            [("Oui.", "Yes."), ("Oui.", "Indeed.")],
            ['b0002.1: the same source is "Yes." in b0001.1'],
        ),
        ([("Oui.", "Yes."), ("Oui !", "Yes!")], []),
        ([("<1>Oui</1>", "<1>Yes</1>"), ("oui", "yes")], []),
        ([("Oui.", "Yes."), ("Oui.", "")], []),
        ([("Oui.", "Yes."), ("Non.", "No.")], []),
        ([("***", "***"), ("…", "—")], []),
    ],
)
def test_the_same_source(pairs: list[tuple[str, str]], found: list[str]) -> None:
    assert messages("inconsistent", *pairs) == found


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("Oui.", "Yes."), ("Non.", "Yes.")], ['b0002.1: it also translates "Oui." in b0001.1']),
        ([("Oui.", "Yes."), ("Oui !", "Yes!")], []),
        ([("Oui.", ""), ("Non.", "")], []),
    ],
)
def test_the_same_target(pairs: list[tuple[str, str]], found: list[str]) -> None:
    assert messages("same-target", *pairs) == found


def test_copied_addresses_are_left_out() -> None:
    pairs = [("voir x.org", "see x.org"), ("voir x.org", "x.org")]
    assert messages("inconsistent", *pairs, origin="copy") == []


def test_findings_come_in_the_order_of_the_article() -> None:
    segments = [
        Segment("b0001.1", "Oui", "Yes", State.DRAFT),
        Segment("b0002.1", "Oui", "No", State.DRAFT),
        Segment("b0003.1", "Oui.", "Yes", State.DRAFT),
    ]
    found = [(f.segment_id, f.check) for f in find_all(segments, Context("fr", "en"))]
    assert found == [("b0002.1", "inconsistent"), ("b0003.1", "end-punctuation")]
