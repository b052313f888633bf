from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Catalog, Note, Segment, State
from workbench.catalog.merging import merge_catalogs

A = Segment("b1.1", "un", "one", State.DRAFT, "argos")
B = Segment("b1.2", "deux", "two", State.DRAFT, "argos")
C = Segment("b2.1", "trois")
BASE = (A, B, C)


def catalog(*segments: Segment) -> Catalog:
    return Catalog(segments, source_language="fr", target_language="en")


def test_different_segments_changed_on_both_sides_are_both_kept() -> None:
    ours = A.edited("One", "Ana")
    theirs = B.edited("Two", "Bruno")
    result = merge_catalogs(catalog(*BASE), catalog(ours, B, C), catalog(A, theirs, C))
    assert result.segments == [ours, theirs, C]
    assert result.taken == ["b1.2"]
    assert result.conflicts == []


def test_the_same_segment_changed_on_both_sides_keeps_ours_and_notes_theirs() -> None:
    ours, theirs = A.edited("One", "Ana"), A.edited("Ein", "Bruno")
    result = merge_catalogs(catalog(*BASE), catalog(ours, B, C), catalog(theirs, B, C))
    assert result.segments[0].target == "One"
    assert result.segments[0].notes == (Note("another version: Ein", "Bruno"),)
    assert result.conflicts == ["b1.1"]


def test_what_translates_another_sentence_by_now_goes_into_a_note() -> None:
    ours, theirs = A.edited("One", "Ana"), replace(A, source="une fois", target="", origin="")
    result = merge_catalogs(catalog(*BASE), catalog(ours, B, C), catalog(theirs, B, C))
    assert result.segments[0] == theirs.noted("another version: One", "Ana")
    assert result.conflicts == ["b1.1"]


def test_a_note_there_and_a_translation_here_are_no_conflict() -> None:
    ours, theirs = A.edited("One", "Ana"), A.noted("why so?", "Bruno")
    result = merge_catalogs(catalog(A), catalog(ours), catalog(theirs))
    assert result.segments == [ours.noted("why so?", "Bruno")]
    assert result.conflicts == []


def test_notes_of_both_sides_are_united_and_one_taken_away_stays_away() -> None:
    base = A.noted("first", "Ana")
    ours = base.noted("ours", "Ana")
    theirs = A.noted("theirs", "Bruno")
    [merged] = merge_catalogs(catalog(base), catalog(ours), catalog(theirs)).segments
    assert [note.text for note in merged.notes] == ["ours", "theirs"]


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    changed = A.edited("One", "Ana")
    result = merge_catalogs(catalog(*BASE), catalog(changed, B, C), catalog(changed, B, C))
    assert (result.segments, result.taken, result.conflicts) == ([changed, B, C], [], [])


def test_a_segment_that_they_took_away_goes_unless_we_changed_it() -> None:
    ours = A.edited("One", "Ana")
    result = merge_catalogs(catalog(*BASE), catalog(ours, B, C), catalog(C))
    assert result.segments == [ours, C]


def test_a_segment_that_is_new_in_theirs_comes_after_the_one_it_follows() -> None:
    new = Segment("b1.3", "nouveau")
    result = merge_catalogs(catalog(*BASE), catalog(*BASE), catalog(A, B, new, C))
    assert result.segments == [A, B, new, C]


def test_what_we_merged_away_and_they_translated_is_in_a_note() -> None:
    whole = replace(A, source="un deux", target="one two")
    theirs = B.edited("2", "Bruno")
    result = merge_catalogs(catalog(*BASE), catalog(whole, C), catalog(A, theirs, C))
    assert [segment.id for segment in result.segments] == ["b1.1", "b2.1"]
    assert result.segments[0].notes == (Note("another version: 2", "Bruno"),)


targets = st.sampled_from(["", "x", "y"])
versions = st.lists(targets, min_size=3, max_size=3).map(
    lambda texts: catalog(*(s.edited(t, "Ana") for s, t in zip(BASE, texts, strict=True)))
)


@given(versions, versions, versions)
def test_merging_again_changes_nothing(base: Catalog, ours: Catalog, theirs: Catalog) -> None:
    once = catalog(*merge_catalogs(base, ours, theirs).segments)
    assert merge_catalogs(ours, once, once).segments == once.segments
    assert merge_catalogs(base, once, theirs).segments == once.segments


@given(versions, versions)
def test_nothing_new_on_one_side_gives_the_other(base: Catalog, changed: Catalog) -> None:
    assert merge_catalogs(base, base, changed).segments == changed.segments
    assert merge_catalogs(base, changed, base).segments == changed.segments
