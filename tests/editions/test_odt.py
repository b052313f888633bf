from __future__ import annotations

import pytest
from lxml import etree

from tests.archives import members
from tests.editions import samples
from workbench.editions import Edition, Layout, Paper
from workbench.editions.odt import render, spaced

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"


def member(layout: Layout, name: str, paper: Paper = Paper.A4) -> etree._Element:
    return etree.fromstring(members(render(samples.edition(), layout, paper))[name])


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
    assert found[found.index("Crosses en l’air") + 2] == "Rifle butts in the air"


@pytest.mark.parametrize("layout", list(Layout))
def test_styles_inherit_from_common_ones_alone(layout: Layout) -> None:
    """An office knows no style that inherits from an automatic one."""
    made = members(render(samples.of_markdown(samples.LIST), layout))
    content, styles = (etree.fromstring(made[f"{n}.xml"]) for n in ("content", "styles"))
    automatic, common = (
        {style.get(f"{STYLE}name"): style for style in root.find(f"{{*}}{where}")}
        for root, where in ((content, "automatic-styles"), (styles, "styles"))
    )
    for style in [*automatic.values(), *common.values()]:
        assert style.get(f"{STYLE}parent-style-name", "Standard") in common


def test_the_target_alone_has_no_source() -> None:
    assert "Crosses en l’air" not in texts(Layout.TARGET)


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("edition", [samples.edition(), samples.of_markdown(samples.LIST)])
def test_every_style_that_is_used_is_defined(layout: Layout, edition: Edition) -> None:
    made = members(render(edition, layout))
    content, styles = (etree.fromstring(made[f"{n}.xml"]) for n in ("content", "styles"))
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


@pytest.mark.parametrize("layout", list(Layout))
def test_a_note_is_at_the_foot_of_the_page_in_every_language_shown(layout: Layout) -> None:
    content = member(layout, "content.xml")
    (note,) = content.iter(f"{TEXT}note")
    texts = ["".join(p.itertext()) for p in note.iter(f"{TEXT}p")]
    assert texts[-1].endswith("Selon l’agence.")
    assert len(texts) == (1 if layout is Layout.TARGET else 2)
    # The sign of the other language refers to it.
    others = [ref.get(f"{TEXT}ref-name") for ref in content.iter(f"{TEXT}note-ref")]
    assert others == ([] if layout is Layout.TARGET else [note.get(f"{TEXT}id")])


def test_code_keeps_its_indents() -> None:
    assert spaced("if a < b:\n    x") == 'if a &lt; b:<text:line-break/><text:s text:c="4"/>x'
