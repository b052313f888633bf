"""Lists keep what is in their items, and verse stands alike, whatever the format."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from tests.editions import samples
from tests.promises.readers import READABLE, READERS, member
from workbench.documents import BlockKind
from workbench.editions import Layout
from workbench.editions.formats import FORMATS, render
from workbench.editions.structure import ItemList, parts

XHTML = {"x": "http://www.w3.org/1999/xhtml"}
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"


@pytest.mark.parametrize("name", READABLE)
def test_a_stanza_is_whole_before_its_translation(name: str) -> None:
    text = READERS[name](render(samples.edition(), name, Layout.ALTERNATING))
    verses = [
        "Crosses en l’air",
        "et rompons les rangs",
        "Rifle butts in the air",
        "and let us break ranks",
    ]
    places = [text.index(verse) for verse in verses]
    assert places == sorted(places)


@pytest.mark.parametrize("layout", list(Layout))
def test_pages_nest_what_is_in_an_item(layout: Layout) -> None:
    edition = samples.of_markdown(samples.LIST)
    page = lxml_html.document_fromstring(render(edition, "html", layout))
    book = member(render(edition, "epub", layout), "EPUB/text.xhtml")
    for items in (
        page.xpath("//div[@class='text']/ul/li"),
        book.xpath("//x:section/x:ul/x:li", namespaces=XHTML),
    ):
        first, last = items
        inside = [etree.QName(child).localname for child in first]
        assert inside == ["div", "blockquote", "pre", "div", "ul", "div"]
        assert "profond" in "".join(first[4].itertext()).casefold()
        assert "trois" in "".join(last.itertext()).casefold()


@pytest.mark.parametrize("layout", [Layout.ALTERNATING, Layout.TARGET])
def test_markdown_nests_what_is_in_an_item(layout: Layout) -> None:
    made = render(samples.of_markdown(samples.LIST), "md", layout).decode()
    page = lxml_html.document_fromstring(
        MarkdownIt("commonmark").enable("table").render(made.partition("2025")[2])
    )
    first, last = page.xpath("/html/body/ul[1]/li")
    inside = [child.tag for child in first if child.tag != "p"]
    tables = ["table"] * (1 if layout is Layout.TARGET else 2)
    assert inside == ["blockquote", "pre", "ul", *tables]
    assert last.text_content().strip().endswith("TROIS")


def test_text_sets_in_what_is_in_an_item() -> None:
    made = render(samples.of_markdown(samples.LIST), "txt", Layout.TARGET).decode()
    expected = "- UN\n\n  > CITÉ\n\n      code\n\n  SUITE\n\n  - DEUX\n\n    > PROFOND\n\n"
    assert f"{expected}  A | B\n  C | D\n\n- TROIS\n\nDEHORS" in made


@pytest.mark.parametrize("layout", list(Layout))
def test_word_processors_set_in_what_is_in_an_item(layout: Layout) -> None:
    edition = samples.of_markdown(samples.LIST)
    written = docx.Document(io.BytesIO(render(edition, "docx", layout)))
    cells = [cell for table in written.tables for row in table.rows for cell in row.cells]
    indents = {
        paragraph.text: round((paragraph.paragraph_format.left_indent or 0) / 36000)  # mm
        for paragraph in [*written.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    }
    assert [indents[text] for text in ("CITÉ", "code", "SUITE", "PROFOND", "DEHORS")] == [
        14, 7, 7, 21, 0,
    ]  # fmt: skip
    styles = {
        "".join(paragraph.itertext()): str(paragraph.get(STYLE)).replace("_20_", " ")
        for paragraph in member(render(edition, "odt", layout), "content.xml").iter("{*}p")
    }
    assert [styles[text] for text in ("CITÉ", "code", "SUITE", "PROFOND", "DEHORS")] == [
        "Quotation 1 in 1",
        "Code Block in 1",
        "Text body in 1",
        "Quotation 1 in 2",
        "Text body",
    ]


def test_however_deep_lists_and_quotations_are_there_is_an_edition() -> None:
    blocks = [
        (kind, "mot", {"level": level, "label": "-", "within": level if kind is quoted else 0})
        for level in (1, 2, 40, 4000)
        for quoted in [BlockKind.QUOTATION]
        for kind in (BlockKind.LIST_ITEM, quoted)
    ]
    edition = samples.of_document(samples.document(blocks))
    (found,) = parts(edition.pairs)
    assert isinstance(found, ItemList)
    for name in FORMATS:
        assert render(edition, name, Layout.COLUMNS)
