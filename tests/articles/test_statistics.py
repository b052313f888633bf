from workbench.articles import Statistics
from workbench.catalog import Segment, State

SEGMENTS = [
    Segment("b1.1", "L'armée russe avance."),
    Segment("b2.1", "Elle <1>recule</1> de 3,5 km.", "It…", State.DRAFT),
    Segment("b3.1", "Fin de partie.", "Endgame.", State.TRANSLATED),
    Segment("b4.1", "Oui.", "Yes.", State.REVIEWED),
]


def test_words_and_segments_are_counted_by_state():
    counts = Statistics.of(SEGMENTS).as_dict()
    assert counts == {
        "segments": {"untranslated": 1, "draft": 1, "translated": 1, "reviewed": 1},
        "words": {"untranslated": 3, "draft": 5, "translated": 3, "reviewed": 1},
        "total_segments": 4,
        "total_words": 12,
        "percent_done": 33,
    }


def test_counts_add_up_over_articles():
    total = Statistics.of(SEGMENTS) + Statistics.of(SEGMENTS)
    assert total.words.total() == 24
    assert total.percent_done == 33


def test_nothing_is_not_done():
    assert Statistics.of([]).percent_done == 0
