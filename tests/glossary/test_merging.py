"""Two people change one glossary file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary.merging import merge_texts
from workbench.glossary.reading import read_terms
from workbench.system.errors import WorkbenchError

PATH = Path("war.yaml")

BASE = """\
# Ours.
- char: tank   # no cart
- fr: obus
  en: shell
# Below: people.
- fr: soldat
  en: soldier
  note: common
"""
SHELL = "- fr: obus\n  en: shell\n"


def merged(ours, theirs, base=BASE):
    found = merge_texts(base, ours, theirs, PATH)
    return found.text, [str(conflict) for conflict in found.conflicts]


def test_what_one_side_changed_is_taken():
    theirs = BASE.replace("en: shell", "en: [shell, round]").replace("  note: common\n", "")
    assert merged(BASE, theirs) == (theirs, [])
    assert merged(theirs, BASE) == (theirs, [])


def test_changes_to_different_fields_of_one_entry_are_both_taken():
    ours = BASE.replace("en: shell", "en: round  # 2024")
    theirs = BASE.replace("  en: shell\n", "  en: shell\n  pos: noun\n")
    expected = BASE.replace("en: shell", "en: round  # 2024\n  pos: noun")
    assert merged(ours, theirs) == (expected, [])


def test_neighbouring_additions_are_both_taken():
    ours, theirs = BASE + "- mine: mine\n", BASE + "- pont: bridge\n"
    assert merged(ours, theirs) == (BASE + "- mine: mine\n- pont: bridge\n", [])


def test_the_same_addition_on_both_sides_is_taken_once():
    both = BASE + "- mine: mine\n"
    assert merged(both, both) == (both, [])


def test_what_they_removed_goes_and_its_comment_stays():
    theirs = BASE.replace("- char: tank   # no cart\n", "")
    assert merged(BASE, theirs) == (theirs, [])
    no_shell = BASE.replace("- fr: obus\n  en: shell\n", "")
    assert merged(BASE, no_shell) == (no_shell, [])


@pytest.mark.parametrize(
    ("ours", "theirs", "conflict"),
    [
        (("shell", "round"), ("shell", "bomb"), 'en is "round" here and "bomb" there'),
        ((SHELL, ""), ("shell", "bomb"), 'we removed "obus = bomb" and they'),
        (("shell", "round"), (SHELL, ""), 'they removed "obus = round" and we'),
        (("# Below", "- mine: a\n# Below"), ("# Below", "- mine: b\n# Below"), 'both added "mine"'),
    ],
)  # fmt: skip
def test_what_both_changed_is_a_conflict_and_ours_stays(ours, theirs, conflict):
    text, conflicts = merged(BASE.replace(*ours), BASE.replace(*theirs))
    assert text == BASE.replace(*ours)
    assert len(conflicts) == 1
    assert conflict in conflicts[0]


def test_homonyms_are_told_apart_by_their_sense():
    base = "- {fr: ferme, en: farm, pos: noun}\n- {fr: ferme, en: firm, pos: adjective}\n"
    theirs = base.replace("firm", "steady")
    assert merged(base, theirs, base) == (theirs, [])


def test_a_faulty_version_is_refused():
    with pytest.raises(WorkbenchError, match=r"war\.yaml:1:7"):
        merge_texts(BASE, BASE, "- fr: a\n", PATH)


ENTRY = st.tuples(st.sampled_from("abcdef"), st.sampled_from(["x", "y", "z"]))
FILE = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xyz")).map(
    lambda pairs: "".join(f"- {fr}: {en}\n" for fr, en in pairs.items())
)


def pairs(text):
    return {term.fr[0]: term.en[0] for term in read_terms(text, PATH)[0]}


@given(FILE, FILE, FILE)
def test_every_entry_is_what_a_merge_of_its_three_versions_says(base, ours, theirs):
    found = merge_texts(base, ours, theirs, PATH)
    before, here, there, after = map(pairs, (base, ours, theirs, found.text))
    conflicts = 0
    for expression in "abcdef":
        old, own, other = (side.get(expression) for side in (before, here, there))
        expected = other if own == old else own
        assert after.get(expression) == expected
        conflicts += own != old and other != old and own != other
    assert len(found.conflicts) == conflicts


@given(FILE, FILE)
def test_merging_without_a_change_of_theirs_changes_nothing(base, ours):
    assert merge_texts(base, ours, base, PATH) == merge_texts(ours, ours, ours, PATH)
