from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.archives import members
from tests.cli.conftest import FRENCH
from workbench.articles import Article
from workbench.articles.importing import ImportOptions, Source
from workbench.editions.formats import render
from workbench.publishing.overview import out_of_date
from workbench.publishing.records import (
    PUBLISHED_NAME,
    Publication,
    path_of,
    place_of,
    publications,
    record,
    revised,
)
from workbench.publishing.snapshot import Snapshot, fingerprint
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

BOOK = Publication(
    "books/nuit, « 2e ».pdf", "pdf", layout="columns", paper="a5", made="2026-11-25 17:30 UTC"
)
WEB = Publication("site", "site", title="Nos textes: tous", url="https://a.org/", drafts=True)


@pytest.fixture
def article(tmp_path: Path) -> Article:
    workspace = Workspace.create(tmp_path)
    source = Source("train.txt", FRENCH.encode())
    return workspace.import_source(source, ImportOptions(source_language="fr")).article


def published(article: Article, *made: Publication) -> list[Publication]:
    text = fingerprint(article)
    for one in made:
        record(article, replace(one, text=text))
    return publications(article)


def test_what_is_recorded_is_read_again_in_the_order_of_its_files(article: Article) -> None:
    text = fingerprint(article)
    since = revised(article, text)
    assert published(article, WEB, BOOK) == [
        replace(one, text=text, revised=since) for one in (BOOK, WEB)
    ]


def test_the_file_does_not_tell_who_published_first(article: Article) -> None:
    published(article, WEB, BOOK)
    path = article.folder / PUBLISHED_NAME
    before = path.read_bytes()
    path.unlink()
    published(article, BOOK, WEB)
    assert path.read_bytes() == before


def test_the_same_text_published_again_changes_nothing(article: Article) -> None:
    published(article, BOOK)
    before = (article.folder / PUBLISHED_NAME).read_bytes()
    published(article, replace(BOOK, made="2027-01-01 00:00 UTC"))
    assert (article.folder / PUBLISHED_NAME).read_bytes() == before
    (now,) = published(article, replace(BOOK, made="2027-01-01 00:00 UTC", paper="a4"))
    assert (now.made, now.paper) == ("2027-01-01 00:00 UTC", "a4")


def stale(article: Article) -> list[Publication]:
    return [one for one, old in out_of_date(article).items() if old]


def edited(article: Article) -> None:
    catalog = article.read_catalog()
    catalog.put(catalog[0].edited("The Night Train", "Ana"))
    catalog.write(article.catalog_path)


def accepted(article: Article) -> None:
    catalog = article.read_catalog()
    catalog.put(catalog[0].edited("The Night Train", "Ana").accepted("Ana"))
    catalog.write(article.catalog_path)


def noted(article: Article) -> None:
    catalog = article.read_catalog()
    catalog.put(catalog[0].noted("a remark", "Ana"))
    catalog.write(article.catalog_path)


def titled(article: Article) -> None:
    with article.metadata_path.open("a", encoding="utf-8") as file:
        file.write("subject: War\n")


def resourced(article: Article) -> None:
    article.source_path.write_bytes(FRENCH.replace("neige", "glace").encode())


@pytest.mark.parametrize("change", [edited, accepted, titled, resourced])
def test_a_change_that_readers_would_see_makes_it_stale(
    article: Article, change: Callable[[Article], None]
) -> None:
    now = published(article, BOOK, WEB)
    assert stale(article) == []
    change(article)
    assert stale(Article(article.folder)) == now


def written_at(article: Article, moment: str) -> Article:
    """Return ``article`` as if its files had been written, or cloned, at ``moment``."""
    for path in (article.metadata_path, article.source_path, article.catalog_path):
        os.utime(path, (datetime.fromisoformat(moment).timestamp(),) * 2)
    return Article(article.folder)


def test_a_text_keeps_the_moment_with_which_it_was_first_published(article: Article) -> None:
    before, cloned, corrected = (f"2026-11-{day}T17:30:00Z" for day in (23, 24, 25))
    assert Snapshot.of(written_at(article, before)).edition().revised == before
    published(article, BOOK)
    assert Snapshot.of(written_at(article, cloned)).edition().revised == before
    accepted(article)
    assert Snapshot.of(written_at(article, corrected)).edition().revised == corrected
    published(article, WEB)
    assert [one.revised for one in publications(article)] == [before, corrected]


def test_the_book_says_when_its_text_was_corrected(article: Article) -> None:
    def modified() -> str:
        book = members(render(Snapshot.of(article).edition(), "epub"))
        return book["EPUB/package.opf"].decode().split("dcterms:modified")[1][2:22]

    written_at(article, "2026-11-23T17:30:00Z")
    assert modified() == "2026-11-23T17:30:00Z"
    accepted(article)
    assert modified() > "2026-11-23T17:30:00Z"


def test_a_faulty_list_of_publications_is_no_obstacle(article: Article) -> None:
    (article.folder / PUBLISHED_NAME).write_text("a.pdf: [\n", "utf-8")
    moment = "2026-11-23T17:30:00Z"
    assert Snapshot.of(written_at(article, moment)).edition().revised == moment


def test_remarks_of_translators_make_nothing_stale(article: Article) -> None:
    published(article, BOOK)
    noted(article)
    assert stale(article) == []


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("a.pdf:\n  format: pfd\n", 2, 'unknown format "pfd"'),
        ("a.pdf:\n  format: pdf\n  layout: rows\n", 3, 'unknown layout "rows"'),
        ("a.pdf:\n  made: today\n", 2, 'unknown format ""'),
        ("a.pdf:\n  format: pdf\n  revised: today\n", 3, "no moment"),
        ("a.pdf:\n  format: pdf\na.pdf:\n  format: pdf\n", 3, "a.pdf"),
        ("<<<<<<< HEAD\na.pdf:\n", 2, "YAML"),
        ('"a\\e[2J.pdf":\n  format: pdf\n', 1, "control character"),
        ('"a\\0.pdf":\n  format: pdf\n', 1, "control character"),
        ('site:\n  format: site\n  title: "a\\e[2J"\n', 3, "control character"),
    ],
)
def test_a_fault_is_told_with_its_line(article: Article, text: str, line: int, named: str) -> None:
    (article.folder / PUBLISHED_NAME).write_text(text, "utf-8")
    with pytest.raises(WorkbenchError, match=named) as caught:
        publications(article)
    assert caught.value.line == line


def test_places_are_told_without_the_name_of_a_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "ana"))
    workspace = tmp_path / "home" / "ana" / "passerelle"
    for place, named in (
        (workspace / "books" / "a.pdf", "books/a.pdf"),
        (tmp_path / "home" / "ana" / "a.pdf", "~/a.pdf"),
        (tmp_path / "a.pdf", (tmp_path / "a.pdf").as_posix()),
    ):
        assert place_of(place, workspace) == named
        assert path_of(Publication(named, "pdf"), workspace) == place


def test_the_home_of_somebody_unknown_is_a_name_like_any_other(tmp_path: Path) -> None:
    assert path_of(Publication("~nobody-here/a.pdf", "pdf"), tmp_path) == (
        tmp_path / "~nobody-here" / "a.pdf"
    )
