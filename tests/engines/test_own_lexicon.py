"""What a workspace has learned, in the hints and in the drafts."""

from dataclasses import replace

import pytest

from workbench.engines import EngineSettings, open_engine
from workbench.engines.package_lexicons import open_lexicon
from workbench.engines.pipeline.hints import Hinter
from workbench.lexicon.learning import LearnedEntry
from workbench.lexicon.own_lexicon import Lexicons, OwnLexicon

DEPOT = LearnedEntry("dépôt", "depot", (("dépôt", "depot"),), 3, 3, 3, "deposit")
KYIV = LearnedEntry("kiev", "kyiv", (("kiev", "kyiv"),), 4, 4, 4, "kiev")


@pytest.fixture(scope="module")
def shipped():
    return open_lexicon("fr", "en")


@pytest.fixture
def hints(shipped):
    """Return what is hinted in a text for a model that knows the more common words."""

    def call(text, *entries, off=(), rare=400):
        hinter = Hinter(Lexicons(OwnLexicon(entries, off), shipped), rare)
        return {text[hint.start : hint.end]: hint.translation for hint in hinter.hints(text)}

    return call


def test_a_word_that_models_know_is_hinted_where_people_translate_it_otherwise(hints):
    text = "le feu a pris dans un dépôt."
    assert "dépôt" not in hints(text)
    assert hints(text, DEPOT)["dépôt"] == "depot"
    assert hints(text, DEPOT, off={("dépôt", "depot")}) == hints(text)


def test_what_was_corrected_again_and_again_counts_as_never_seen(shipped):
    firm = Lexicons(OwnLexicon([DEPOT]), shipped)
    once = Lexicons(OwnLexicon([replace(DEPOT, corrections=1)]), shipped)
    assert 0 == firm.frequency("dépôt") < once.frequency("dépôt") < shipped.frequency("dépôt")
    assert firm.frequency("boue") == shipped.frequency("boue")


def test_a_hint_has_the_capital_of_its_word(hints):
    assert hints("Dépôt en feu à Kiev.", DEPOT, KYIV) == {"Dépôt": "Depot", "Kiev": "Kyiv"}


def test_words_that_nobody_learned_are_hinted_as_before(hints):
    text = "la boue du quai, près du dépôt"
    assert hints(text).items() <= hints(text, DEPOT).items()


def test_the_model_reads_what_was_learned():
    text = "Les ouvriers ont bloqué le dépôt pendant la nuit."
    settings, words = EngineSettings(), OwnLexicon([DEPOT])
    [[draft]] = open_engine(settings, "fr", "en", own=words).translate([text])
    assert "depot" in draft
    [[draft]] = open_engine(settings, "fr", "en").translate([text])
    assert "depot" not in draft
    [[draft]] = open_engine(settings, "fr", "en", own=words, hints=False).translate([text])
    assert "depot" not in draft
