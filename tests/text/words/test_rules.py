"""Words of no dictionary, inflected and read by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.words import Gender, Number, PartOfSpeech, Tense
from workbench.text.words.rules import readings, regular_forms

NOUN, VERB, ADJECTIVE = PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE


def made(lemma: str, pos: PartOfSpeech, language: str, **wanted: object) -> list[str]:
    """Return the regular forms that are what is ``wanted``."""
    return [
        form.form
        for form in regular_forms(lemma, pos, language)
        if all(getattr(form, name) == value for name, value in wanted.items())
    ]


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("pathot", "pathots"),
        ("dronal", "dronaux"),
        ("droneau", "droneaux"),
        ("dronois", "dronois"),
        ("dronisation", "dronisations"),
    ],
)
def test_a_french_noun_has_a_plural(lemma: str, plural: str) -> None:
    assert plural in made(lemma, NOUN, "fr", number=Number.PLURAL)


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [
        ("cheminot", "cheminote"),
        ("droneur", "droneuse"),
        ("dronateur", "dronatrice"),
        ("dronier", "dronière"),
        ("dronien", "dronienne"),
        ("dronif", "dronive"),
        ("droneux", "droneuse"),
    ],
)
def test_a_french_noun_has_a_feminine(masculine: str, feminine: str) -> None:
    assert feminine in made(masculine, NOUN, "fr", gender=Gender.FEMININE, number=Number.SINGULAR)
    assert masculine in {reading.lemma for reading in readings(f"{feminine}s", "fr")}


@pytest.mark.parametrize(
    ("lemma", "tense", "form"),
    [
        ("droniser", Tense.PAST_PARTICIPLE, "dronisées"),
        ("dronger", Tense.IMPERFECT, "drongeait"),
        ("droncer", Tense.PRESENT, "dronçons"),
        ("dronoyer", Tense.FUTURE, "dronoiera"),
        ("droniser", Tense.IMPERFECT_SUBJUNCTIVE, "dronisât"),
    ],
)
def test_a_french_verb_is_conjugated_and_read(lemma: str, tense: Tense, form: str) -> None:
    assert form in made(lemma, VERB, "fr", tense=tense)
    assert (lemma, tense) in {(reading.lemma, reading.tense) for reading in readings(form, "fr")}


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("doxx", ["doxxes", "doxxed", "doxxing"]),
        ("blog", ["blogs", "blogged", "blogging"]),
        ("spofy", ["spofies", "spofied", "spofying"]),
        ("spoke", ["spokes", "spoked", "spoking"]),
        ("unspool", ["unspools", "unspooled", "unspooling"]),
        ("dronel", ["dronels", "dronelled", "dronelling", "droneled", "droneling"]),
    ],
)
def test_an_english_verb_is_conjugated_and_read(lemma: str, forms: list[str]) -> None:
    assert dict.fromkeys(made(lemma, VERB, "en")) == dict.fromkeys([lemma, *forms])
    for form in forms:
        assert lemma in {reading.lemma for reading in readings(form, "en")}


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [("pathot", "pathots"), ("droney", "droneys"), ("drony", "dronies"), ("dronish", "dronishes")],
)
def test_an_english_noun_has_a_plural(lemma: str, plural: str) -> None:
    assert made(lemma, NOUN, "en", number=Number.PLURAL) == [plural]


@given(
    lemma=st.text("abcdefghilmnoprstuvxyzéè", min_size=4, max_size=12),
    pos=st.sampled_from([NOUN, ADJECTIVE]),
    language=st.sampled_from(["fr", "en"]),
)
def test_what_is_made_by_rule_is_read_by_rule(lemma: str, pos: PartOfSpeech, language: str) -> None:
    for form in regular_forms(lemma, pos, language):
        assert form in set(readings(form.form, language))
        assert form.guessed


@given(stem=st.text("bcdfgilmnoprstuv", min_size=2, max_size=9))
def test_the_telling_forms_of_a_french_verb_are_read(stem: str) -> None:
    lemma = f"{stem}iser"
    for form in regular_forms(lemma, VERB, "fr"):
        if form.tense in (Tense.IMPERFECT, Tense.FUTURE, Tense.PAST_PARTICIPLE):
            assert form in set(readings(form.form, "fr"))
