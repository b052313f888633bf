"""The sources that ``scripts/make_words.py`` reads, on lines of each."""

from __future__ import annotations

import gzip
import importlib
import lzma
from pathlib import Path
from typing import Any

import pytest

from tests.shared import ROOT
from workbench.text.words import Features, Gender, Number, PartOfSpeech, Tense
from workbench.text.words.dictionary import DATA
from workbench.text.words.table import Table

NOUN, VERB = PartOfSpeech.NOUN, PartOfSpeech.VERB


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Any:
    """Return the module of the source that the test asks for."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module(f"word_sources.{request.param}")


def source_named(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("source", [name], indirect=True)


@source_named("dela")
def test_a_line_of_dela_has_a_row_for_each_thing_that_the_form_is(
    source: Any, tmp_path: Path
) -> None:
    path = tmp_path / "dela"
    path.write_text(
        "prise,.N+z1:fs\n"
        "coeurs,coeur.N+z2:mp\n"
        "paie,payer.V:P1s:Y2s\n"
        "Curie,Marie Curie.N+Hum+NPropre:fs\n"
        "arrière\\-cours,arrière-cour.N+AN+Conc:fp\n"
        "au fur et à mesure,.ADV+PC\n",
        encoding="utf-8",
    )
    assert list(source.rows(path)) == [
        ("prise", "prise", Features(NOUN, Gender.FEMININE, Number.SINGULAR), 0),
        ("cœurs", "cœur", Features(NOUN, Gender.MASCULINE, Number.PLURAL), 1),
        ("paie", "payer", Features(VERB, None, Number.SINGULAR, Tense.PRESENT, 1), 2),
        ("paie", "payer", Features(VERB, None, Number.SINGULAR, Tense.IMPERATIVE, 2), 2),
        (
            "Curie",
            "Curie",
            Features(PartOfSpeech.PROPER_NOUN, Gender.FEMININE, Number.SINGULAR),
            2,
        ),
        ("arrière-cours", "arrière-cour", Features(NOUN, Gender.FEMININE, Number.PLURAL), 2),
    ]
    assert list(source.pieces(path)) == ["au", "fur", "et", "mesure"]


@source_named("lemminflect")
def test_a_line_of_lemminflect_has_the_forms_of_a_lemma(source: Any, tmp_path: Path) -> None:
    with gzip.open(tmp_path / "infl_lu.csv.gz", "wt", encoding="utf-8") as lines:
        lines.write(
            "cancel,verb,canceled/cancelled,,canceling/cancelling,cancels\n"
            "wife,noun,wives\n"
            "colour,noun,colours/colour\n"
            "Adam,noun,Adam/Adams\n"
        )
    rows = [(row.form, row.features.pos, row.features.tense) for row in source.rows(tmp_path)]
    assert ("cancelled", VERB, Tense.PAST_PARTICIPLE) in rows
    assert ("canceled", VERB, Tense.PRETERITE) in rows
    assert ("wives", NOUN, None) in rows
    assert [form for form, *_ in rows].count("colour") == 1
    assert ("Adams", PartOfSpeech.PROPER_NOUN, None) in rows


@source_named("reform")
def test_a_spelling_of_the_reform_belongs_to_the_lemma_of_the_other(source: Any) -> None:
    row = importlib.import_module("word_sources").Row
    rows = [
        row("connaît", "connaître", Features(VERB, tense=Tense.PRESENT)),
        row("cédera", "céder", Features(VERB, tense=Tense.FUTURE)),
        row("entraînâmes", "entraîner", Features(VERB, tense=Tense.PRETERITE)),
        row("fîmes", "faire", Features(VERB, tense=Tense.PRETERITE)),
        row("sûr", "sûr", Features(PartOfSpeech.ADJECTIVE)),
        row("sur", "sur", Features(PartOfSpeech.PREPOSITION)),
    ]
    assert [(new.form, new.lemma) for new in source.respelled(rows)] == [
        ("connait", "connaître"),
        ("cèdera", "céder"),
        ("entrainâmes", "entraîner"),
    ]


@source_named("counts")
def test_slips_and_quotations_are_no_new_words(source: Any, tmp_path: Path) -> None:
    path = tmp_path / "fr-en.words.tsv.xz"
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.write(
            "covid\t77\tcovid:74\n"
            "train\t900\ttrain:800\n"
            "développement\t3000\tdevelopment:2500\n"
            "développemnt\t6\t\n"
            "developpement\t40\t\n"
            "development\t42\tdevelopment:39\n"
            "rare\t2\t\n"
        )
    own = source.read(path)
    known = {"train", "développement"}
    others = {"development": 5000, "covid": 79}
    assert list(source.new_words(own, others, known.__contains__)) == ["covid"]


@source_named("additions")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_word_of_the_projects_own_lists_is_in_the_file(source: Any, language: str) -> None:
    table = Table(DATA / f"{language}.words")
    assert [row.form for row in source.rows(language) if row.form not in table] == []
