"""Replacing in all articles: the others are written aside, and undoing takes all of it back."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.editor.driving import editing, session_of, status_of, until
from tests.editor.workspaces import SEGMENTS, make_article
from workbench.articles import Article
from workbench.catalog import Catalog, Segment, State
from workbench.catalog.merging import CatalogMerge
from workbench.editor.core.catalog_file import CatalogFile
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.articles import ArticlesScreen
from workbench.editor.tui.screens.editing import EditingScreen
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow


async def replace_everywhere(pilot: Pilot[None], words: str, by: str, count: int) -> None:
    """Replace ``words`` in all articles, having seen that ``count`` segments change."""
    await pilot.press("escape", "R", *words, "tab", *by, "tab", "tab", "tab", "tab", "space")
    found = pilot.app.screen.query_one("#found")
    await until(pilot, lambda: f"{count} segments change" in str(found.render()))
    await pilot.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "enter")


MEN = (
    Segment("b0001.1", "Les hommes.", "The men.", State.DRAFT, "argos"),
    Segment("b0001.2", "Des hommes.", "Some men.", State.DRAFT, "argos"),
)


def targets(article: Article) -> list[str]:
    return [segment.target for segment in article.read_catalog()]


async def test_words_are_replaced_in_all_articles_when_seen_and_that_is_one_step(
    workspace: Workspace, article: Article
) -> None:
    other = make_article(workspace, MEN, "autre")
    async with editing(workspace, article) as pilot:
        await replace_everywhere(pilot, "men", "people", 3)
        assert "21 people left" in session_of(pilot).store.catalog[3].target
        await until(pilot, lambda: targets(other) == ["The people.", "Some people."])
        await until(pilot, lambda: "people" in article.catalog_path.read_text(encoding="utf-8"))
        await pilot.press("u")
        assert session_of(pilot).store.catalog[3] == SEGMENTS[3]
        await until(pilot, lambda: tuple(other.read_catalog()) == MEN)
        await pilot.press("U")
        assert "21 people left" in session_of(pilot).store.catalog[3].target
        await until(pilot, lambda: targets(other) == ["The people.", "Some people."])
        told = [notification.message for notification in pilot.app._notifications]
        assert told == ["replacing: 2 segments in 1 other article"] * 3
    assert "21 people left" in article.read_catalog()[3].target


async def test_enter_replaces_from_a_choice_too_and_space_ticks_it(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("escape", "R", *"men", "tab", *"people", "tab", "space")
        found = pilot.app.screen.query_one("#found")
        await until(pilot, lambda: "1 segment changes" in str(found.render()))
        assert "men → people" in str(found.render())
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditingScreen))
        assert "21 people left" in session_of(pilot).store.catalog[3].target


async def test_undoing_in_all_articles_leaves_alone_what_others_changed_since(
    workspace: Workspace, article: Article
) -> None:
    other = make_article(workspace, MEN, "autre")
    broken = make_article(workspace, MEN[:1], "brouillon")
    async with editing(workspace, article) as pilot:
        await replace_everywhere(pilot, "men", "people", 4)
        await until(pilot, lambda: targets(broken) == ["The people."])
        catalog = other.read_catalog()
        catalog.put(replace(catalog[0], target="Humans."))
        catalog.write(other.catalog_path)
        broken.catalog_path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
        await pilot.press("u")
        assert session_of(pilot).store.catalog[3] == SEGMENTS[3]
        await until(pilot, lambda: targets(other) == ["Humans.", MEN[1].target])
        await until(pilot, lambda: not pilot.app.busy)  # type: ignore[attr-defined]
        await pilot.pause()
        told = [notification.message for notification in pilot.app._notifications]
        assert any("1 segment left alone: changed since" in message for message in told)
        assert any("brouillon stays as it is" in message for message in told)
        assert broken.catalog_path.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


async def test_the_step_can_be_undone_when_its_article_is_opened_again(
    workspace: Workspace, article: Article
) -> None:
    other = make_article(workspace, MEN, "autre")
    async with editing(workspace, article) as pilot:
        await replace_everywhere(pilot, "men", "people", 3)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticlesScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditingScreen))
        assert session_of(pilot).article.slug == article.slug
        await pilot.press("ctrl+z")
        assert session_of(pilot).store.catalog[3] == SEGMENTS[3]
        await until(pilot, lambda: tuple(other.read_catalog()) == MEN)
    assert article.read_catalog()[3] == SEGMENTS[3]


async def test_other_articles_are_written_aside_and_before_the_end(
    workspace: Workspace, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys act while they are written; leaving waits for them."""
    other = make_article(workspace, MEN, "autre")
    free = threading.Event()
    write = CatalogFile.write

    def slow(file: CatalogFile, catalog: Catalog, adopted: int = 0) -> CatalogMerge | None:
        if file._article.slug == "autre":
            free.wait(60)
        return write(file, catalog, adopted)

    monkeypatch.setattr(CatalogFile, "write", slow)
    async with editing(workspace, article) as pilot:
        await replace_everywhere(pilot, "men", "people", 3)
        await until(pilot, lambda: "replacing: 0 of 1" in status_of(pilot).message)
        await pilot.press("g")
        assert session_of(pilot).view.position == 0
        await pilot.press("u")  # waits its turn
        assert session_of(pilot).store.catalog[3] == SEGMENTS[3]
        assert tuple(other.read_catalog()) == MEN
        app = pilot.app
        assert isinstance(app, EditorApp)
        assert app.busy
        await pilot.press("ctrl+q")
        free.set()
    assert tuple(other.read_catalog()) == MEN
    assert not app.busy
    assert app.farewells == ["replacing: 2 segments in 1 other article"] * 2
