import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon import CORPUS, WIKTIONARY, Entry, Translation

WORDS = st.text(st.characters(categories=["L", "N", "P"], exclude_characters="|:"), min_size=1)
FOUND = st.builds(
    lambda text, count, pos: Translation(
        text, count, pos, sources=(CORPUS, WIKTIONARY) if pos else (CORPUS,)
    ),
    WORDS,
    st.integers(0),
    st.sampled_from(["", "noun", "verb"]),
)
LISTED = st.builds(
    lambda text, pos, gender, note: Translation(text, 0, pos, gender, note, (WIKTIONARY,)),
    WORDS,
    st.sampled_from(["", "noun", "verb"]),
    st.sampled_from(["", "m", "f", "mf"]),
    WORDS | st.just("") | st.just("of a station: travel"),
)
ENTRIES = st.builds(
    Entry,
    WORDS,
    st.integers(0),
    st.lists(FOUND).map(tuple),
    st.lists(LISTED).map(tuple),
    st.lists(LISTED).map(tuple),
    WORDS | st.just(""),
)


@given(ENTRIES)
def test_an_entry_is_read_as_it_was_written(entry):
    assert Entry.parse(entry.line()) == entry


def test_what_would_break_a_line_is_written_otherwise():
    entry = Entry("a", 1, listed=(Translation("b|c:d", note="x|y\tz\n:"),))
    (listed,) = Entry.parse(entry.line()).listed
    assert (listed.text, listed.note) == ("b/c d", "x/y z :")


@pytest.mark.parametrize(
    "line", ["", "a", "a\t1\t\t\t", "a\tx\t\t\t\t", "a\t1\tmud\t\t\t", "a\t1\tmud:x:noun\t\t\t",
             "a\t1\t\tmud:noun\t\t", "a\t9\tmud:-2:|dirt:2:\t\t\t", "a\t1\tmud::\t\t\t"],
)  # fmt: skip
def test_a_line_that_holds_no_entry_is_refused(line):
    with pytest.raises(ValueError):
        Entry.parse(line)


def found(*counts, frequency=100):
    """Return an entry whose translations have ``counts``; the dictionary has those in strings."""
    translations = [
        Translation(f"t{number}", int(count), "noun" if isinstance(count, str) else "")
        for number, count in enumerate(counts)
    ]
    return Entry("mot", frequency, tuple(translations))


@pytest.mark.parametrize(
    ("entry", "likely"),
    [
        (found(70, 9, 5), ["t0"]),
        (found(40, 30, 20), ["t0", "t1", "t2"]),
        # One that the dictionary has is three times as likely.
        (found("30", 70), ["t0", "t1"]),
        (found(6, 5, 5, 5, 5, 5), []),
        (found("6", 4, 4, 4, 4, 4), ["t0"]),
        (found(1), []),
        (found(2, frequency=2), []),
        (found(), []),
    ],
)
def test_what_is_found_by_chance_is_not_likely(entry, likely):
    assert [one.text for one in entry.likely] == likely


def test_a_translation_of_both_sources_is_shown_once_with_all_that_is_known():
    listed = (
        Translation("grub", pos="noun", gender="f", sources=(WIKTIONARY,)),
        Translation("Mud", pos="noun", gender="f", note="wet earth", sources=(WIKTIONARY,)),
    )
    found = (
        Translation("mud", 70, "noun", sources=(CORPUS, WIKTIONARY)),
        Translation("mire", 2, sources=(CORPUS,)),
    )
    assert Entry("boue", 72, found, listed).translations == (
        Translation("Mud", 70, "noun", "f", "wet earth", (CORPUS, WIKTIONARY)),
        Translation("grub", 0, "noun", "f", "", (WIKTIONARY,)),
        Translation("mire", 2, "", "", "", (CORPUS,)),
    )


def test_a_translation_is_shown_for_each_part_of_speech():
    listed = (Translation("run", pos="noun"), Translation("jog", pos="noun"))
    shown = Entry("course", 0, (), listed, (Translation("run", pos="verb"),)).translations
    assert [(one.text, one.pos) for one in shown] == [
        ("run", "noun"), ("run", "verb"), ("jog", "noun"),
    ]  # fmt: skip
