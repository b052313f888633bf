"""The words of French and English: their lemmas, their forms, and which are known."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import ROOT
from workbench.text.words import (
    Analysis,
    Degree,
    Gender,
    Number,
    PartOfSpeech,
    Tense,
    Words,
)
from workbench.text.words.dictionary import DATA
from workbench.text.words.table import Table

NOUN, VERB, ADJECTIVE = PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE
SINGULAR, PLURAL = Number.SINGULAR, Number.PLURAL
FRENCH, ENGLISH = Words.of("fr"), Words.of("en")


def kinds(words: Words, form: str) -> set[tuple[str, PartOfSpeech]]:
    """Return what lemmas ``form`` has, as what."""
    return {(analysis.lemma, analysis.pos) for analysis in words.analyses(form)}


# What a form may be


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("prises", {("prise", NOUN), ("prendre", VERB), ("priser", VERB), ("pris", ADJECTIVE)}),
        ("prise", {("prise", NOUN), ("prendre", VERB), ("priser", VERB), ("pris", ADJECTIVE)}),
        ("pris", {("prendre", VERB), ("pris", ADJECTIVE)}),
        ("vues", {("vue", NOUN), ("voir", VERB), ("vu", ADJECTIVE)}),
        ("craintes", {("crainte", NOUN), ("craindre", VERB)}),
        ("actrice", {("acteur", NOUN)}),
        ("cheffe", {("chef", NOUN)}),
        ("cheminotes", {("cheminot", NOUN)}),
        ("selfies", {("selfie", NOUN)}),
        ("aujourd'hui", {("aujourd'hui", PartOfSpeech.ADVERB)}),
        ("plupart", {("plupart", NOUN)}),
    ],
)
def test_a_french_form_has_all_its_lemmas(
    form: str, expected: set[tuple[str, PartOfSpeech]]
) -> None:
    assert kinds(FRENCH, form) == expected


def test_a_plural_that_looks_like_a_participle_is_both() -> None:
    assert {("mise", NOUN), ("mettre", VERB), ("miser", VERB)} <= kinds(FRENCH, "mises")


def test_the_feminine_of_a_person_has_the_masculine_for_a_lemma_beside_its_own() -> None:
    assert FRENCH.lemmas("directrices", NOUN) == {"directeur", "directrice"}


@pytest.mark.parametrize(
    ("form", "lemma", "pos"),
    [
        ("wives", "wife", NOUN),
        ("shelves", "shelf", NOUN),
        ("people", "person", NOUN),
        ("aircraft", "aircraft", NOUN),
        ("cancelled", "cancel", VERB),
        ("canceled", "cancel", VERB),
        ("travelling", "travel", VERB),
        ("traveling", "travel", VERB),
        ("left", "leave", VERB),
        ("won", "win", VERB),
        ("better", "good", ADJECTIVE),
        ("colour", "colour", NOUN),
        ("demobilisation", "demobilisation", NOUN),
        ("organised", "organise", VERB),
        ("centre", "centre", NOUN),
        ("Ukrainians", "Ukrainian", NOUN),
    ],
)
def test_an_english_form_leads_to_its_lemma(form: str, lemma: str, pos: PartOfSpeech) -> None:
    assert lemma in ENGLISH.lemmas(form, pos)


def test_an_analysis_says_what_the_form_is() -> None:
    assert FRENCH.analyses("actrices") == (
        Analysis("actrices", "acteur", NOUN, Gender.FEMININE, PLURAL),
    )
    assert Analysis(
        "paiera", "payer", VERB, number=SINGULAR, tense=Tense.FUTURE, person=3
    ) in FRENCH.analyses("paiera")
    assert ENGLISH.analyses("ran") == (Analysis("ran", "run", VERB, tense=Tense.PRETERITE),)


@pytest.mark.parametrize(
    ("words", "form", "lemma"),
    [(FRENCH, "est", "être"), (FRENCH, "blés", "blé"), (ENGLISH, "left", "leave")],
)
def test_the_reading_of_a_common_word_comes_first(words: Words, form: str, lemma: str) -> None:
    assert words.analyses(form)[0].lemma == lemma


# How a form is written


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Mutineries", "mutineries"),
        ("MUTINERIES", "mutineries"),
        ("Etats", "états"),
        ("coeur", "cœur"),
        ("l’armée", "armée"),
        ("qu'actrice", "actrice"),
        ("e\u0301tats", "états"),
    ],
)
def test_an_analysis_gives_the_usual_spelling(written: str, usual: str) -> None:
    assert {analysis.form for analysis in FRENCH.analyses(written)} == {usual}


def test_a_name_needs_its_capital() -> None:
    assert PartOfSpeech.PROPER_NOUN in {each.pos for each in ENGLISH.analyses("Ukraine")}
    assert "Paris" not in ENGLISH.lemmas("paris")


@pytest.mark.parametrize(
    ("form", "lemma"), [("soldier's", "soldier"), ("soldiers'", "soldier"), ("won't", "will")]
)
def test_what_is_put_behind_an_english_word_is_left_out(form: str, lemma: str) -> None:
    assert lemma in ENGLISH.lemmas(form)


def test_both_spellings_of_the_reform_have_one_lemma() -> None:
    assert FRENCH.lemmas("connaît") == FRENCH.lemmas("connait") == {"connaître"}
    assert FRENCH.lemmas("cédera") == FRENCH.lemmas("cèdera") == {"céder"}
    assert "fût" not in FRENCH.lemmas("fut", NOUN)
    assert FRENCH.inflected("connaitre", VERB, tense=Tense.PRESENT_PARTICIPLE) == ["connaissant"]


# The forms of a lemma


@pytest.mark.parametrize(
    ("lemma", "pos", "asked", "forms"),
    [
        ("acteur", NOUN, {"gender": Gender.FEMININE, "number": PLURAL}, ["actrices"]),
        ("chef", NOUN, {"gender": Gender.MASCULINE, "number": PLURAL}, ["chefs"]),
        ("œil", NOUN, {"number": PLURAL}, ["yeux", "œils"]),
        ("oeuf", NOUN, {"number": PLURAL}, ["œufs"]),
        ("naval", ADJECTIVE, {"gender": Gender.MASCULINE, "number": PLURAL}, ["navals"]),
        ("prendre", VERB, {"tense": Tense.PRETERITE, "person": 3}, ["prit", "prirent"]),
        (
            "payer",
            VERB,
            {"tense": Tense.PRESENT, "person": 3, "number": SINGULAR},
            ["paie", "paye"],
        ),
        ("payer", VERB, {"tense": Tense.PAST_PARTICIPLE, "number": PLURAL}, ["payés", "payées"]),
    ],
)
def test_a_french_lemma_is_inflected(
    lemma: str, pos: PartOfSpeech, asked: dict[str, object], forms: list[str]
) -> None:
    assert FRENCH.inflected(lemma, pos, **asked) == forms  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lemma", "pos", "asked", "forms"),
    [
        ("wife", NOUN, {"number": PLURAL}, ["wives"]),
        ("shelf", NOUN, {"number": PLURAL}, ["shelves"]),
        ("cancel", VERB, {"tense": Tense.PRETERITE}, ["cancelled", "canceled"]),
        ("show", VERB, {"tense": Tense.PAST_PARTICIPLE}, ["shown", "showed"]),
        ("run", VERB, {"tense": Tense.PAST_PARTICIPLE}, ["run"]),
        ("overfly", VERB, {"tense": Tense.PRETERITE}, ["overflew"]),
        ("be", VERB, {"tense": Tense.PRETERITE, "number": PLURAL}, ["were"]),
        ("go", VERB, {"tense": Tense.PRESENT, "person": 3}, ["goes"]),
        ("good", ADJECTIVE, {"degree": Degree.SUPERLATIVE}, ["best"]),
        ("aircraft", NOUN, {"number": PLURAL}, ["aircraft", "aircrafts"]),
    ],
)
def test_an_english_lemma_is_inflected(
    lemma: str, pos: PartOfSpeech, asked: dict[str, object], forms: list[str]
) -> None:
    assert ENGLISH.inflected(lemma, pos, **asked) == forms  # type: ignore[arg-type]


@cache
def some_words(language: str) -> list[str]:
    """Return every hundredth word of the dictionary."""
    return list(Table(DATA / f"{language}.words"))[::100]


@given(data=st.data(), language=st.sampled_from(["fr", "en"]))
def test_every_form_is_found_among_the_forms_of_its_lemmas(
    data: st.DataObject, language: str
) -> None:
    words = Words.of(language)
    word = data.draw(st.sampled_from(some_words(language)))
    for analysis in words.analyses(word):
        if not analysis.guessed:
            assert analysis in words.forms(analysis.lemma, analysis.pos)
    for form in words.forms(word):
        if not form.guessed:
            assert form in words.analyses(form.form)


@given(data=st.data(), language=st.sampled_from(["fr", "en"]))
def test_every_word_of_the_dictionary_is_known(data: st.DataObject, language: str) -> None:
    word = data.draw(st.sampled_from(some_words(language)))
    assert Words.of(language).knows(word)
    assert Words.of(language).knows(word.upper())


# What is known


@pytest.mark.parametrize(
    "form",
    [
        *("covid", "drone", "selfie", "blog", "cyberattaque", "Ukraine", "fur", "instar"),
        *("63e", "XIVe", "1 200", "12,5", "F-16", "A", "%"),
        *("l'armée", "jusqu’au", "puisqu'elle", "dit-il", "drones-suicides", "anti-mines"),
        *("évènement", "événement", "connaitre", "paie", "paye", "OTAN"),
    ],
)
def test_french_words_are_known(form: str) -> None:
    assert FRENCH.knows(form)


@pytest.mark.parametrize(
    "form",
    [
        *("covid", "drone", "selfie", "podcasts", "the", "of", "against", "Kharkiv"),
        *("63rd", "1990s", "XIV", "T-72", "soldier's", "soldiers'", "don't", "can't", "we'll"),
        *("peacekeepers", "drone-maker", "pre-war", "colour", "color", "travelling", "traveling"),
    ],
)
def test_english_words_are_known(form: str) -> None:
    assert ENGLISH.knows(form)


@pytest.mark.parametrize(
    "form", ["mutineria", "pathots", "developpement", "appartenement", "drone-pathots", "x'armée"]
)
def test_neither_language_knows_a_misspelled_word(form: str) -> None:
    assert not FRENCH.knows(form)
    assert not ENGLISH.knows(form)


# Words that no dictionary has


def test_an_unknown_word_is_read_by_rule() -> None:
    guesses = FRENCH.analyses("pathots")
    assert all(analysis.guessed for analysis in guesses)
    assert "pathot" in {analysis.lemma for analysis in guesses}
    assert FRENCH.inflected("pathot", NOUN, number=PLURAL)[0] == "pathots"


def test_a_guess_leads_to_a_known_lemma_if_there_is_one() -> None:
    assert FRENCH.lemmas("agriculteure") == {"agriculteur"}
    assert ENGLISH.lemmas("frontlines") == {"frontline"}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("antidragons", "antidragon"),
        ("drones-suicides", "drone-suicide"),
        ("lance-drones", "lance-drone"),
    ],
)
def test_a_compound_is_inflected_like_its_parts(form: str, lemma: str) -> None:
    assert lemma in FRENCH.lemmas(form, NOUN)
    assert form in FRENCH.inflected(lemma, NOUN, number=PLURAL)


def test_an_unknown_word_with_a_capital_is_first_of_all_a_name() -> None:
    first, *others = FRENCH.analyses("Pathots")
    assert (first.lemma, first.pos) == ("Pathots", PartOfSpeech.PROPER_NOUN)
    assert "pathot" in {analysis.lemma for analysis in others}


# The files


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in DATA.glob("*.words")) < 8_000_000


def test_the_files_have_their_licences_beside_them() -> None:
    named = (DATA / "README.md").read_text(encoding="utf-8")
    for name in ("LICENSE-LGPL-LR.txt", "LICENSE-lemminflect.txt", "LICENSE-WordNet.txt"):
        assert name in named
        assert (DATA / name).stat().st_size > 500
    assert "*.words binary" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
