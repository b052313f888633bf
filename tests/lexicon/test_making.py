"""The script that makes a lexicon, on a few rows."""

import lzma
import runpy

import pytest

from tests.shared import ROOT
from workbench.lexicon import CORPUS, PRESS, WIKTIONARY, Lexicon

TABLES = {
    "fr-en.words": [
        "boue\t105\tmud:70|sludge:9|mire:20",
        "boues\t70\tsludge:60|mud:10",
        "avec\t119801\t",
        "polonais\t300\tpolish:250",
    ],
    "fr-en.phrases": ["château d' eau\t3\twater tower:3", "let it go\t3\tlet' s go:3"],
    "en-fr.words": ["mud\t90\tboue:70", "dirt\t40\tsaleté:9", "wet\t80\tmouillé:9"],
    "en-fr.phrases": [],
    "wiktionary": [
        "boue\tmud\tn f\t\twet earth",
        "boue\tmud\tf\t\t",
        "boue\tdirt\tf\tcolloquial\t",
        "boue\tmuck\tf\tslang\t",
        "boue\tA wet earth\tf\t\t",
        "boue\tobsolete form of bou\tf\t\t",
        'boue\t"mud")\tf\t\t',
        "château d’eau\ta water tower\tn m\t\t",
        "Polonais\tPole\tm\t\t",
        "courir\tto run\tvi\t\tto move quickly; and so on, and on, and on, and on, and on",
        "à la course\tat a run\tadv\t\t",
    ],
}

PRESS_ROWS = [
    "piquet de grève\tpicket line|picket\tphrase\tm",
    "mettre à pied\tsuspend|lay off\tphrase\t",
    "gardien\tgoalkeeper|guard\tnoun\tm",
]


@pytest.fixture
def make(tmp_path):
    for name, rows in TABLES.items():
        with lzma.open(tmp_path / f"{name}.tsv.xz", "wt", encoding="utf-8") as file:
            file.writelines(f"{row}\n" for row in rows)
    script = runpy.run_path(str(ROOT / "scripts/make_lexicon.py"))
    press = tmp_path / "press.tsv"
    press.write_text("fr\ten\tpos\tgender\n" + "".join(f"{row}\n" for row in PRESS_ROWS), "utf-8")

    def made(source, target):
        maker = script["Maker"](tmp_path, source, target, press)
        path = tmp_path / "lexicon.bin"
        script["write"](path, source, target, maker.words(), maker.phrases())
        return Lexicon(path)

    return made


def shown(lexicon, word):
    (entry,) = (entry for entry in lexicon.entries(word) if entry.form == word)
    return [(one.text, one.count, one.pos, one.gender, one.note) for one in entry.translations]


def test_counts_and_dictionary_come_together(make):
    assert shown(make("fr", "en"), "boue") == [
        ("mud", 70, "noun", "f", "wet earth"),
        ("dirt", 0, "noun", "f", "colloquial"),
        ("muck", 0, "noun", "f", "slang"),
        ("mire", 20, "", "", ""),
        ("sludge", 9, "", "", ""),
    ]


def test_what_the_dictionary_has_of_the_lemma_makes_a_form_s_translation_likelier(make):
    sludge, mud = make("fr", "en").candidates("boues")[:2]
    assert (sludge.text, sludge.sources) == ("sludge", (CORPUS,))
    assert (mud.text, mud.sources) == ("mud", (CORPUS, WIKTIONARY))


def test_slang_is_no_hint(make):
    assert "muck" not in [one.text for one in make("fr", "en").candidates("boue")]


def test_function_words_have_no_candidates(make):
    lexicon = make("fr", "en")
    assert lexicon.frequency("avec") == 119_801
    assert lexicon.candidates("avec") == ()


def test_phrases_are_written_as_in_a_text(make):
    lexicon = make("fr", "en")
    assert shown(lexicon, "château d'eau") == [("water tower", 3, "noun", "m", "")]
    assert lexicon.phrase(["château", "d'", "eau"], 400) == "water tower"
    assert [one[0] for one in shown(lexicon, "let it go")] == ["let's go"]


def test_a_name_keeps_its_capital_only_where_it_has_no_other_way(make):
    assert [entry.headword for entry in make("fr", "en").entries("polonais")] == ["Polonais"]


def test_notes_are_short(make):
    ((*_, note),) = shown(make("fr", "en"), "courir")
    assert note.startswith("to move quickly;")
    assert note.endswith("…")


def test_english_verbs_stand_without_to_and_nouns_without_articles(make):
    lexicon = make("en", "fr")
    assert [one[0] for one in shown(lexicon, "run")] == ["courir"]
    assert [one[0] for one in shown(lexicon, "water tower")] == ["château d'eau"]
    assert [one[0] for one in shown(lexicon, "at a run")] == ["à la course"]


def test_the_vocabulary_of_the_press_comes_first(make):
    lexicon = make("fr", "en")
    first, second = lexicon.candidates("gardien")
    assert (first.text, second.text, first.sources) == ("goalkeeper", "guard", (PRESS,))
    assert [one.text for one in lexicon.candidates("gardiens")] == ["goalkeepers", "guards"]


@pytest.mark.parametrize(
    ("phrase", "hint"),
    [
        (["piquet", "de", "grève"], "picket line"),
        (["piquets", "de", "grève"], "picket lines"),
        (["mis", "à", "pied"], "suspended"),
        (["met", "à", "pied"], "suspends"),
    ],
)
def test_phrases_of_the_press_are_found_in_their_forms(make, phrase, hint):
    assert make("fr", "en").phrase(phrase, rare=400) == hint


def test_the_press_has_both_directions(make):
    assert make("en", "fr").phrase(["picket", "lines"], rare=400) == "piquets de grève"
