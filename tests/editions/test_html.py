from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from tests.editions import samples
from tests.editions.validators import accessibility_faults, html_verdict
from tests.shared import needs_program
from workbench.editions import Layout
from workbench.editions.html import render
from workbench.text.inline import without_tags

if TYPE_CHECKING:
    from tests.devtools import Browser, Page

LAYOUTS = list(Layout)


def parsed(layout: Layout) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(render(samples.edition(), layout))


def text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_segment_stands_on_both_sides_in_order() -> None:
    page = parsed(Layout.COLUMNS)
    for side, choose in (("source", lambda s: s.source), ("target", lambda s: s.target)):
        shown = " ".join(without_tags(text(element)) for element in page.find_class(side))
        position = 0
        for segment in samples.catalog():
            # The beginning is enough: pictures have no words in a segment.
            wanted = without_tags(choose(segment) or segment.source)[:20].strip()
            position = shown.find(wanted, position)
            assert position >= 0, (side, segment.id)
            position += len(wanted)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_passage_says_its_language(layout: Layout) -> None:
    page = parsed(layout)
    languages = {
        side: {element.get("lang") for element in page.find_class(side)}
        for side in ("source", "target")
    }
    assert languages["target"] == {"en"}
    assert languages["source"] == (set() if layout is Layout.TARGET else {"fr"})
    assert {e.get("lang") for e in page.find_class("untranslated")} == {"fr"}


def test_drafts_are_marked_and_explained() -> None:
    page = parsed(Layout.TARGET)
    (draft,) = page.find_class("draft")
    assert text(draft) == "draft It awaits relief."
    assert "by machine" in text(page.find_class("notice")[0])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_hostile_gets_through(layout: Layout) -> None:
    page = parsed(layout)
    assert not page.xpath("//script|//iframe|//img|//object|//link|//*[@style]")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    hrefs = set(page.xpath("//a/@href"))
    assert all(href.startswith(("https://", "#b0")) for href in hrefs), hrefs
    assert "<script>alert(1)</script> & <1> is no tag." in page.text_content()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_footnotes_are_linked_both_ways(layout: Layout) -> None:
    page = parsed(layout)
    signs = page.xpath("//a[@role='doc-noteref']")
    backs = page.xpath("//a[@role='doc-backlink']")
    assert len(signs) == len(backs) == (1 if layout is Layout.TARGET else 2)
    for sign, back in zip(signs, backs, strict=True):
        (note,) = page.xpath("//*[@id=$id]", id=sign.get("href")[1:])
        assert back in note.iter()
        assert page.xpath("//*[@id=$id]", id=back.get("href")[1:]) == [sign.getparent()]


def test_readers_choose_their_language_without_a_script() -> None:
    choices = parsed(Layout.COLUMNS).xpath("//input[@name='read']/@value")
    assert choices == ["both", "source", "target"]
    assert not parsed(Layout.TARGET).xpath("//input")


def test_a_page_without_drafts_warns_of_nothing() -> None:
    from dataclasses import replace

    edition = replace(samples.edition(), drafts=(), untranslated=())
    assert b'class="notice"' not in render(edition)


def test_the_same_article_gives_the_same_bytes() -> None:
    assert render(samples.edition()) == render(samples.edition())


@pytest.mark.external
@needs_program("java")
@needs_program("npm")
def test_the_page_is_valid(tmp_path: Path) -> None:
    for layout in LAYOUTS:
        (tmp_path / f"{layout}.html").write_bytes(render(samples.edition(), layout))
    assert html_verdict(tmp_path) == (0, "")


@asynccontextmanager
async def shown(browser: Browser, folder: Path, layout: Layout) -> AsyncIterator[Page]:
    """Show the edition in a browser."""
    path = folder / "page.html"
    path.write_bytes(render(samples.edition(), layout))
    async with browser.page() as page:
        await page.open(path.as_uri())
        await page.wait_for("location.protocol == 'file:' && document.readyState == 'complete'")
        yield page


@pytest.mark.external
@needs_program("chromium")
@pytest.mark.parametrize("width", [320, 390])
async def test_a_phone_needs_no_scrolling_sideways(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    phone = {"width": width, "height": 400, "deviceScaleFactor": 1, "mobile": True}
    async with shown(browser, tmp_path, Layout.COLUMNS) as page:
        await page.call("Emulation.setDeviceMetricsOverride", **phone)
        widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        assert await page.evaluate(widths) == [width, width]


@pytest.mark.external
@needs_program("chromium")
@needs_program("npm")
@pytest.mark.parametrize(
    ("layout", "dark"), [(Layout.COLUMNS, False), (Layout.COLUMNS, True), (Layout.TARGET, False)]
)
async def test_the_page_is_accessible(
    browser: Browser, tmp_path: Path, layout: Layout, dark: bool
) -> None:
    async with shown(browser, tmp_path, layout) as page:
        assert await accessibility_faults(page, dark=dark) == []
