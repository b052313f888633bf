from __future__ import annotations

import io

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from tests.editions import samples
from workbench.editions import Layout, Paper
from workbench.editions.docx import render


def opened(layout: Layout, paper: Paper = Paper.A4) -> WordDocument:
    return Document(io.BytesIO(render(samples.edition(), layout, paper)))


def test_pairs_stand_beside_each_other_in_order() -> None:
    rows = [
        tuple(cell.text for cell in row.cells)
        for table in opened(Layout.COLUMNS).tables
        for row in table.rows
    ]
    assert ("Crosses en l’air", "Rifle butts in the air") in rows
    assert ("•\tLe pain", "•\tBread") in rows
    texts = [source for source, _ in rows]
    assert texts.index("Crosses en l’air") < texts.index("•\tLe pain")


def test_alternating_texts_follow_each_other() -> None:
    texts = [paragraph.text for paragraph in opened(Layout.ALTERNATING).paragraphs]
    position = texts.index("Crosses en l’air")
    assert texts[position + 2] == "Rifle butts in the air"


def test_the_target_alone_has_no_source() -> None:
    texts = [paragraph.text for paragraph in opened(Layout.TARGET).paragraphs]
    assert "Crosses en l’air" not in texts
    assert "Rifle butts in the air" in texts


@pytest.mark.parametrize("layout", list(Layout))
def test_headings_are_headings_and_titles_are_titles(layout: Layout) -> None:
    document = opened(layout)
    styles = {paragraph.style.name: paragraph.text for paragraph in document.paragraphs}
    assert styles["Title"] == "News from the Front"
    headings = [
        "".join(text.text for text in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
        if paragraph.style == "Heading1"
    ]
    assert any("Ce que disent les soldats" in heading for heading in headings)


def test_every_run_of_text_says_its_language() -> None:
    table = opened(Layout.COLUMNS).tables[0]
    languages = [
        {
            mark.get(qn("w:val"))
            for row in table.rows
            for mark in row.cells[side]._tc.iter(qn("w:lang"))
        }
        for side in (0, 1)
    ]
    assert languages == [{"fr-FR"}, {"en-GB", "fr-FR"}]


def test_drafts_are_marked() -> None:
    document = opened(Layout.TARGET)
    (paragraph,) = [p for p in document.paragraphs if "It awaits relief." in p.text]
    styles = {run.text.strip(): run.style.name for run in paragraph.runs}
    assert styles["draft"] == "Draft Mark"
    assert styles["It awaits relief."] == "Draft Text"
    assert styles["is holding."] == "Default Paragraph Font"


def test_links_are_safe() -> None:
    document = opened(Layout.COLUMNS)
    external = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert "https://example.org/autre" in external
    assert all(address.startswith("https://") for address in external)


@pytest.mark.parametrize("layout", list(Layout))
def test_a_note_is_at_the_foot_of_the_page_in_every_language_shown(layout: Layout) -> None:
    document = opened(layout)
    body = document.element.body
    (part,) = [rel.target_part for rel in document.part.rels.values() if "footnotes" in rel.reltype]
    *_, note = etree.fromstring(part.blob)
    texts = ["".join(p.itertext()) for p in note]
    assert texts[-1].endswith("Selon l’agence.")
    assert len(texts) == (1 if layout is Layout.TARGET else 2)
    (sign,) = body.iter(qn("w:footnoteReference"))
    assert sign.get(qn("w:id")) == note.get(qn("w:id"))
    # The sign of the other language refers to it.
    (place,) = [
        mark.get(qn("w:name"))
        for mark in body.iter(qn("w:bookmarkStart"))
        if mark.getnext() is sign.getparent()
    ]
    fields = [field.get(qn("w:instr")) for field in body.iter(qn("w:fldSimple"))]
    assert fields == ([] if layout is Layout.TARGET else [f"NOTEREF {place} \\h"])


def test_pages_have_the_size_asked_for() -> None:
    section = opened(Layout.TARGET, Paper.A5).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (148, 210)
