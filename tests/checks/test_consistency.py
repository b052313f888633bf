"""Segments of one article are compared with each other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Segment, State
from workbench.checks import ARTICLE_CHECKS, ArticleCheck, Comparison, Context, find_all


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


def texts() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "Oui.", "oui", "Non.", "<1>Oui</1>", "***", "Oui, non."])


@st.composite
def articles(draw: st.DrawFn) -> list[list[Segment]]:
    """One article in some versions: edited, split, merged and put in another order."""
    versions = []
    segments = [Segment(f"b{n}", draw(texts()), draw(texts())) for n in range(draw(st.just(6)))]
    for _ in range(4):
        versions.append(list(segments))
        row = draw(st.integers(0, len(segments) - 1))
        match draw(st.sampled_from(["edit", "copy", "remove", "add", "move"])):
            case "edit":
                segments[row] = replace(segments[row], target=draw(texts()))
            case "copy":
                segments[row] = replace(segments[row], origin="copy")
            case "remove" if len(segments) > 1:
                del segments[row]
            case "add":
                segments.insert(row, Segment(f"c{len(versions)}", draw(texts()), draw(texts())))
            case "move":
                moved = segments.pop(row)
                segments.append(replace(moved, target=draw(texts())))
    return versions


@pytest.mark.parametrize("check", ARTICLE_CHECKS, ids=lambda check: check.id)
@given(versions=articles())
def test_what_is_kept_up_to_date_is_what_is_found_at_once(
    check: ArticleCheck, versions: list[list[Segment]]
) -> None:
    kept = Comparison(check)
    for segments in versions:
        before = dict(kept.findings)
        changed = kept.update(segments)
        at_once = Comparison(check)
        at_once.update(segments)
        assert kept.findings == at_once.findings
        assert changed == (before != kept.findings)
