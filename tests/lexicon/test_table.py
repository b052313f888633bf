"""The file format: what was packed is found again, and what is damaged is said in a line."""

import json
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon import table
from workbench.lexicon.table import key_of, packed, read
from workbench.system.errors import WorkbenchError

#: What a line may be made of; the signs of hints are for a test of their own.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\t⟦⟧⟨⟩"), max_size=8)
EXPRESSIONS = TEXTS.filter(bool)
MAGIC = b"bilingual lexicon 1\n"


def written(tmp_path, data):
    path = tmp_path / "lexicon.bin"
    path.write_bytes(data)
    return path


def lines(count):
    return [f"mot{number:05}\t{'x' * 50}" for number in range(count)]


@given(tables=st.lists(st.dictionaries(EXPRESSIONS, TEXTS), max_size=3))
def test_what_was_packed_is_found_letter_by_letter(tables, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "lexicon.bin"
    path.write_bytes(packed({"from": "fr"}, [map("\t".join, one.items()) for one in tables]))
    properties, found = read(path)
    assert properties == {"from": "fr"}
    assert len(found) == len(tables)
    for one, expected in zip(found, tables, strict=True):
        assert sorted(one) == sorted(map("\t".join, expected.items()))
        for expression, rest in expected.items():
            line = f"{expression}\t{rest}"
            assert one.find(expression) == line
            assert line in one.alike(expression)


def test_lines_are_found_in_every_block(tmp_path):
    path = written(tmp_path, packed({}, [lines(2000)]))
    (one,) = read(path)[1]
    assert list(one) == lines(2000)
    assert [one.find(f"mot{number:05}") for number in range(2000)] == lines(2000)
    assert one.find("mot") is one.find("mot02000") is one.find("a") is one.find("z") is None


def test_accents_capitals_ligatures_and_kinds_of_apostrophes_are_alike(tmp_path):
    accented = ["pêche\t", "péché\t", "l'œuvre\t", "pecher\t"]
    (one,) = read(written(tmp_path, packed({}, [accented])))[1]
    assert set(one.alike("PECHE")) == {"pêche\t", "péché\t"}
    assert one.alike("L’OEUVRE") == ["l'œuvre\t"]
    assert one.find("peche") is None


def test_a_pattern_is_looked_for_in_expressions_alone(tmp_path):
    rows = ["boue rouge\tred mud", "eau\tboue", "la boue de la boue\tx", "tram\t1"]
    (one,) = read(written(tmp_path, packed({}, [rows])))[1]
    assert list(one.matching(re.compile("boue"))) == [
        "boue rouge\tred mud",
        "la boue de la boue\tx",
    ]


def test_no_text_shows_the_signs_of_hints(tmp_path):
    (one,) = read(written(tmp_path, packed({}, [["⟦boue⟨\t⟨ mud⟩⟧"]])))[1]
    assert list(one) == ["boue\t mud"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["mot\t" + "x" * 70_000], "too long"),
        (["mot\t1", "mots\t2", "mot\t3"], "two lines of one expression"),
    ],
)
def test_lines_that_nobody_would_find_are_not_packed(rows, reason):
    with pytest.raises(ValueError, match=reason):
        packed({}, [rows])


def read_all(path):
    for one in read(path)[1]:
        list(one)
        list(one.matching(re.compile("m")))
        one.find("mot00001")
        one.alike("mot00001")


WHOLE = packed({"from": "fr", "to": "en"}, [lines(1000), lines(10)])


@given(st.integers(0, len(WHOLE) - 1))
def test_a_truncated_file_is_said_in_a_line(tmp_path_factory, size):
    path = tmp_path_factory.getbasetemp() / "truncated.bin"
    path.write_bytes(WHOLE[:size])
    with pytest.raises(WorkbenchError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_whatever_bytes_are_changed_nothing_worse_than_an_error_comes(tmp_path_factory, at, other):
    path = tmp_path_factory.getbasetemp() / "changed.bin"
    path.write_bytes(WHOLE[:at] + other + WHOLE[at + len(other) :])
    try:
        read_all(path)
    except WorkbenchError as error:
        assert "damaged" in str(error) or "no lexicon" in str(error)


def with_head(head, blocks=b""):
    """Return a file whose head is ``head``, an object or the bytes in its place."""
    data = head if isinstance(head, bytes) else json.dumps(head).encode()
    squeezed = zlib.compress(data)
    return MAGIC + len(squeezed).to_bytes(4, "big") + squeezed + blocks


def tables(*blocks):
    return {"properties": {}, "tables": [[[key, size] for key, size in blocks]]}


BOMB = zlib.compress(b"\n" + b"a" * 50_000_000 + b"\n", 9)
NO_TEXT = zlib.compress(b"\nmot\t\xff\n")
NO_LINES = zlib.compress(b"mot")

HOSTILE = {
    "empty": b"",
    "another program": b"MZ" * 1000,
    "another version": MAGIC.replace(b"1", b"2"),
    "no head": MAGIC,
    "a head longer than the file": MAGIC + b"\xff\xff\xff\xff" + b"x",
    "a head that is a bomb": with_head(b" " * 50_000_000),
    "a head that is no JSON": with_head(b"{"),
    "a deep head": with_head(b"[" * 100_000),
    "a head of another shape": with_head([1]),
    "no tables": with_head({"properties": {}}),
    "tables of numbers": with_head({"properties": {}, "tables": [1]}),
    "an infinite block": with_head(b'{"properties": {}, "tables": [[["a", Infinity]]]}'),
    "a negative block": with_head(tables(("a", 100), ("b", -100))),
    "a block beyond the file": with_head(tables(("a", 100)), b"x"),
    "more than its blocks": with_head(tables(("a", len(NO_TEXT))), NO_TEXT + b"x"),
    "too many blocks": with_head(tables(*((f"{n:05}", 0) for n in range(5000)))),
    "blocks out of order": with_head(tables(("b", 0), ("a", 0))),
    "an empty block": with_head(tables(("a", 0))),
    "a block that is a bomb": with_head(tables(("a", len(BOMB))), BOMB),
    "a block that is no text": with_head(tables(("a", len(NO_TEXT))), NO_TEXT),
    "a block without lines": with_head(tables(("a", len(NO_LINES))), NO_LINES),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_said_in_a_line(tmp_path, data):
    path = written(tmp_path, data)
    with pytest.raises(WorkbenchError) as caught:
        read_all(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert str(caught.value).endswith("; install its package again")
    assert "\n" not in str(caught.value)


def test_a_file_larger_than_any_lexicon_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "LIMIT", 1024)
    with pytest.raises(WorkbenchError, match="larger than"):
        read(written(tmp_path, MAGIC + b"x" * 2000))


@pytest.mark.parametrize(
    ("expression", "key"), [("Été", "ete"), ("œuf", "oeuf"), ("L’Eau", "l'eau"), ("½", "1⁄2")]
)
def test_a_key_leaves_out_what_people_leave_out(expression, key):
    assert key_of(expression) == key
