from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.editions import samples
from tests.editions.offices import text_in_office
from tests.shared import needs_program
from workbench.editions import Layout, Paper
from workbench.editions.odt import render, spaced

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"


def member(layout: Layout, name: str, paper: Paper = Paper.A4) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(render(samples.edition(), layout, paper))) as made:
        return etree.fromstring(made.read(name))


def texts(layout: Layout) -> list[str]:
    return ["".join(p.itertext()) for p in member(layout, "content.xml").iter(f"{TEXT}p")]


def test_pairs_stand_beside_each_other() -> None:
    rows = [
        ["".join(cell.itertext()) for cell in row.iter(f"{TABLE}table-cell")]
        for row in member(Layout.COLUMNS, "content.xml").iter(f"{TABLE}table-row")
    ]
    assert ["Crosses en l’air", "Rifle butts in the air"] in rows


def test_alternating_texts_follow_each_other() -> None:
    found = texts(Layout.ALTERNATING)
    assert found[found.index("Crosses en l’air") + 1] == "Rifle butts in the air"


def test_the_target_alone_has_no_source() -> None:
    assert "Crosses en l’air" not in texts(Layout.TARGET)


def test_every_style_that_is_used_is_defined() -> None:
    content, styles = (member(Layout.COLUMNS, name) for name in ("content.xml", "styles.xml"))
    name = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
    defined = {e.get(name) for root in (content, styles) for e in root.iter() if e.get(name)}
    used = {
        value
        for element in content.iter()
        for key, value in element.attrib.items()
        if str(key).endswith("}style-name")
    }
    assert used <= defined


def test_links_are_safe() -> None:
    links = [a.get(LINK) for a in member(Layout.COLUMNS, "content.xml").iter(f"{TEXT}a")]
    assert "https://example.org/autre" in links
    assert all(str(link).startswith(("https://", "#")) for link in links)


def test_code_keeps_its_indents() -> None:
    assert spaced("if a < b:\n    x") == 'if a &lt; b:<text:line-break/><text:s text:c="4"/>x'


def test_the_same_edition_gives_the_same_bytes() -> None:
    edition = samples.edition()
    assert render(edition) == render(edition)


@pytest.mark.external
@needs_program("soffice")
def test_an_office_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "front.odt"
    path.write_bytes(render(samples.edition(), Layout.COLUMNS))
    text = text_in_office(path)
    assert "Rifle butts in the air" in text
    assert "<script>alert(1)</script> & <1> is no tag." in text
