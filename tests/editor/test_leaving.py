"""Leaving the editor and its screens: what is saved, what is told, where one comes to."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.editor.driving import (
    SMALL,
    drawn,
    editing,
    screen_of,
    session_of,
    status_of,
    target_of,
    type_text,
    until,
)
from tests.editor.workspaces import SEGMENTS, make_article
from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.catalog.merging import CatalogMerge
from workbench.editor.core.catalog_file import CatalogFile
from workbench.editor.core.saving import Saver, SaveState
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.articles import ArticlesScreen
from workbench.editor.tui.screens.editing import EditingScreen
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow


async def test_what_was_typed_is_kept_when_one_leaves_at_once(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+g", "ctrl+g")
        await type_text(pilot, "Back")
        await pilot.press("ctrl+q")
    assert article.read_catalog()[4].target == "Back"


async def test_help_that_fails_does_not_end_the_sitting(
    workspace: Workspace, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object, *arguments: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr("workbench.editor.core.assistance.Assistant.advise", broken)
    async with editing(workspace, article) as pilot:
        await until(pilot, lambda: "out of memory" in str(status_of(pilot).message))
        await type_text(pilot, "x")
    assert article.read_catalog()[2].target.startswith("x")


async def test_leaving_says_what_came_of_the_sitting(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("enter")
        assert "4/7 +1" in str(screen_of(pilot).query_one(StatusLine).render())
    app = pilot.app
    assert isinstance(app, EditorApp)
    assert app.farewells == ["montagne: 1 finished in this sitting, 4 of 7 in all; saved"]


async def test_what_cannot_be_saved_when_leaving_is_told_and_kept(
    workspace: Workspace, article: Article
) -> None:
    good = article.catalog_path.read_bytes()
    app = EditorApp(workspace, article)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        article.catalog_path.write_bytes(b"<<<<<<< HEAD\n" + good)
        await pilot.press("x")
    with pytest.raises(WorkbenchError, match="kept under"):
        app.close_sessions()
    article.catalog_path.write_bytes(good)
    async with editing(workspace, article) as pilot:
        assert target_of(pilot).text == f"x{SEGMENTS[2].target}"


async def test_a_file_that_cannot_be_written_is_told_once_until_it_can(
    workspace: Workspace, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver, "_RETRY", 0.1)
    tries: list[Catalog] = []
    write = CatalogFile.write

    def counted(file: CatalogFile, catalog: Catalog, adopted: int = 0) -> CatalogMerge | None:
        tries.append(catalog)
        return write(file, catalog, adopted)

    monkeypatch.setattr(CatalogFile, "write", counted)
    good = article.catalog_path.read_bytes()
    async with editing(workspace, article) as pilot:
        article.catalog_path.write_bytes(b"<<<<<<< HEAD\n" + good)
        await type_text(pilot, "x")
        await until(pilot, lambda: status_of(pilot).save_state is SaveState.FAILED)
        await until(pilot, lambda: len(tries) > 4)
        [told] = pilot.app._notifications
        assert "another program left the file unreadable" in told.message
        article.catalog_path.write_bytes(good)
        await until(pilot, lambda: status_of(pilot).save_state is SaveState.SAVED)
        assert "saved after all" in status_of(pilot).message
        assert not list(pilot.app._notifications)
    assert article.read_catalog()[2].target == f"x{SEGMENTS[2].target}"


async def test_saved_is_said_in_words(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        status = screen_of(pilot).query_one(StatusLine)
        seen: list[str] = []
        pilot.app.watch(status, "save_state", lambda state: seen.append(state.value), init=False)
        await type_text(pilot, "x")
        await until(pilot, lambda: seen == ["saving", "saved"])
        assert "saved" in str(status.render())


async def test_an_empty_article_opens(workspace: Workspace) -> None:
    async with editing(workspace, make_article(workspace, (), "vide")) as pilot:
        await pilot.press("ctrl+n", "ctrl+g", "enter", "ctrl+t", "ctrl+o", "ctrl+z", "x", "f3")
        await pilot.press("escape", "ctrl+l", "escape")
        assert session_of(pilot).view.segment is None


async def test_escape_goes_to_the_list_then_to_the_articles_and_back(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await type_text(pilot, "x")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticlesScreen)
        assert article.read_catalog()[2].target.startswith("x")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EditingScreen)


async def test_help_names_every_key(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f1")
        text = "\n".join(str(widget.render()) for widget in pilot.app.screen.query("Static"))
        assert "Ctrl+G" in text
        assert "go to the next unfinished segment" in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, EditingScreen)


async def test_help_says_that_it_scrolls_and_how_to_close_it(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        for key in ("home", "end"):
            await pilot.press(key)
            assert "arrow keys scroll, Escape closes" in drawn(pilot)


async def test_a_broken_catalog_is_told_in_the_list(workspace: Workspace, article: Article) -> None:
    article.catalog_path.write_text('msgid "a\n', encoding="utf-8")
    app = EditorApp(workspace)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: len(app._notifications) == 1)
        assert isinstance(app.screen, ArticlesScreen)


async def test_a_workspace_without_articles_says_how_to_bring_one_in(workspace: Workspace) -> None:
    app = EditorApp(workspace)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#empty").display
        assert not app.screen.query_one(OptionList).display


async def test_a_question_can_be_left(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f4")
        assert isinstance(pilot.app.focused, Input)
        await pilot.press("escape")
        assert session_of(pilot).store.catalog[2] == SEGMENTS[2]


def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press ``keys`` all at once, as a slow line brings them."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key, character))


async def test_keys_that_arrive_together_act_in_their_order(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        catalog = session_of(pilot).store.catalog
        burst(pilot, "end", *"ab", "left", "c", "home", "x", "backspace", "right", "y")
        changed = f"Ay{SEGMENTS[2].target[1:]}acb"
        await until(pilot, lambda: target_of(pilot).text == changed)
        burst(pilot, "end", "d", "ctrl+n", "e", "ctrl+p", "end", "f")
        await until(pilot, lambda: catalog[2].target == f"{changed}df")
        assert catalog[3].target == f"e{SEGMENTS[3].target}"


async def test_what_is_typed_before_leaving_is_kept(workspace: Workspace, article: Article) -> None:
    app = EditorApp(workspace, article)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        burst(pilot, "end", *"abcdef", "ctrl+q")
        while app.return_code is None:
            await asyncio.sleep(0.01)
    app.close_sessions()
    assert article.read_catalog()[2].target == f"{SEGMENTS[2].target}abcdef"


async def test_what_is_typed_before_the_palette_is_typed_in_the_text(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        burst(pilot, "end", *"abcdef", "f12")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await pilot.press("escape")
        assert target_of(pilot).text == f"{SEGMENTS[2].target}abcdef"


async def test_keys_after_one_that_moves_the_focus_are_not_typed(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        burst(pilot, "escape", "j")
        await until(pilot, lambda: session_of(pilot).view.position == 3)
        assert isinstance(pilot.app.focused, SegmentList)
        assert session_of(pilot).store.catalog[2] == SEGMENTS[2]
