"""A small lexicon asked for hints, and as a dictionary."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon import CORPUS, WIKTIONARY, Entry, Lexicon, Translation, table
from workbench.lexicon.lexicon import joined, write
from workbench.system.errors import WorkbenchError


def corpus(text, count, pos=""):
    return Translation(text, count, pos, sources=(CORPUS, WIKTIONARY) if pos else (CORPUS,))


def listed(text, pos="noun", gender=""):
    return Translation(text, 0, pos, gender, "", (WIKTIONARY,))


WORDS = [
    Entry("boue", 105, (corpus("mud", 70, "noun"), corpus("sludge", 9)), (listed("mud"),
          listed("dirt"))),
    Entry("boues", 69, (corpus("sludge", 60), corpus("mud", 4))),
    Entry("mutin", 0, (), (listed("impish", "adjective"), listed("mutineer")),
          (listed("mutinous", "adjective"),)),
    Entry("pêche", 700, (corpus("fishing", 400),), (listed("peach"), listed("fishing"))),
    Entry("péché", 90, (corpus("sin", 80),), (listed("sin"),)),
    Entry("sœur", 800, (corpus("sister", 700, "noun"),), (listed("sister"),)),
    Entry("avec", 119_801, (), (listed("with", "adverb"),)),
    Entry("allemagne", 500, (corpus("germany", 480),), (), (listed("Germany", "proper noun"),),
          "Allemagne"),
    Entry("cheval", 300, (corpus("horse", 250, "noun"),), (listed("horse"),)),
    Entry("étions", 1588),
]  # fmt: skip
PHRASES = [
    Entry("château d'eau", 3, (corpus("water tower", 3),), (listed("reservoir"),)),
    Entry("boues rouges", 6, (corpus("red sludge", 6),)),
    Entry("couvert de boue", 9, (corpus("covered with mud", 8),)),
    Entry("avec la boue", 12, (corpus("with the mud", 12),)),
    Entry("avec pêche", 5, (corpus("with fishing", 5),)),
    Entry("chemin de fer", 0, (), (listed("to rail", "verb"), listed("railway"))),
    Entry("à cheval", 0, (), (), (listed("on horseback", "adverb"),)),
    Entry("eau de boudin", 0, (), (), (listed("nothing"),)),
]


@pytest.fixture
def lexicon(tmp_path):
    path = tmp_path / "lexicon.bin"
    write(path, "fr", "en", WORDS, PHRASES)
    return Lexicon(path)


def hints(lexicon, word):
    return [one.text for one in lexicon.candidates(word)]


def headwords(entries):
    return [entry.headword for entry in entries]


def test_it_says_its_direction(lexicon):
    assert (lexicon.source_language, lexicon.target_language) == ("fr", "en")


def test_it_says_how_often_the_corpus_has_a_word(lexicon):
    assert lexicon.frequency("boue") == 105
    assert lexicon.frequency("Boue") == lexicon.frequency("mutin") == lexicon.frequency("x") == 0


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        # First what the corpus has for the form itself.
        ("boue", ["mud", "dirt"]),
        ("boues", ["sludge", "mud", "dirt"]),
        # Else what the dictionary has; in the plural where the word is one, but for adjectives,
        # and for the usual part of speech of the form first.
        ("mutin", ["impish", "mutineer"]),
        ("mutins", ["mutineers", "impish"]),
        # A lemma may come without its ligature.
        ("sœurs", ["sisters"]),
        ("avec", []),
        ("étions", []),
        ("inconnu", []),
    ],
)
def test_candidates_come_likeliest_first(lexicon, word, expected):
    assert hints(lexicon, word) == expected


def test_candidates_say_where_they_come_from(lexicon):
    assert [one.sources for one in lexicon.candidates("boue")] == [
        (CORPUS, WIKTIONARY), (WIKTIONARY,),
    ]  # fmt: skip
    assert {one.sources for one in lexicon.candidates("mutins")} == {(WIKTIONARY,)}


@pytest.mark.parametrize(
    ("tokens", "hint"),
    [
        (["château", "d'", "eau"], "water tower"),
        # Of the dictionary, a noun.
        (["chemin", "de", "fer"], "railway"),
        (["à", "cheval"], None),
        (["boue", "rouge"], None),
    ],
)
def test_a_phrase_has_one_hint(lexicon, tokens, hint):
    assert lexicon.phrase(tokens, 400) == hint


def test_a_phrase_of_the_corpus_needs_a_rare_word(lexicon):
    assert lexicon.phrase(["avec", "pêche"], 701) == "with fishing"
    assert lexicon.phrase(["avec", "pêche"], 700) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("boue", ["boue"]),
        # A form, then its lemma.
        ("Boues", ["boues", "boue"]),
        ("chevaux", ["cheval"]),
        ("MUTINS", ["mutin"]),
        # What is written alike goes first, then what is frequent.
        ("péché", ["péché", "pêche"]),
        ("peche", ["pêche", "péché"]),
        ("soeurs", ["sœur"]),
        ("allemagne", ["Allemagne"]),
        ("  château   D’EAU ", ["château d'eau"]),
        ("chateaux d'eau", ["château d'eau"]),
        ("chemins de fer", ["chemin de fer"]),
        # What has no translations is no entry.
        ("étions", []),
        ("?!", []),
        ("", []),
    ],
)
def test_entries_are_found_by_any_form(lexicon, typed, found):
    assert headwords(lexicon.entries(typed)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("boue", ["avec la boue", "couvert de boue", "boues rouges"]),
        ("BOUES", ["avec la boue", "couvert de boue", "boues rouges"]),
        ("chevaux", ["à cheval"]),
        ("chateau", ["château d'eau"]),
        ("eau", ["château d'eau", "eau de boudin"]),
        # The phrase itself is an entry; a part of a word is no word.
        ("chemin de fer", []),
        ("chemins de", ["chemin de fer"]),
        ("bou", []),
        ("?!", []),
        ("", []),
    ],
)
def test_phrases_are_found_by_their_words_in_any_form(lexicon, typed, found):
    assert headwords(lexicon.phrases(typed)) == found


@pytest.mark.parametrize(
    ("tokens", "language", "text"),
    [
        (["château", "d'", "eau"], "fr", "château d'eau"),
        (["aujourd'hui"], "fr", "aujourd'hui"),
        (["let'", "s", "go"], "en", "let's go"),
        (["workers'", "rights"], "en", "workers' rights"),
    ],
)
def test_tokens_are_joined_as_they_are_written(tokens, language, text):
    assert joined(tokens, language) == text


def test_a_whole_lexicon_passes_its_check(lexicon):
    lexicon.check()


@pytest.mark.parametrize(
    ("properties", "tables", "reason"),
    [
        ({}, ([], []), "damaged"),
        ({"from": "fr", "to": "en"}, ([],), "damaged"),
        ({"from": "fr", "to": "en"}, ([], [], []), "damaged"),
        ({"from": "fr", "to": "de"}, ([], []), "other languages"),
        ({"from": "fr", "to": "fr"}, ([], []), "other languages"),
    ],
)
def test_a_file_that_is_no_lexicon_is_refused(tmp_path, properties, tables, reason):
    path = tmp_path / "lexicon.bin"
    path.write_bytes(table.packed(properties, tables))
    with pytest.raises(WorkbenchError, match=reason):
        Lexicon(path)


def test_a_damaged_line_is_said_where_it_is_met(tmp_path):
    path = tmp_path / "lexicon.bin"
    rows = ["boue\tmany\tmud:1:\t\t\t"]
    path.write_bytes(table.packed({"from": "fr", "to": "en"}, [rows, rows]))
    lexicon = Lexicon(path)
    for use in (
        lexicon.check,
        lambda: lexicon.frequency("boue"),
        lambda: lexicon.candidates("boue"),
        lambda: lexicon.phrase(["boue"], 400),
        lambda: lexicon.entries("boue"),
        lambda: lexicon.phrases("boue"),
    ):
        with pytest.raises(WorkbenchError, match=r"lexicon\.bin: the lexicon is damaged"):
            use()


#: Lines as entries have them, with anything in their places.
FIELD = st.text(st.sampled_from("a1é|:\t -'⟨\x1b"), max_size=12)


@given(st.lists(FIELD.map(lambda rest: f"boue\t5\t{rest}"), max_size=1))
def test_whatever_a_file_holds_nothing_worse_than_an_error_comes(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "lexicon.bin"
    path.write_bytes(table.packed({"from": "fr", "to": "en"}, [rows, rows]))
    lexicon = Lexicon(path)
    for use in (lexicon.candidates, lexicon.entries, lexicon.phrases, lexicon.frequency):
        with contextlib.suppress(WorkbenchError):
            use("boue")


def test_what_is_typed_may_be_decomposed(lexicon):
    assert headwords(lexicon.entries(unicodedata.normalize("NFD", "péché")))[0] == "péché"
