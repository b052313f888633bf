"""An article's catalog, changed while no other program writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.articles import Article
from workbench.articles.importing import ImportOptions, Source
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace


@pytest.fixture
def article(tmp_path: Path) -> Article:
    facts = ImportOptions(slug="front", source_language="fr")
    source = Source("front.txt", "Il a neigé.\n\nLe train part demain.".encode())
    return Workspace.create(tmp_path).import_source(source, facts).article


def test_a_changed_catalog_is_written(article: Article) -> None:
    with article.changing_catalog() as catalog:
        catalog.put(catalog[1].edited("The train leaves tomorrow.", "Ana"))
    assert article.read_catalog()[1].target == "The train leaves tomorrow."


def test_an_unchanged_catalog_is_not_written(article: Article) -> None:
    # Spelled as no program here would, so that writing it again would show.
    spelled = article.catalog_bytes().replace(b'msgstr ""', b'msgstr  ""')
    article.catalog_path.write_bytes(spelled)
    with article.changing_catalog() as catalog:
        catalog.put(catalog[1])
    assert article.catalog_bytes() == spelled


def test_a_change_that_fails_leaves_the_catalog_as_it_was(article: Article) -> None:
    before = article.catalog_bytes()
    with pytest.raises(WorkbenchError), article.changing_catalog() as catalog:
        catalog.put(catalog[0].edited("It snowed.", "Ana"))
        raise WorkbenchError("no more")
    assert article.catalog_bytes() == before


def test_a_segment_that_is_gone_is_none(article: Article) -> None:
    catalog = article.read_catalog()
    assert catalog.get(catalog[0].id) is catalog[0]
    assert catalog.get("b9999.1") is None
