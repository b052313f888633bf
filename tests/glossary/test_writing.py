"""Entries put into files that people keep by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary import Status, Term
from workbench.glossary.reading import read_terms
from workbench.glossary.writing import add_terms, home_of, with_terms
from workbench.system.errors import WorkbenchError

PATH = Path("military.yaml")
TANK = Term(fr=("char",), en=("tank",), field="military")

HAND_MADE = """\
# Ours.

- fr:   obus   # shells
  en:   [shell,
         round]
# Last words.
"""


def test_an_entry_goes_to_the_end_and_the_rest_stays():
    assert with_terms(HAND_MADE, [TANK], PATH) == HAND_MADE + "- char: tank\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- char: tank\n"),
        ("- a: b", "- a: b\n- char: tank\n"),
        ("  - a: b\n", "  - a: b\n  - char: tank\n"),
        ("- a: b\r\n", "- a: b\r\n- char: tank\r\n"),
        ("a: b\n", "a: b\nchar: tank\n"),
    ],
)
def test_the_file_keeps_its_own_style(before, after):
    assert with_terms(before, [TANK], PATH) == after


def test_what_yaml_would_misread_is_quoted():
    term = Term(fr=("non",), en=("no", "a: b"), note="#1", field="military", date="2025-06-22")
    assert with_terms("", [term], PATH) == (
        '- fr: non\n  en: ["no", "a: b"]\n  note: "#1"\n  date: 2025-06-22\n'
    )


@pytest.mark.parametrize("text", ["[a: b]", "{a: b}\n", "- a: b\n...\n"])
def test_a_file_that_cannot_be_added_to_is_left_alone(tmp_path, text):
    path = tmp_path / "military.yaml"
    path.write_text(text)
    with pytest.raises(WorkbenchError, match="no entry can be added"):
        add_terms(path, [TANK])
    assert path.read_text() == text


def test_a_faulty_file_is_left_alone(tmp_path):
    path = tmp_path / "military.yaml"
    path.write_text("- fr: a\n")
    with pytest.raises(WorkbenchError, match="English expression is missing"):
        add_terms(path, [TANK])
    assert path.read_text() == "- fr: a\n"


def test_a_new_file_says_how_it_is_written(tmp_path):
    add_terms(tmp_path / "new.yaml", [TANK])
    assert (tmp_path / "new.yaml").read_text().startswith("# Terms")
    assert read_terms((tmp_path / "new.yaml").read_text())[0][0].fr == ("char",)


def test_a_term_lives_in_the_file_of_its_field(tmp_path):
    assert home_of(tmp_path, None, "") == tmp_path / "terms.yaml"
    assert home_of(tmp_path, None, "armed forces") == tmp_path / "armed-forces.yaml"
    assert home_of(tmp_path, "press", "army") == tmp_path / "press.yaml"
    (tmp_path / "only.yml").write_text("")
    assert home_of(tmp_path, None, "") == tmp_path / "only.yml"
    with pytest.raises(WorkbenchError, match="outside the glossary"):
        home_of(tmp_path, "../x", "")
    with pytest.raises(WorkbenchError, match="hidden file"):
        home_of(tmp_path, ".x", "")


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 3_000, "{" * 3_000, "- " * 3_000 + "a", "1" * 5_000, "0x" + "1" * 5_000),
        *("!!bool x", "!!timestamp x", "!!int x", "2025-13-45", "=", "<<"),
    ],
    ids=lambda text: text[:12],
)
def test_what_only_looks_like_yaml_is_written_in_quotation_marks(text):
    written = with_terms("", [replace(TANK, note=text)], PATH)
    assert json.dumps(text) in written
    terms, faults = read_terms(written, PATH)
    assert ([term.note for term in terms], faults) == ([text], [])


TEXT = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="…"), min_size=1)
LINE = st.lists(TEXT, max_size=4).map(" ".join)
EXPRESSION = LINE.map(lambda line: f"mot {line}".strip())
#: No path.
FIELD = EXPRESSION.filter(lambda field: ".." not in field and "\\" not in field)
EXPRESSIONS = st.lists(EXPRESSION, min_size=1, max_size=3, unique=True).map(tuple)


@given(
    st.builds(
        Term,
        fr=EXPRESSIONS,
        en=EXPRESSIONS,
        status=st.sampled_from([Status.APPROVED, Status.PROPOSED, Status.FORBIDDEN]),
        inflections=st.dictionaries(st.sampled_from(["fr", "en"]), EXPRESSIONS),
        note=LINE,
        context=LINE,
        field=FIELD,
    ),
    st.sampled_from(["", HAND_MADE, "a: b\n"]),
)
def test_whatever_is_written_is_read_again(term, text):
    if text == "a: b\n":
        term = replace(term, fr=term.fr[:1])
    changed = with_terms(text, [term], PATH)
    assert changed.startswith(text)
    terms, faults = read_terms(changed, PATH)
    assert (terms[-1], faults) == (term.cleaned(), [])
