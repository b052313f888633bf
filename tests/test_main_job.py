"""The main job on a real article: from text to a bilingual edition, nothing between left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.cli.conftest import Run, run, workspace  # noqa: F401 - fixtures
from tests.shared import ROOT, SHARED, needs_shared
from workbench.editor.tui.app import EditorApp
from workbench.text.segmentation import Splitter
from workbench.workspace import Workspace

pytestmark = [pytest.mark.external, needs_shared]

ARTICLE = SHARED / "articles" / "mutineries.fr.txt"
SEGMENTS = 30


@pytest.fixture
def slug(run: Run, workspace: Path) -> str:  # noqa: F811
    """The real article, imported and translated in a workspace with the sample glossary."""
    for terms in (ROOT / "glossary").glob("*.yaml"):
        (workspace / "glossary" / terms.name).write_bytes(terms.read_bytes())
    imported = run("import", ARTICLE)
    assert imported.returncode == 0, imported.stderr
    slug = imported.stdout.strip()
    translated = run("translate", slug)
    assert translated.returncode == 0, translated.stderr
    return slug


def test_the_article_is_split_as_a_careful_reader_would(slug: str, workspace: Path) -> None:  # noqa: F811
    catalog = Workspace(workspace).article(slug).read_catalog()
    assert len(catalog) == SEGMENTS
    kinds = [segment.context.partition(",")[0] for segment in catalog]
    assert kinds.count("heading") == 3
    assert kinds.count("date line") == 1
    assert kinds[-1] == "address"
    assert catalog[-1].target == catalog[-1].source
    # No sentence is cut: splitting each again changes nothing.
    splitter = Splitter()
    assert all(len(splitter.sentences(s.source, "fr")) == 1 for s in catalog)


def test_every_segment_is_drafted_with_its_origin_and_its_terms(
    slug: str,
    workspace: Path,  # noqa: F811
) -> None:
    catalog = Workspace(workspace).article(slug).read_catalog()
    drafts = [segment for segment in catalog if segment.state == "draft"]
    assert len(drafts) == SEGMENTS - 1
    assert {segment.origin for segment in drafts} == {"argos fr_en 0.2"}
    brigade = next(segment for segment in catalog if "63e brigade" in segment.source)
    assert any(term.startswith("brigade mécanisée = ") for term in brigade.terms)


async def test_corrections_by_key_reach_the_edition(
    slug: str,
    run: Run,  # noqa: F811
    workspace: Path,  # noqa: F811
) -> None:
    place = Workspace(workspace)
    app = EditorApp(place, place.article(slug))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("escape")  # a volunteer who is new here is greeted
        await pilot.press("ctrl+n")
        await pilot.press("home", "ctrl+k", *"Out", "space", *"of", "space", *"Russia")
        await pilot.press("enter")
        await pilot.pause()
    app.close_sessions()
    segment = place.article(slug).read_catalog()[1]
    assert (segment.target, segment.state, segment.origin) == (
        "Out of Russia",
        "translated",
        "human",
    )

    checked = run("check", slug, "--format", "json")
    assert checked.returncode == 1  # a machine's drafts are never without a fault
    assert segment.id not in checked.stdout, "the corrected segment has no finding"

    done = run("export", slug, "--format", "html", "-o", "-")
    assert done.returncode == 0, done.stderr
    page = html.fromstring(done.stdout)
    words = {
        language: " ".join(" ".join(page.xpath(f'//*[@lang="{language}"]//text()')).split())
        for language in ("fr", "en")
    }
    position = {"fr": 0, "en": 0}
    for segment in place.article(slug).read_catalog():
        for language, text in (("fr", segment.source), ("en", segment.target)):
            found = words[language].find(" ".join(text.split()), position[language])
            assert found >= 0, (language, text)
            position[language] = found
