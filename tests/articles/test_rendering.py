"""Articles written in the format of their own source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.articles.importing import ImportOptions, Source
from workbench.articles.rendering import target_bytes, target_name
from workbench.workspace import Workspace

PAGE = '<html lang="fr"><body>\n<h1>Le front</h1>\n<p>Un <b>deux. Trois</b> quatre.</p>\n<!-- c -->'


def test_targets_stand_in_the_place_of_their_sources(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path)
    source = Source("page.html", PAGE.encode())
    article = workspace.import_source(source, ImportOptions(slug="front")).article
    assert target_bytes(article) == PAGE.encode()
    catalog = article.read_catalog()
    targets = {
        "Le front": "The front",
        "Un <1>deux.</1>": "One <1>two.</1>",
        "<1>Trois</1> quatre.": "<1>Three</1> four.",
    }
    for segment in catalog.copy():
        catalog.put(replace(segment, target=targets[segment.source]))
    catalog.write(article.catalog_path)
    expected = PAGE.replace("Le front", "The front").replace("Un", "One")
    expected = expected.replace("deux. Trois", "two. Three").replace("quatre", "four")
    expected = expected.replace('lang="fr"', 'lang="en"')
    assert target_bytes(article).decode() == expected
    assert target_name(article) == "front.en.html"
