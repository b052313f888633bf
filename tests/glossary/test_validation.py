"""Glossaries that contradict themselves, and what their maintainers are told."""

import pytest

from tests.shared import ROOT
from workbench.glossary.validation import Severity, validate


def problems(folder, text, **more):
    for name, content in {"a": text, **more}.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return [(p.kind, p.fault.line, p.fault.what) for p in validate(folder)[1]]


def kinds(folder, text, **more):
    return [(kind, line) for kind, line, _ in problems(folder, text, **more)]


def test_the_sample_glossary_has_no_problem():
    terms, found = validate(ROOT / "glossary")
    assert terms
    assert [str(problem.fault) for problem in found] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the same said twice
        ("- char: tank\n- char: tank\n", [("duplicate", 2)]),
        ("- char: tank\n- fr: [blindé, char]\n  en: [x, tank]\n", [("duplicate", 2)]),
        ("- {fr: a, status: keep}\n- {fr: a, status: keep}\n", [("duplicate", 2)]),
        ("- {fr: a, en: b, status: forbidden}\n" * 2, [("duplicate", 2)]),
        # one sense, two approved translations
        ("- char: tank\n- char: lorry\n", [("conflict", 2)]),
        ("- char: tank\n- {fr: char, status: keep}\n", [("conflict", 2)]),
        ("- char d'assaut: tank\n- char d’assaut: lorry\n", [("conflict", 2)]),
        # no rivals: other senses, proposals, several forbidden translations
        ("- char: tank\n- {fr: char, en: float, context: carnival}\n", []),
        ("- char: tank\n- {fr: char, en: float, status: proposed}\n", []),
        ("- {fr: a, en: b, status: forbidden}\n- {fr: a, en: c, status: forbidden}\n", []),
        ("- {fr: Kiev, status: forbidden}\n- {en: Kiev, status: forbidden}\n", []),
        # forbidden here, accepted there
        ("- char: tank\n- {en: tank, status: forbidden}\n", [("conflict", 2)]),
        ("- char: tank\n- {fr: char, en: tank, status: forbidden}\n", [("conflict", 2)]),
        ("- char: tank\n- {fr: citerne, en: tank, status: forbidden}\n", []),
        # where "use" leads
        ("- {en: b, status: forbidden, use: c}\n", [("reference", 1)]),
        ("- a: c\n- {en: b, status: forbidden, use: c}\n", []),
        (
            "- {en: b, status: forbidden, use: c}\n- {en: c, status: forbidden, use: b}\n",
            [("reference", 1), ("reference", 2)],
        ),
        # what is in no text
        ("- '… a': b\n", [("unmatchable", 1)]),
        ("- a <1>b: c\n", [("unmatchable", 1)]),
        ("- l’: the\n", []),
    ],
)
def test_contradictions_are_found(tmp_path, text, found):
    assert kinds(tmp_path, text) == found


def test_advice_that_is_no_term_is_a_warning(tmp_path):
    problems(tmp_path, "- {en: Kharkov, status: forbidden, use: Kharkiv}\n")
    assert validate(tmp_path)[1][0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- non: no\n", "other programs read no as False"),
        ("- allumé: on\n", "other programs read on as True"),
        ("- midi: 12:30\n", "other programs read 12:30 as 750"),
        ("- huit: 010\n", "other programs read 010 as 8"),
    ],
)
def test_yaml_traps_are_warnings(tmp_path, text, what):
    found = problems(tmp_path, text)
    assert [kind for kind, *_ in found] == ["trap"]
    assert what in found[0][2]
    assert validate(tmp_path)[1][0].severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        '- non: "no"\n',
        "- 1917: 1917\n",
        "- {fr: a, en: b, date: 2025-06-22}\n",
        f"- a: 0x{'1' * 5_000}\n",
    ],
)
def test_what_all_programs_read_alike_is_no_trap(tmp_path, text):
    assert problems(tmp_path, text) == []


def test_rivals_are_found_across_files(tmp_path):
    text = "- {fr: char, en: tank, field: war}\n"
    [(kind, _, what)] = problems(tmp_path, text, b=text)
    assert kind == "duplicate"
    assert "a.yaml:1" in what


def test_a_faulty_file_does_not_hide_the_others(tmp_path):
    found = problems(tmp_path, "- [\n", b="- a: b\n- a: c\n")
    assert [kind for kind, *_ in found] == ["entry", "conflict"]
