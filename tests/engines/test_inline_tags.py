import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trials import trials
from workbench.engines.pipeline.inline_tags import extracted
from workbench.text.inline import tags, without_tags


@pytest.mark.parametrize(
    ("source", "target", "sources", "expected"),
    [
        # around a word, wherever that word went
        ("Le <1>chat</1> noir dort.", "The black cat sleeps.", (0, 2, 1, 3),
         "The black <1>cat</1> sleeps."),
        # around several, in another order
        ("Un <1>chat noir</1> dort.", "A black cat sleeps.", (0, 2, 1, 3),
         "A <1>black cat</1> sleeps."),
        # nested, whole sentence, punctuation inside
        ("<1>Le <2>chat</2> dort.</1>", "The cat sleeps.", (0, 1, 2),
         "<1>The <2>cat</2> sleeps.</1>"),
        # punctuation outside
        ("Voici le <1>chat</1>.", "This is the cat.", (0, 0, 1, 2), "This is the <1>cat</1>."),
        ("Voici « <1>le chat</1> ».", "Here is “the cat”.", None, "Here is “<1>the cat</1>”."),
        # names need no alignment
        ("Selon <1>Ana</1>, non.", "No, says Ana.", None, "No, says <1>Ana</1>."),
        # marks stay at their word, or at the end
        ("Le chat<1/> dort.", "The cat sleeps.", (0, 1, 2), "The cat<1/> sleeps."),
        ("Le chat dort<1/>.", "The cat sleeps.", (0, 1, 2), "The cat sleeps<1/>."),
        ("Le chat dort.<1/>", "The cat sleeps.", (0, 1, 2), "The cat sleeps.<1/>"),
        ("<1/> Le chat dort.", "The cat sleeps.", (0, 1, 2), "<1/> The cat sleeps."),
        ("Le <1/> chat dort.", "The cat sleeps.", (0, 1, 2), "The <1/> cat sleeps."),
        # and keep the spaces on the side where they had them
        ("Il parle de <1/>.", "He talks about.", (0, 1, 2), "He talks about <1/>."),
        ("Il voit<1/> et <2/>.", "He sees and.", (0, 1, 2), "He sees<1/> and <2/>."),
        ("Que dit l’<1/> ?", "What says the?", (0, 1, 2), "What says the <1/>?"),
        ("Lis <1/>, puis dors.", "Then read, sleep.", (1, 0, 2), "<1/> Then read, sleep."),
        # an article is not drawn in
        ("Selon la <1>brigade</1> on part.", "The brigade goes.", (2, 2, 4),
         "The <1>brigade</1> goes."),
    ],
)  # fmt: skip
def test_tags_go_back_to_the_words_they_stood_at(source, target, sources, expected):
    _, markup = extracted(source)
    assert markup.put_back(target, sources) == expected


PIECES = st.lists(
    st.sampled_from(["<1>", "</1>", "<2>", "</2>", "<3/>", "mot", "l'eau", " ", " ", ".", "«"]),
    max_size=14,
).map("".join)


@settings(max_examples=trials(4_000))
@given(
    source=PIECES,
    target=st.text(st.sampled_from("ab c.,"), max_size=30).map(lambda t: " ".join(t.split())),
    numbers=st.none() | st.lists(st.integers(0, 6), max_size=12),
)
def test_every_tag_comes_back_once_and_no_text_is_changed(source, target, numbers):
    bare, markup = extracted(source)
    assert bare.split() == without_tags(source).split()
    tagged = markup.put_back(target, numbers)
    # a mark may bring its spaces
    assert without_tags(tagged).replace(" ", "") == target.replace(" ", "")
    kept = [source[tag.start : tag.end] for tag in tags(source)]
    assert sorted(tagged[tag.start : tag.end] for tag in tags(tagged)) == sorted(kept)
    if _nested(source):
        assert _nested(tagged)


def _nested(text):
    open_tags = []
    for tag in tags(text):
        if tag.opens and not tag.closes:
            open_tags.append(tag.number)
        elif tag.closes and not tag.opens and (not open_tags or open_tags.pop() != tag.number):
            return False
    return not open_tags
