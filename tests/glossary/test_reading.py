"""Glossary files as people write them, and the faults that they are told of."""

from pathlib import Path

import pytest

from tests.shared import ROOT
from workbench.glossary import Case, Glossary, Status, Term
from workbench.glossary.reading import read_terms
from workbench.system.errors import WorkbenchError

PATH = Path("military.yaml")


def read(text):
    terms, faults = read_terms(text, PATH)
    assert faults == []
    return terms


def faults(text):
    return [str(fault) for fault in read_terms(text, PATH)[1]]


def test_a_short_entry_is_a_pair():
    assert read("- char d'assaut: tank\n- fantassin: [infantryman, foot soldier]\n") == [
        Term(fr=("char d'assaut",), en=("tank",), field="military"),
        Term(fr=("fantassin",), en=("infantryman", "foot soldier"), field="military"),
    ]


def test_a_quick_list_needs_no_dashes():
    assert read("# quick\nchar: tank\nobus: {en: shell, pos: noun}\n") == [
        Term(fr=("char",), en=("tank",), field="military"),
        Term(fr=("obus",), en=("shell",), pos="noun", field="military"),
    ]


def test_a_long_entry_has_every_field():
    [term] = read(
        """
- fr: [brigade mécanisée, brigade  mécanique]
  en: mechanised brigade
  status: proposed
  pos: noun
  gender: f
  number: singular
  inflections: {fr: brig. méc., en: [mech. brigade]}
  case: any
  field: army
  context: units
  definition: >-
    a unit
    with vehicles
  note: no
  source: 12:30
  author: Ana
  date: 2025-06-22
"""
    )
    assert term == Term(
        fr=("brigade mécanisée", "brigade mécanique"),
        en=("mechanised brigade",),
        status=Status.PROPOSED,
        pos="noun",
        gender="f",
        number="singular",
        inflections={"fr": ("brig. méc.",), "en": ("mech. brigade",)},
        case=Case.ANY,
        field="army",
        context="units",
        definition="a unit with vehicles",
        note="no",
        source="12:30",
        author="Ana",
        date="2025-06-22",
    )
    assert term.place == (PATH, 2, 3)


def test_words_that_yaml_takes_for_something_else_stay_words():
    assert read("- non: no\n- oui: yes\n- midi: 12:30\n")[0].en == ("no",)
    assert read("- midi: 12:30\n")[0].en == ("12:30",)


def test_letters_are_composed_and_spaces_single():
    assert read("- 'e\u0301tat\u00a0 major': staff\n")[0].fr == ("état major",)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]", "{}"])
def test_a_file_without_entries_is_no_fault(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- fr: a\n  en: b\n  stauts: keep\n", '3:3: unknown field "stauts"; did you mean'),
        ("- fr: a\n  en: b\n  status: good\n", '3:11: unknown status "good"; use one of: approved'),
        ("- fr: a\n  en: b\n  pos: [noun]\n", '3:8: "pos" must be a single value'),
        ("- fr: a\n", "1:7: the English expression is missing"),
        ("- en: a\n", "1:3: the French expression is missing"),
        ("- fr: a\n  en:\n", "2:6: an expression is empty"),
        ("- fr: [a, a]\n  en: b\n", '1:11: "a" stands twice'),
        ("- fr: '!'\n  en: b\n", '1:7: "!" has no word in it'),
        ("- fr: …\n  en: b\n", '1:7: "…" has no word in it'),
        ("- fr: a\n  en: {b: c}\n", "2:7: an expression must be text"),
        ("- fr: a\n  en: b\n  status: keep\n", '2:7: a term to "keep" has two different'),
        ("- fr: a\n  en: b\n  use: c\n", '3:8: "use" is for forbidden expressions'),
        ('- fr: a\n  en: "b\\a"\n', "2:7: a control character stands in the text"),
        ("- fr: a\n  en: b\n  date: today\n", '3:9: "today" is no date'),
        ("- fr: a\n  en: b\n  date: 20250622\n", '3:9: "20250622" is no date'),
        ("- fr: a\n  en: b\n  inflections: [c]\n", '3:16: "inflections" holds no languages'),
        ("- fr: a\n  en: b\n  inflections: {de: c}\n", '3:17: unknown language "de"'),
        ("- note: a\n", '1:3: the entry has neither "fr" nor "en"'),
        ("- a\n", "1:3: this is no entry"),
        ("a word\n", "1:1: the file holds no entries"),
        ("fr: a\nen: b\n", "1:1: an entry stands alone"),
        ("char: {fr: x, en: tank}\n", '1:1: unknown field "char"'),
        ("char: tank\nchar: lorry\n", '2:1: the key "char" stands twice (first on line 1)'),
        ("- fr: a\n\ten: b\n", "2:1: not valid YAML"),
    ],
)  # fmt: skip
def test_a_fault_says_where_and_what(text, fault):
    assert any(f"military.yaml:{fault}" in line for line in faults(text)), faults(text)


def test_a_fault_of_the_yaml_hides_no_others():
    text = (
        "- char: tank\n"
        "- fr: obus\n  en: shell\n  en: round\n"
        "# a comment\n"
        "- fr: mine\n  englis: mine\n  en: mine\n"
        '- fr: "pont\n  en: bridge\n'
        "- fr: gué\n  en: ford\n  status: odd\n"
        "- fusil: rifle\n"
    )
    terms, found = read_terms(text, PATH)
    assert [fault.line for fault in found] == [4, 7, 9, 13]
    assert [(term.fr, term.place.line) for term in terms] == [(("char",), 1), (("fusil",), 14)]


def test_a_doubled_key_of_a_quick_list_hides_no_others():
    assert [
        line.split(": ")[0] for line in faults("char: tank\nchar: lorry\npont: {englis: bridge}\n")
    ] == [
        "military.yaml:2:1",
        "military.yaml:3:1",
        "military.yaml:3:8",
    ]


def test_an_unfinished_merge_is_told_as_one():
    text = "- char: tank\n<<<<<<< HEAD\n- mine: mine\n=======\n- pont: bridge\n>>>>>>> other\n"
    [fault] = faults(text)
    assert fault.startswith("military.yaml:2: an unfinished merge")
    assert "workbench glossary merge" in fault


@pytest.mark.parametrize("field", ["../zz", "/etc", "..", r"a\b"])
def test_a_path_is_no_field(field):
    assert faults(f"- fr: a\n  en: b\n  field: '{field}'\n") == [
        f'military.yaml:3:10: "{field}" is no field; write a word or two, such as military'
    ]


def test_all_faults_of_a_file_are_told_in_its_order():
    text = "- fr: a\n- a: b\n- fr: c\n  en: d\n  pos: good\n  gender: x\n"
    terms, found = read_terms(text, PATH)
    assert [fault.line for fault in found] == [1, 5, 6]
    assert [term.fr for term in terms] == [("a",)]


def test_a_glossary_is_all_files_of_its_folder(tmp_path):
    (tmp_path / "a.yaml").write_text("- char: tank\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/terms.yml").write_text("- obus: shell\n")
    (tmp_path / ".hidden.yaml").write_text("- fr: [\n")
    (tmp_path / "notes.txt").write_text("no YAML: [")
    glossary = Glossary.read(tmp_path)
    assert [(term.fr[0], term.field) for term in glossary.terms] == [("char", "a"), ("obus", "")]


def test_a_missing_folder_is_an_empty_glossary(tmp_path):
    assert Glossary.read(tmp_path / "glossary").terms == ()


def test_a_faulty_glossary_is_refused_with_the_first_fault(tmp_path):
    (tmp_path / "a.yaml").write_text("- fr: a\n- en: b\n")
    with pytest.raises(WorkbenchError, match=r"a\.yaml:1:7: .* \(and 1 more in the glossary\)"):
        Glossary.read(tmp_path)


def test_the_sample_glossary_is_whole():
    glossary = Glossary.read(ROOT / "glossary")
    assert len(glossary.terms) >= 40
    statuses = {term.status for term in glossary.terms}
    assert statuses == set(Status)
    for term in glossary.terms:
        for language in ("fr", "en"):
            for expression in term.expressions(language):
                if term.status is Status.FORBIDDEN:
                    assert glossary.find(expression)
                else:
                    assert glossary.respected(term, f"… {expression}, …", language), expression
