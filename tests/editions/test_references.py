"""Footnotes: numbered, whole, and linked both ways."""

from __future__ import annotations

import pytest

from tests.editions import samples
from workbench.catalog import Catalog, Segment, State
from workbench.documents import Block, BlockKind
from workbench.editions import Edition
from workbench.editions.passages import BlockPair
from workbench.editions.references import signs

Said = tuple[BlockKind, str, str, str, tuple[str, ...]]


def edition(*blocks: Said) -> Edition:
    """Build the edition of blocks: kind, source, target, own label, and those of their signs."""
    made, segments = [], []
    for number, (kind, source, target, label, named) in enumerate(blocks, 1):
        markup = {tag: (f"<sup>[{name}]</sup>", "") for tag, name in enumerate(named, 1)}
        made.append(Block(f"b{number:04}", kind, source, number, markup=markup, label=label))
        state = State.TRANSLATED if target else State.UNTRANSLATED
        segments.append(Segment(f"b{number:04}.1", source, target, state))
    catalog = Catalog(segments, source_language="fr", target_language="en")
    return Edition.build("x", samples.METADATA, samples.Blocks(made), catalog)


def text(source: str, target: str, *named: str) -> Said:
    return BlockKind.PARAGRAPH, source, target, "", named


def note(source: str, target: str, label: str, *named: str) -> Said:
    return BlockKind.FOOTNOTE, source, target, label, named


def shown(pair: BlockPair) -> list[list[tuple[str, str, str]]]:
    """Return what the signs of either side say, where they lead, and their names."""
    return [
        [(str(sign.children[0]), sign.address, sign.name) for sign in signs(side)]
        for side in (pair.source, pair.target)
    ]


def test_notes_are_numbered_and_stand_in_the_order_of_their_signs() -> None:
    made = edition(
        text("un<1/> deux<2/>", "one<1/> two<2/>", "agency", "7"),
        note("jamais nommée", "never named", "x"),
        note("sept", "seven", "7"),
        note("agence", "agency", "agency"),
    )
    assert [(pair.label, pair.source.text) for pair in made.pairs[1:]] == [
        ("1", "agence"),
        ("2", "sept"),
        ("3", "jamais nommée"),
    ]
    assert shown(made.pairs[0]) == [
        [("1", "b0004", "b0004-fr"), ("2", "b0003", "b0003-fr")],
        [("1", "b0004", "b0004-en"), ("2", "b0003", "b0003-en")],
    ]


def test_the_first_sign_in_each_language_is_what_the_note_leads_back_to() -> None:
    made = edition(
        text("un<1/>", "one", "a"), text("deux<1/>", "two<1/>", "a"), note("note", "note", "a")
    )
    assert [shown(pair) for pair in made.pairs[:2]] == [
        [[("1", "b0003", "b0003-fr")], []],
        [[("1", "b0003", "")], [("1", "b0003", "b0003-en")]],
    ]
    assert made.pairs[2].signed == {"fr", "en"}


def test_a_sign_in_another_note_is_no_place_for_one() -> None:
    made = edition(
        text("un<1/>", "", "a"), note("voir <1/>", "see <1/>", "a", "b"), note("b", "b", "b")
    )
    assert shown(made.pairs[1]) == [[("2", "b0003", "")], [("2", "b0003", "")]]
    assert [pair.signed for pair in made.pairs[1:]] == [{"fr", "en"}, set()]


def test_the_paragraphs_of_a_note_are_one_note() -> None:
    made = edition(
        text("un<1/>", "one<1/>", "a"), note("une", "one", "a"), note("suite", "more", "a")
    )
    (pair,) = made.pairs[1:]
    assert (pair.source.text, pair.target.text) == ("une suite", "one more")


def test_signs_are_no_words() -> None:
    made = edition(text("un<1/> mot", "a<1/> word", "a"), note("n", "n", "a"))
    assert made.pairs[0].target.text == "a word"


@pytest.mark.parametrize("label", ["a", "]"])
def test_a_superscript_that_names_no_note_stays_one(label: str) -> None:
    made = edition(text("un<1/>", "one<1/>", label), note("n", "n", "b"))
    assert shown(made.pairs[0]) == [[], []]
