from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.editions import samples
from tests.editions.validators import html_verdict
from tests.shared import needs_program
from workbench.editions import Edition
from workbench.editions.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"


def edition(slug: str, date: str = "", subject: str = "") -> Edition:
    metadata = replace(samples.METADATA, date=date, subject=subject, url=f"https://a.org/{slug}")
    return replace(samples.edition(), slug=slug, metadata=metadata)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    editions = (
        edition("old", "2024-01-02", "War"),
        edition("new", "2025-06-22", "Work <b>"),
        edition("none"),
    )
    site = Site("Deux <langues>", "en", editions, "https://example.org/")
    return dict(site.files())


def page(files: dict[str, bytes], name: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(files[name])


def test_every_link_leads_somewhere(files: dict[str, bytes]) -> None:
    for name in [name for name in files if name.endswith(".html")]:
        folder = name.rpartition("/")[0]
        for href in page(files, name).xpath("//body//a/@href"):
            if not href.startswith(("https://", "#")):
                path = f"{folder}/{href}" if folder else href
                path = path.partition("/../")[2] if "/../" in path else path
                assert path in files, (name, href)


def test_the_index_has_the_newest_first_and_every_subject(files: dict[str, bytes]) -> None:
    index = page(files, "index.html")
    dates = index.xpath("//section[@aria-labelledby='dates']")[0]
    assert dates.xpath(".//h3/text()") == ["2025", "2024", "Undated"]
    assert dates.xpath(".//a/@href") == [f"{slug}/index.html" for slug in ("new", "old", "none")]
    subjects = index.xpath("//section[@aria-labelledby='subjects']")[0]
    assert subjects.xpath(".//h3/text()") == ["War", "Work <b>", "Other subjects"]


def test_pages_say_where_their_other_languages_are(files: dict[str, bytes]) -> None:
    head = page(files, "new/index.html").xpath("//head/link[@rel='alternate']")
    assert {link.get("hreflang"): link.get("href") for link in head} == {
        "en": "https://example.org/new/en.html",
        "x-default": "https://example.org/new/index.html",
        "fr": "https://a.org/new",
    }


def test_the_feed_lists_the_newest_first(files: dict[str, bytes]) -> None:
    feed = etree.fromstring(files["feed.xml"])
    links = [
        link.get("href")
        for entry in feed.iter(f"{ATOM}entry")
        for link in entry.iter(f"{ATOM}link")
    ]
    assert links[0] == "https://example.org/new/index.html"
    assert feed.findtext(f"{ATOM}title") == "Deux <langues>"
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 4


def test_every_article_has_its_books(files: dict[str, bytes]) -> None:
    assert files["new/new.epub"].startswith(b"PK")
    assert files["new/new.pdf"].startswith(b"%PDF")


@pytest.mark.external
@needs_program("java")
@needs_program("npm")
def test_the_pages_are_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("index.html", "new/index.html", "new/en.html"):
        (tmp_path / name.replace("/", "-")).write_bytes(files[name])
    assert html_verdict(tmp_path) == (0, "")
