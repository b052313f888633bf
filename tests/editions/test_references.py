"""Footnotes: numbered, whole, and linked both ways."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.editions import samples
from workbench.catalog import Catalog, Segment, State
from workbench.documents import Block, BlockKind, read_document
from workbench.editions import Edition, Layout
from workbench.editions.footnotes import footnotes, named_signs, notes_without_signs
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
    assert named_signs(made, Layout.COLUMNS) == ["b0003-fr", "b0003-en"]
    assert list(footnotes(made, Layout.COLUMNS)) == ["b0003-fr"]
    assert list(footnotes(made, Layout.TARGET)) == ["b0003-en"]


def test_a_sign_in_another_note_is_no_place_for_one() -> None:
    made = edition(
        text("un<1/>", "", "a"), note("voir <1/>", "see <1/>", "a", "b"), note("b", "b", "b")
    )
    assert shown(made.pairs[1]) == [[("2", "b0003", "")], [("2", "b0003", "")]]
    assert notes_without_signs(made, Layout.COLUMNS) == [made.pairs[2]]


def test_a_note_whose_sign_is_not_shown_closes_the_text() -> None:
    blocks = [
        Block("b0001", BlockKind.HEADING, "Titre<1/>", 1, 1, {1: ("<sup>[a]</sup>", "")}),
        Block("b0002", BlockKind.FOOTNOTE, "Note", 2, label="a"),
    ]
    metadata = replace(samples.METADATA, title="Titre", translated_title="Title")
    catalog = Catalog([], source_language="fr", target_language="en")
    made = Edition.build("x", metadata, samples.Blocks(blocks), catalog)
    assert list(footnotes(made, Layout.COLUMNS)) == ["b0002-fr"]
    assert notes_without_signs(made, Layout.TARGET) == list(made.pairs)


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


HTML = """<html lang="fr"><body><h1>Notes</h1>
<p>Un<sup><a href="#n1" id="r1">1</a></sup> et deux<a href="#n2"><sup>2</sup></a>,
<a href="#x">voir</a>.</p>
<p>Encore<sup><a href="#n1">1</a></sup>.</p>
<section role="doc-endnotes"><ol>
<li id="n1"><p>La première. <a href="#r1" role="doc-backlink">↩</a></p></li>
<li id="n2"><p>La seconde.</p><p>Sa suite.</p></li></ol></section>
<section role="doc-endnotes" id="more"><p>Une autre.</p><p>Une dernière.</p></section>
</body></html>"""


@pytest.mark.parametrize("url", ["", "https://example.org/notes"])
def test_links_of_a_page_to_its_notes_are_signs(url: str) -> None:
    document = read_document(HTML.encode(), "notes.html")
    metadata = replace(samples.METADATA, title="Notes", url=url)
    catalog = Catalog([], source_language="fr", target_language="en")
    first, again, *notes = Edition.build("x", metadata, document, catalog).pairs
    assert first.source.text == "Un et deux, voir."
    number = int(notes[0].id[1:])
    assert shown(first)[0] == [
        ("1", f"b{number:04}", f"b{number:04}-fr"),
        ("2", f"b{number + 1:04}", f"b{number + 1:04}-fr"),
    ]
    assert shown(again)[0] == [("1", f"b{number:04}", "")]
    assert [note.label for note in notes] == ["1", "2", "3", "4"]
    assert [note.source.text.strip() for note in notes] == [
        "La première.",
        "La seconde. Sa suite.",
        "Une autre.",
        "Une dernière.",
    ]


def test_of_notes_that_are_called_alike_the_next_is_meant() -> None:
    made = edition(
        text("un<1/>", "one<1/>", "1"),
        note("première", "first", "1"),
        text("deux<1/>", "two<1/>", "1"),
        note("seconde", "second", "1"),
    )
    assert [shown(pair)[0] for pair in (made.pairs[0], made.pairs[2])] == [
        [("1", "b0002", "b0002-fr")],
        [("2", "b0004", "b0004-fr")],
    ]
