"""What pairs teach, against a small shipped lexicon."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon.evidence import Evidence, FinishedPair, evidence_of
from workbench.lexicon.learning import learned
from workbench.lexicon.own_lexicon import Lexicons, OwnLexicon

PLACES = ("Paris", "Lyon", "Lille", "Nantes", "Brest", "Metz")


def pairs(french, english, count, draft=""):
    """Return pairs about places, which are the same in both languages."""
    return [
        FinishedPair(*(text.format(place) for text in (french, english, draft)))
        for place in PLACES[:count]
    ]


def preferred(found, shipped):
    return [entry.pair for entry in learned(found, shipped)]


def test_what_people_made_of_drafts_is_learned_with_what_speaks_for_it(corrected, shipped):
    (entry,) = learned(corrected, shipped)
    assert entry.pair == ("dépôt", "depot")
    assert (entry.segments, entry.of, entry.corrections) == (3, 3, 3)
    assert (entry.instead_of, entry.forms) == ("deposit", (("dépôt", "depot"),))


def test_without_the_drafts_as_many_segments_are_too_few_for_a_common_word(corrected, shipped):
    assert preferred([replace(pair, draft="") for pair in corrected], shipped) == []


def test_a_listed_translation_is_learned_where_many_segments_have_it(shipped):
    written = ("Le dépôt de {}", "The warehouse of {}")
    assert preferred(pairs(*written, 6), shipped) == [("dépôt", "warehouse")]
    assert preferred(pairs(*written, 5), shipped) == []


def test_one_corrected_segment_is_not_enough(corrected, shipped):
    assert preferred(corrected[:1], shipped) == []


def test_what_the_lexicon_has_first_needs_no_learning(shipped):
    assert preferred(pairs("Le dépôt de {}", "The deposit of {}", 6), shipped) == []


def test_what_people_say_less_often_than_the_usual_is_not_learned(corrected, shipped):
    usual = pairs("Un dépôt à {}", "A deposit at {}", 4)
    assert preferred(corrected + usual, shipped) == []


def test_a_translation_that_the_lexicon_lacks_is_learned_from_three_segments(shipped):
    written = ("La péniche de {}", "The barge of {}")
    (entry,) = learned(pairs(*written, 3), shipped)
    assert (entry.pair, entry.segments, entry.instead_of) == (("péniche", "barge"), 3, "")
    assert preferred(pairs(*written, 2), shipped) == []


def test_what_is_as_often_apart_is_not_learned(shipped):
    together = pairs("La péniche de {}", "The barge of {}", 3)
    apart = pairs("La rivière de {}", "The barge of {}", 3)
    assert ("péniche", "barge") not in preferred(together + apart, shipped)


def test_of_two_words_that_are_always_together_neither_is_learned(shipped):
    assert preferred(pairs("Une péniche rouillée à {}", "A rusty barge at {}", 4), shipped) == []


def test_what_a_better_known_word_explains_is_not_learned(shipped):
    assert preferred(pairs("La péniche du soldat, {}", "The soldier, {}", 4), shipped) == []


def test_another_part_of_speech_tells_nothing_of_other_sentences(shipped):
    written = ("Le soldat biblique, {}", "The soldier of the bible, {}", 4, "A biblical soldier")
    assert preferred(pairs(*written), shipped) == []


def test_words_with_many_senses_are_not_learned(shipped):
    written = ("Le pays de {}", "The land of {}", 6, "The country of {}")
    assert preferred(pairs(*written), shipped) == []


def test_tags_and_typography_do_not_matter(shipped):
    written = ("« L’<1>infirmier</1> » de {}", "The <1>medic</1> of {}", 3)
    assert preferred(pairs(*written), shipped) == [("infirmier", "medic")]


@pytest.mark.parametrize(
    ("french", "english", "called"),
    [
        ("À {}, le dépôt", "At {}, the depot", "depot"),
        ("Dépôt de {}", "Depot of {}", "depot"),
        ("LE DÉPÔT DE {}", "THE DEPOT OF {}", "depot"),
        ("À {}, un dépôt", "At {}, a DEPOT", "depot"),
    ],
)
def test_capitals_of_a_place_in_the_sentence_are_not_learned(french, english, called, shipped):
    draft = english.replace("epot", "eposit").replace("EPOT", "EPOSIT")
    found = [
        FinishedPair(*(text.replace("{}", place.upper()) for text in (french, english, draft)))
        for place in PLACES[:3]
    ]
    (entry,) = learned(found, shipped)
    assert entry.forms[0][1] == called


def test_another_number_of_a_noun_is_translated_too(corrected, shipped):
    lexicon = Lexicons(OwnLexicon(learned(corrected, shipped)), shipped)
    assert lexicon.candidates("dépôts")[0].text == "depots"


def test_another_form_of_a_verb_is_not(shipped):
    found = pairs("{} peut brûler", "{} may scorch", 4, "{} may burn")
    lexicon = Lexicons(OwnLexicon(learned(found, shipped)), shipped)
    assert lexicon.candidates("brûler")[0].text == "scorch"
    assert lexicon.candidates("brûlait") == shipped.candidates("brûlait")


_SENTENCES = st.lists(
    st.sampled_from(["dépôt", "dépôts", "soldat", "péniche", "infirmière", "brûler", "à", "les"]),
    max_size=6,
).map(" ".join)
_TRANSLATIONS = st.lists(
    st.sampled_from(["depot", "deposit", "repository", "soldier", "barge", "Paris", "the", "burn"]),
    max_size=6,
).map(" ".join)
_PAIRS = st.lists(st.builds(FinishedPair, _SENTENCES, _TRANSLATIONS, _TRANSLATIONS), max_size=12)


@given(first=_PAIRS, second=_PAIRS)
def test_evidence_of_parts_adds_up_to_that_of_the_whole(first, second, shipped):
    total = Evidence()
    for part in (first, second):
        total.add(evidence_of(part, shipped))
    assert total == evidence_of(first + second, shipped)


@given(found=_PAIRS, data=st.data())
def test_nothing_switched_off_is_ever_hinted(found, data, shipped):
    found = 3 * found  # so that something is learned
    entries = learned(found, shipped)
    off = data.draw(st.sets(st.sampled_from([entry.pair for entry in entries] or [("x", "y")])))
    lexicon = Lexicons(OwnLexicon(entries, off), shipped)
    for entry in entries:
        for form, written in entry.forms:
            if entry.pair in off:
                assert lexicon.candidates(form) == shipped.candidates(form)
                assert lexicon.frequency(form) == shipped.frequency(form)
            else:
                assert lexicon.candidates(form)[0].text == written
