"""Sentences are joined as they were split."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.text.inline import tags
from workbench.text.segmentation import Splitter, join_sentences

_WORDS = ["Bonjour", "le monde", "M.", "A.", ".", "!", "…", "« ", " »", "<", ">", "/", "1", "é"]
_SPACES = [" ", "  ", "\u00a0", "\u202f", "\n\n"]
_TAGS = ["<1>", "</1>", "<2>", "</2>", "<3/>"]
_PIECES = st.sampled_from([*_WORDS, *_SPACES, *_TAGS])


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(["fr", "en"]))
@example("Foo\n\n<2>\n\nBar", "en")
@example("<1>Un. </1><2>Deux.</2>", "fr")
def test_joining_the_sources_gives_the_block_back(text: str, language: str) -> None:
    sources = Splitter().sentences(text, language)
    assert join_sentences(sources, text, sources) == text


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(["fr", "en"]))
def test_sentences_are_stripped_and_hold_all_the_text(text: str, language: str) -> None:
    sentences = Splitter().sentences(text, language)
    assert all(sentence == sentence.strip() for sentence in sentences)
    kept = "".join("".join(sentences).split()).translate(str.maketrans("", "", "<>/123"))
    assert kept == "".join(text.split()).translate(str.maketrans("", "", "<>/123"))


@pytest.mark.parametrize(
    ("block", "sources", "parts", "joined"),
    [
        ("Un.  Deux.", ["Un.", "Deux."], ["One.", "Two."], "One.  Two."),
        (
            "<1>Un. Deux.</1>",
            ["<1>Un.</1>", "<1>Deux.</1>"],
            ["<1>One.</1>", "<1>Two.</1>"],
            "<1>One. Two.</1>",
        ),
        # A tag that the translation moved away from the edge stays closed and opened again.
        (
            "<1>Un. Deux.</1>",
            ["<1>Un.</1>", "<1>Deux.</1>"],
            ["<1>One</1>.", "<1>Two.</1>"],
            "<1>One</1>. <1>Two.</1>",
        ),
        ("Un. Deux.", ["Un.", "Deux."], ["One.", ""], "One. "),
        # Sources that the block does not hold.
        ("Un. Deux.", ["Trois.", "Quatre."], ["Three.", "Four."], "Three. Four."),
        ("", [], [], ""),
    ],
)
def test_translations_are_joined(
    block: str, sources: list[str], parts: list[str], joined: str
) -> None:
    assert join_sentences(parts, block, sources) == joined


@given(st.lists(st.sampled_from(["Un. ", "<1>", "</1>", "<2>", "</2>", "deux "]), max_size=20))
def test_every_sentence_is_balanced_where_the_block_is(pieces: list[str]) -> None:
    text = "".join(pieces)
    depth = {1: 0, 2: 0}
    for tag in tags(text):
        depth[tag.number] += tag.opens - tag.closes
        if depth[tag.number] not in (0, 1):
            return
    if any(depth.values()):
        return
    for sentence in Splitter().sentences(text, "fr"):
        counts = {1: 0, 2: 0}
        for tag in tags(sentence):
            counts[tag.number] += tag.opens - tag.closes
            assert counts[tag.number] >= 0
        assert not any(counts.values())
