from __future__ import annotations

from dataclasses import replace

import pytest

from tests.editions import samples
from workbench.catalog import Catalog, Segment, State
from workbench.documents import Block, BlockKind
from workbench.editions import Edition
from workbench.editions.inlines import Element, ElementKind, Inline


def test_every_block_stands_on_both_sides_in_order() -> None:
    edition = samples.edition()
    assert edition.source_title.text == "Nouvelles du front"
    assert edition.target_title.text == "News from the Front"
    assert [pair.id for pair in edition.pairs] == [
        f"b{n:04}"
        for n, (kind, *_) in enumerate(samples.BLOCKS, 1)
        if n > 1 and kind is not BlockKind.ALTERNATIVE_TEXT
    ]
    assert edition.pairs[1].source.text == (
        "La 63e brigade tient. Elle attend la relève. Personne ne vient."
    )


def test_no_line_ends_between_a_number_and_its_unit_in_either_language() -> None:
    (pair,) = samples.of_markdown("Le **3 km** de M. Dupont, 5 lb\n").pairs
    assert pair.source.text == "Le 3\u00a0km de M.\u00a0Dupont, 5\u00a0lb"
    # The English is in capitals, which are no units.
    assert pair.target.text == "LE 3 KM DE M. DUPONT, 5 LB"


@pytest.mark.parametrize(
    ("text", "leads"),
    [("https://example.org/a?b=c", "https://example.org/a?b=c"), ("ftp://example.org/", "")],
)
def test_a_bare_address_leads_where_it_says_if_that_is_safe(text: str, leads: str) -> None:
    (pair,) = samples.of_document(samples.document([(BlockKind.ADDRESS, text, {})])).pairs
    said = Element(ElementKind.LINK, (text,), leads) if leads else text
    assert pair.source.runs[0].inlines == (said,)


def test_sentences_that_have_come_equally_far_make_a_run() -> None:
    runs = samples.edition().pairs[1].target.runs
    assert [(run.mark, run.language, run.gap) for run in runs] == [
        (None, "en", " "),
        (State.DRAFT, "en", " "),
        (State.UNTRANSLATED, "fr", ""),
    ]
    longest = max(samples.edition().pairs, key=lambda pair: len(pair.source.text))
    (long,) = longest.target.runs
    assert long.mark is State.UNTRANSLATED
    assert len("".join(map(str, long.inlines))) > 3000


def test_people_are_named_and_unfinished_work_is_counted() -> None:
    edition = samples.edition()
    assert (edition.translators, edition.reviewers) == (("Ana",), ("Bo",))
    assert edition.drafts == ("b0003.2",)
    assert "b0003.3" in edition.untranslated


def test_a_block_that_the_catalog_does_not_know_is_untranslated() -> None:
    catalog = samples.catalog()
    catalog.segments = [s for s in catalog if s.block_id != "b0003"]
    edition = Edition.build("front", samples.METADATA, samples.document(), catalog)
    (run,) = edition.pairs[1].target.runs
    assert run.mark is State.UNTRANSLATED


def test_a_title_of_the_metadata_wins() -> None:
    metadata = replace(samples.METADATA, translated_title="Front News")
    edition = Edition.build("front", metadata, samples.document(), samples.catalog())
    assert edition.title == "Front News"


def test_a_title_that_is_not_the_first_block_leaves_the_blocks_alone() -> None:
    metadata = replace(samples.METADATA, title="Autre chose")
    edition = Edition.build("front", metadata, samples.document(), samples.catalog())
    assert edition.title == "Autre chose"
    assert edition.pairs[0].id == "b0001"


def elements(inlines: tuple[Inline, ...], kind: ElementKind) -> list[Element]:
    return [inline for inline in inlines if isinstance(inline, Element) and inline.kind is kind]


def test_pictures_are_described_in_both_languages() -> None:
    pair = next(pair for pair in samples.edition().pairs if pair.id == "b0021")
    said = [
        elements(side.runs[0].inlines, ElementKind.IMAGE)[0].description
        for side in (pair.source, pair.target)
    ]
    assert said == ["Une <carte> du front", "A <map> of the front"]


def test_signs_lead_to_their_footnotes() -> None:
    edition = samples.edition()
    (note,) = [pair for pair in edition.pairs if pair.kind is BlockKind.FOOTNOTE]
    pair = next(pair for pair in edition.pairs if pair.id == "b0021")
    for side in (pair.source, pair.target):
        (sign,) = elements(side.runs[0].inlines, ElementKind.NOTE)
        assert (sign.children, sign.address) == (("1",), note.id)


def test_what_a_source_says_of_itself_is_no_text() -> None:
    blocks = [
        Block("b0001", BlockKind.METADATA, "Le titre", 1, label="title"),
        Block("b0002", BlockKind.METADATA, "Moi", 2, label="author"),
        Block("b0003", BlockKind.HEADING, "Le titre", 4, level=1),
        Block("b0004", BlockKind.PARAGRAPH, "Texte.", 6),
    ]
    metadata = replace(samples.METADATA, title="Le titre")
    catalog = Catalog(
        [Segment("b0001.1", "Le titre", "The title", State.TRANSLATED)],
        source_language="fr",
        target_language="en",
    )
    edition = Edition.build("x", metadata, samples.Blocks(blocks), catalog)
    assert [pair.id for pair in edition.pairs] == ["b0004"]
    assert edition.source_title.text == "Le titre"
