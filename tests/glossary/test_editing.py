"""One entry changed in a file that is kept by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary import Case, Status
from workbench.glossary.editing import change_term, with_changes
from workbench.glossary.reading import read_terms
from workbench.system.errors import WorkbenchError

PATH = Path("military.yaml")

HAND_MADE = """\
# Ours.

- fr:   obus   # shells
  # preferred first
  en:   [shell,
         round]
  note: >-
    of any
    calibre   
  status: proposed  # since May

# Quick ones.
- char: tank    # not a cart
- {fr: peloton, en: platoon}
- en:
    - deserter   # who leaves
    - runaway
  fr: déserteur
"""  # noqa: W291


NOTE = "  note: >-\n    of any\n    calibre   \n"
DESERTER = "- en:\n    - deserter   # who leaves\n    - runaway\n"
MAPPING = "char:\n  en: tank\n"


def change(text, number, **changes):
    terms, _ = read_terms(text, PATH)
    return with_changes(text, terms[number], changes, PATH)[0]


@pytest.mark.parametrize(
    ("number", "changes", "old", "new"),
    [
        (0, {"status": Status.APPROVED}, "  status: proposed  # since May\n", ""),
        (0, {"note": "all"}, NOTE, "  note: all\n"),
        (0, {"note": ""}, NOTE, ""),
        (0, {"en": ("shell",)}, "  en:   [shell,\n         round]\n", "  en: shell\n"),
        (0, {"fr": ("obus", "x")}, "- fr:   obus   # shells", "- fr: [obus, x]   # shells"),
        (0, {"pos": "noun"}, "# since May\n", "# since May\n  pos: noun\n"),
        (0, {"date": "2025-06-22"}, "# since May\n", "# since May\n  date: 2025-06-22\n"),
        (1, {"en": ("tank", "panzer")}, "- char: tank    #", "- char: [tank, panzer]    #"),
        (1, {"fr": ("blindé",)}, "- char: tank    #", "- blindé: tank    #"),
        (1, {"pos": "noun"}, "- char: tank    #", "- fr: char\n  en: tank\n  pos: noun    #"),
        (2, {"gender": "m"}, "{fr: peloton, en: platoon}", "{fr: peloton, en: platoon, gender: m}"),
        (2, {"en": ("a, b",)}, "en: platoon}", 'en: "a, b"}'),
        (3, {"en": ("deserter",)}, DESERTER, "- en: deserter\n"),
        (3, {"note": "no"}, "  fr: déserteur\n", '  fr: déserteur\n  note: "no"\n'),
    ],
)  # fmt: skip
def test_only_what_is_changed_changes(number, changes, old, new):
    changed = change(HAND_MADE, number, **changes)
    assert HAND_MADE.count(old) == 1
    assert changed == HAND_MADE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "changes", "result"),
    [
        ("char: tank # x\n", {"note": "a"}, "char:\n  en: tank\n  note: a # x\n"),
        ("char: tank\nobus: shell", {"en": ("lorry",)}, "char: lorry\nobus: shell"),
        (MAPPING, {"en": ("lorry",), "pos": "noun"}, "char:\n  en: lorry\n  pos: noun\n"),
        ("char: tank\n", {"fr": ("blindé",)}, "blindé:\n  en: tank\n"),
        ("- a: b\r\n- c: d\r\n", {"en": ("x",)}, "- a: x\r\n- c: d\r\n"),
        ("- fr: a\r\n  en: b\r\n", {"note": "c"}, "- fr: a\r\n  en: b\r\n  note: c\r\n"),
        ("- fr: a\n  en: b", {"note": "c"}, "- fr: a\n  en: b\n  note: c"),
        ("- note: x\n  fr: a\n  en: b\n", {"note": ""}, "- fr: a\n  en: b\n"),
    ],
)  # fmt: skip
def test_every_form_of_file_can_be_changed(text, changes, result):
    assert change(text, 0, **changes) == result


def test_a_change_that_makes_a_fault_is_refused(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("- fr: a\n  en: b\n")
    [term], _ = read_terms(path.read_text(), path)
    with pytest.raises(WorkbenchError, match="two different expressions"):
        change_term(term, {"status": Status.KEEP})
    assert path.read_text() == "- fr: a\n  en: b\n"


def test_an_entry_that_is_gone_is_not_changed(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("- a: b\n")
    [term], _ = read_terms(path.read_text(), path)
    path.write_text("# new\n- a: b\n")
    with pytest.raises(WorkbenchError, match="no longer there"):
        change_term(term, {"en": ("c",)})


VALUES = st.text(st.sampled_from("aé b:#'\"-,[]{}!&*%|>?@`0~\\"), max_size=8).map(
    lambda text: " ".join(text.split())
)
EXPRESSION = VALUES.map(lambda value: f"mot {value}".strip())
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "en": st.lists(EXPRESSION, min_size=1, max_size=3, unique=True).map(tuple),
        "note": VALUES,
        "context": VALUES,
        "status": st.sampled_from([Status.APPROVED, Status.PROPOSED]),
        "case": st.sampled_from(list(Case)),
        "inflections": st.dictionaries(st.sampled_from(["fr", "en"]), st.just(("forme",))),
    },
)  # fmt: skip


@given(st.integers(0, 3), CHANGES)
def test_any_change_is_read_as_it_was_meant_and_touches_no_other_entry(number, changes):
    before, _ = read_terms(HAND_MADE, PATH)
    text, term = with_changes(HAND_MADE, before[number], changes, PATH)
    after, faults = read_terms(text, PATH)
    assert faults == []
    assert after[number] == term
    assert all(getattr(term, name) == value for name, value in changes.items())
    assert [*before[:number], *before[number + 1 :]] == [*after[:number], *after[number + 1 :]]
    assert "# Quick ones.\n" in text
