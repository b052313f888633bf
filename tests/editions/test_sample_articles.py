"""The articles that the project ships, through the validators of other people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions.validators import book_verdict, html_verdict
from tests.shared import ROOT, needs_program
from workbench.editions import Edition, Layout
from workbench.editions.formats import render
from workbench.publishing.refusals import refuse_drafts
from workbench.publishing.snapshot import Snapshot
from workbench.workspace import Workspace

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def editions() -> list[Edition]:
    workspace = Workspace(ROOT)
    return [Snapshot.of(article).edition(workspace.glossary) for article in workspace.articles]


@needs_program("java")
@needs_program("npm")
def test_their_pages_are_valid(editions: list[Edition], tmp_path: Path) -> None:
    for edition in editions:
        for layout in Layout:
            path = tmp_path / f"{edition.slug}-{layout}.html"
            path.write_bytes(render(edition, "html", layout))
    assert html_verdict(tmp_path) == (0, "")


@pytest.mark.slow
@needs_program("java")
def test_their_books_are_valid(editions: list[Edition], tmp_path: Path) -> None:
    for edition in editions:
        path = tmp_path / f"{edition.slug}.epub"
        path.write_bytes(render(edition, "epub"))
        assert book_verdict(path) == (True, [])


@pytest.mark.parametrize("layout", list(Layout))
def test_their_pages_on_paper_keep_the_standard_of_accessible_documents(
    editions: list[Edition], layout: Layout
) -> None:
    for edition in editions:
        made = render(edition, "pdf", layout)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in made, edition.slug


def test_nothing_in_them_is_unfinished() -> None:
    articles = Workspace(ROOT).articles
    assert articles
    for article in articles:
        refuse_drafts(article.slug, article.read_catalog())
