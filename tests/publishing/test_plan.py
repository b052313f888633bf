from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FRENCH
from workbench.articles.importing import ImportOptions, Source
from workbench.editions.formats import FORMATS as EDITIONS
from workbench.publishing.plan import Plan, Request, plan_export, site_request
from workbench.system.errors import RequestError
from workbench.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace called passerelle with two articles, train and gare."""
    workspace = Workspace.create(tmp_path / "passerelle")
    for slug in ("train", "gare"):
        source = Source(f"{slug}.txt", f"{FRENCH}{slug}".encode())
        workspace.import_source(source, ImportOptions(slug=slug, source_language="fr"))
    return workspace


def planned(workspace: Workspace, *articles: str, **asked: Any) -> Plan:
    return plan_export(workspace, Request(articles, **asked))


@pytest.mark.parametrize(
    ("asked", "name", "default"),
    [
        ({}, "html", "train.fr-en.html"),
        ({"output": "books/a.HTM"}, "html", "train.fr-en.html"),
        ({"name": "xliff2"}, "xliff2", "train.fr-en.xlf"),
        ({"name": "same"}, "same", "train.en.txt"),
        ({"name": "moses"}, "moses", "train.fr-en"),
    ],
)
def test_a_plan_says_the_format_and_how_a_file_is_called_that_nobody_named(
    workspace: Workspace, asked: dict[str, str], name: str, default: str
) -> None:
    plan = planned(workspace, "train", **asked)
    assert (plan.request.format, plan.default) == (name, default)


def test_data_of_all_articles_are_called_after_the_workspace(workspace: Workspace) -> None:
    plan = planned(workspace, every=True, name="tmx")
    assert [article.slug for article in plan.articles] == ["gare", "train"]
    assert plan.default == "passerelle.tmx"


@pytest.mark.parametrize("name", EDITIONS)
def test_a_plan_says_what_goes_without_saying(workspace: Workspace, name: str) -> None:
    made = planned(workspace, "train", name=name).publication
    assert made.layout == EDITIONS[name].layout
    assert made.paper == ("a4" if EDITIONS[name].paged else "")


@pytest.mark.parametrize(
    ("articles", "asked", "said"),
    [
        ([], {}, "name an ARTICLE"),
        ([], {"name": "csv"}, "name an ARTICLE, or take --all"),
        (["train", "gare"], {"name": "epub"}, "epub is made of one article at a time"),
        (["train"], {"output": "a.xyz"}, r'no format goes with "\.xyz"'),
        (["train"], {"name": "html", "paper": "a5"}, r"with pages \(pdf, docx, odt\)"),
        (["train"], {"name": "moses", "output": "-"}, "moses makes two files"),
    ],
)
def test_what_cannot_be_meant_is_no_plan(
    workspace: Workspace, articles: list[str], asked: dict[str, str], said: str
) -> None:
    with pytest.raises(RequestError, match=said):
        planned(workspace, *articles, **asked)


def test_a_site_stands_at_an_address_that_browsers_open() -> None:
    assert site_request("", "https://example.org/", drafts=False).format == "site"
    with pytest.raises(RequestError, match="--url must be an address"):
        site_request("", "javascript:x", drafts=False)
