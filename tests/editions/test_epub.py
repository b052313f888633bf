from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.editions import samples
from tests.editions.validators import book_verdict
from tests.shared import needs_program
from workbench.catalog import Catalog
from workbench.documents import Block, BlockKind
from workbench.editions import Edition, Layout
from workbench.editions.epub import render

LAYOUTS = list(Layout)
XHTML = "{http://www.w3.org/1999/xhtml}"


def book(layout: Layout = Layout.ALTERNATING) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(render(samples.edition(), layout)))


def pages(made: zipfile.ZipFile) -> dict[str, etree._Element]:
    return {
        name.removeprefix("EPUB/"): etree.fromstring(made.read(name))
        for name in made.namelist()
        if name.endswith((".xhtml", ".opf", ".xml"))
    }


def test_the_media_type_comes_first_and_bare() -> None:
    first = book().infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_link_inside_leads_somewhere(layout: Layout) -> None:
    made = pages(book(layout))
    ids = {name: set(page.xpath("//@id")) for name, page in made.items()}
    for name, page in made.items():
        for link in page.iter(f"{XHTML}a"):
            file, _, place = (link.get("href") or "").partition("#")
            if not file.startswith("http"):
                assert place in ids[file or name] | {""}


def test_the_contents_are_in_both_languages() -> None:
    nav = pages(book())["nav.xhtml"]
    entry = next(a for a in nav.iter(f"{XHTML}a") if "#b0004" in (a.get("href") or ""))
    assert [span.get("class") for span in entry.iter(f"{XHTML}span")] == ["source", "target"]


def test_notes_pop_up_and_lead_back() -> None:
    text = pages(book())["text.xhtml"]
    kind = "{http://www.idpf.org/2007/ops}type"
    signs = [a for a in text.iter(f"{XHTML}a") if a.get(kind) == "noteref"]
    (note,) = [aside for aside in text.iter(f"{XHTML}aside") if aside.get(kind) == "footnote"]
    assert [a.get("href") for a in signs] == [f"text.xhtml#{note.get('id')}"] * 2
    assert [a.get("href") for a in note.iter(f"{XHTML}a")] == [
        f"text.xhtml#{note.get('id')}-{language}" for language in ("fr", "en")
    ]


def test_a_note_of_the_title_leads_back_to_its_page() -> None:
    block = Block("b0001", BlockKind.HEADING, "Titre<1/>", 1, 1, {1: ("<sup>[a]</sup>", "")})
    note = Block("b0002", BlockKind.FOOTNOTE, "Note", 2, label="a")
    catalog = Catalog([], source_language="fr", target_language="en")
    metadata = replace(samples.METADATA, title="Titre")
    edition = Edition.build("x", metadata, samples.Blocks([block, note]), catalog)
    made = pages(zipfile.ZipFile(io.BytesIO(render(edition, Layout.COLUMNS))))
    links = [
        a.get("href") for name in ("title", "text") for a in made[f"{name}.xhtml"].iter(f"{XHTML}a")
    ]
    assert links[:2] == ["text.xhtml#b0002"] * 2
    assert links[2] == "title.xhtml#b0002-fr"


def test_people_source_and_terms_are_named() -> None:
    package = book().read("EPUB/package.opf").decode()
    assert ">Ana</dc:contributor>" in package
    assert "Vincent &lt;b&gt;Présumey&lt;/b&gt;</dc:creator>" in package
    assert "https://example.org/articles/front.html?a=1&amp;b=2</dc:source>" in package
    terms = pages(book())["terms.xhtml"]
    assert [cell.text for cell in terms.iter(f"{XHTML}td")] == ["brigade", "brigade"]


def test_the_same_edition_gives_the_same_bytes() -> None:
    edition = samples.edition()
    assert render(edition) == render(edition)


@pytest.mark.external
@needs_program("java")
def test_the_book_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(render(samples.edition()))
    assert book_verdict(path) == (True, [])
