"""However much is asked of an article when it is published, its catalog is read once."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.articles import Article
from workbench.articles.importing import ImportOptions, Source
from workbench.cli.group import workbench
from workbench.publishing.formats import PUBLISHED
from workbench.workspace import Workspace

SLUGS = ["front", "retour"]

#: How often each catalog was opened, while somebody counts, and in which folder: another
#: test's thread may still read elsewhere.
_opened: Counter[str] | None = None
_counted = ""


def _count(event: str, arguments: tuple[object, ...]) -> None:
    """Count what Python opens, whichever way that is done."""
    if event != "open" or _opened is None:
        return
    path = str(arguments[0])
    if path.endswith("en.po") and path.startswith(_counted):
        _opened[Path(path).parent.name] += 1


sys.addaudithook(_count)


@pytest.fixture
def reads(tmp_path: Path) -> Iterator[Counter[str]]:
    """How often the catalog of each article has been opened, by slug."""
    global _opened, _counted
    _opened, _counted = Counter(), str(tmp_path)
    yield _opened
    _opened = None


def finish(article: Article, target: str) -> None:
    catalog = article.read_catalog()
    catalog.put(catalog[0].edited(target, "Ana").accepted("Ana"))
    catalog.write(article.catalog_path)


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Article]:
    """Two finished articles, in a workspace in the current folder."""
    monkeypatch.chdir(tmp_path)
    workspace = Workspace.create(tmp_path)
    for slug in SLUGS:
        source = Source(f"{slug}.txt", f"Le {slug}.\n".encode())
        article = workspace.import_source(
            source, ImportOptions(slug=slug, source_language="fr")
        ).article
        finish(article, f"The {slug}.")
    return workspace.articles


def run(*arguments: str) -> None:
    workbench.main(arguments, standalone_mode=False)


@pytest.mark.parametrize("name", PUBLISHED)
def test_for_an_edition(articles: list[Article], reads: Counter[str], name: str) -> None:
    run("export", "front", "--format", "txt", "-o", "books/front.txt")
    finish(articles[0], "The front line.")
    reads.clear()
    # Drafts and errors are looked for, and the other edition, now out of date, is told.
    run("export", "front", "--format", name, "--no-drafts")
    assert reads == {"front": 1}


def test_for_a_site(articles: list[Article], reads: Counter[str]) -> None:
    for _ in range(2):
        reads.clear()
        run("site")
        assert reads == {"front": 1, "retour": 1}


def test_for_all_editions_that_are_made_again(articles: list[Article], reads: Counter[str]) -> None:
    for name in ("txt", "html", "md"):
        run("export", "front", "--format", name)
    finish(articles[0], "The front line.")
    reads.clear()
    run("export", "--stale")
    assert reads == {"front": 1}
