from hypothesis import given
from hypothesis import strategies as st

from workbench.engines.pipeline.clauses import in_clauses


def words(text):
    return len(text.split())


def test_a_short_sentence_stays_whole():
    assert in_clauses("Il dort, et elle lit.", words, 10) == ["Il dort, et elle lit."]


def test_a_long_one_is_cut_at_the_strongest_boundary_near_its_middle():
    text = "Il dort sur le banc, et elle lit un livre ; nous partons demain, puisque tout est dit."
    assert in_clauses(text, words, 12) == [
        "Il dort sur le banc, et elle lit un livre ;",
        "nous partons demain, puisque tout est dit.",
    ]


def test_commas_before_conjunctions_come_before_other_commas():
    text = "Le chat, le chien, la vache et le cheval dorment, mais les oiseaux, eux, chantent fort."
    assert in_clauses(text, words, 12)[1] == "mais les oiseaux, eux, chantent fort."


@given(st.lists(st.sampled_from(["mot", "mot,", "et", "que", "fin.", "oui ;", "–"]), max_size=60))
def test_pieces_are_short_and_joined_the_text(parts):
    text = " ".join(parts)
    pieces = in_clauses(text, words, 7)
    assert " ".join(pieces) == text
    assert all(words(piece) <= 7 for piece in pieces)


def test_one_endless_word_stays_whole():
    assert in_clauses("a" * 5000, len, 100) == ["a" * 5000]
