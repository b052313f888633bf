"""Offsets in a text without tags lead back to the text with them."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Segment, State
from workbench.checks import CHECKS, Context, find, mended
from workbench.checks.plain import Plain
from workbench.text.inline import without_tags

_TAGGED = st.lists(st.sampled_from(["a", "é", " ", "<1>", "</1>", "<2/>", "<", ">"])).map("".join)


@given(_TAGGED)
def test_each_character_is_found_in_its_place(tagged: str) -> None:
    plain = Plain(tagged)
    assert plain.text == without_tags(tagged)
    for offset, character in enumerate(plain.text):
        assert tagged[plain.place(offset)] == character


@given(_TAGGED, st.data())
def test_a_replacement_keeps_the_tags(tagged: str, data: st.DataObject) -> None:
    plain = Plain(tagged)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    result = plain.replaced(start, end, "X")
    if result is not None:
        assert without_tags(result) == plain.text[:start] + "X" + plain.text[end:]


_WORDS = "Yes|the |of of |été|1 250,50|63th|https://x.org"
_MARKS = '«|»|"| ?|!|(|  |<1>|</1>|\u200b'
_PIECES = st.sampled_from([*_WORDS.split("|"), *_MARKS.split("|")])
_TARGETS = st.lists(_PIECES, min_size=1, max_size=8).map("".join)
_SOURCES = st.sampled_from(["<1>Oui</1>, la 63e : 1 250,50.", "« Oui » ?", 'The <1>63rd</1> "x"!'])


@given(_SOURCES, _TARGETS, st.sampled_from([("fr", "en"), ("en", "fr")]))
def test_spans_lie_in_the_target_and_mending_comes_to_an_end(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    segment = Segment("b0001.1", source, target, State.DRAFT)
    context = Context(*languages)
    for finding in find(segment, context):
        if finding.span is not None:
            start, end = finding.span
            assert 0 <= start <= end <= len(target)
    ids = {check.id for check in CHECKS if check.typographic}
    once = mended(segment, context, "Ana", ids)
    assert mended(once, context, "Ana", ids) == once
    assert not any(finding.fixed for finding in find(once, context, ids))
