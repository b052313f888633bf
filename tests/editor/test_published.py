"""Editions that are out of date are told where one corrects, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editor.conversations import said
from tests.editor.driving import editing, screen_of, until
from tests.editor.terminal import terminal
from workbench.articles import Article
from workbench.editor.core.published import Published
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.published import PublishedScreen
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.publishing.records import Publication, publications, record
from workbench.publishing.snapshot import fingerprint
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow


def publish(article: Article, *files: str) -> None:
    """Publish ``article`` as it is now, in files that say nothing."""
    for file in files:
        path = article.folder.parent.parent / file
        path.parent.mkdir(exist_ok=True)
        path.touch()
        made = Publication(file, "epub", made="2026-11-25 17:30 UTC", text=fingerprint(article))
        record(article, made)


@pytest.fixture
def published(article: Article) -> Article:
    """An article of which two editions say what it says."""
    publish(article, "montagne.epub", "books/montagne.epub")
    return article


async def test_a_correction_makes_them_stale_and_undoing_it_does_not(
    workspace: Workspace, published: Article
) -> None:
    async with editing(workspace, published) as pilot:
        screen = screen_of(pilot)
        status = screen.query_one(StatusLine)
        screen.publications.look_if_changed()
        await until(pilot, lambda: screen.publications.published.editions)
        assert status.stale == ""
        await pilot.press("!")
        await until(pilot, lambda: status.stale)
        assert "2 editions out of date" in str(status.render())
        await pilot.press("ctrl+z")
        await until(pilot, lambda: not status.stale)


async def test_they_are_named_with_what_makes_them_again(
    workspace: Workspace, published: Article
) -> None:
    async with editing(workspace, published) as pilot:
        screen = screen_of(pilot)
        await pilot.press("!")
        await until(pilot, lambda: screen.query_one(StatusLine).stale)
        publish(published, "new.epub")
        screen.publications.look_if_changed()
        await until(pilot, lambda: len(screen.publications.published.editions) == 3)
        await pilot.press("escape", "P")
        await until(pilot, lambda: isinstance(pilot.app.screen, PublishedScreen))
        shown = [str(static.render()) for static in pilot.app.screen.query("Static")]
        lines = "\n".join(shown)
        assert "books/montagne.epub  out of date" in lines
        assert "workbench export montagne --stale" in lines


async def test_nothing_published_and_a_fault_are_told(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        status = screen_of(pilot).query_one(StatusLine)
        await pilot.press("escape", "P")
        assert status.message == "nothing was published of this article yet"
        (article.folder / "published.yaml").write_text("a.epub: {format: stone}\n", "utf-8")
        screen_of(pilot).publications.look_if_changed()
        await until(pilot, lambda: status.stale)
        assert status.stale == "published.yaml has a fault"


async def test_the_list_of_articles_tells_it(workspace: Workspace, published: Article) -> None:
    catalog = published.read_catalog()
    catalog.put(catalog[2].accepted("Ana"))
    catalog.write(published.catalog_path)
    app = EditorApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        articles = app.screen.query_one("OptionList")
        await until(
            pilot,
            lambda: "2 editions out of date" in str(articles.get_option_at_index(0).prompt),  # type: ignore[attr-defined]
        )


def test_the_linear_mode_reads_it(workspace: Workspace, published: Article) -> None:
    assert "out of date" not in said(workspace, "p", "q")
    heard = said(workspace, "a", "p", "q")
    assert "out of date: books/montagne.epub, made 2026-11-25 17:30 UTC\n" in heard
    assert "workbench export montagne --stale makes them again, when you have left\n" in heard
    assert "2 editions out of date; progress names them\n" in said(workspace, "q")


@pytest.mark.process
@pytest.mark.parametrize("mode", ["--linear", ""])
def test_leaving_tells_what_the_sitting_made_stale(
    workspace: Workspace, published: Article, mode: str
) -> None:
    command = ("edit", "montagne", *filter(None, [mode]))
    with terminal(workspace.folder, *command, columns=200) as person:
        if mode:
            person.answer("command: ", "accept")
            person.answer("command: ", "quit")
        else:
            person.wait_for("Un soldat")
            person.press("\r")
            person.wait_for("●")
            person.press("\x11")
        assert person.end() == 0
    assert "montagne.epub is out of date; make it again: workbench" in person.written


@pytest.mark.process
def test_nobody_is_told_of_what_they_did_not_touch(
    workspace: Workspace, published: Article
) -> None:
    said(workspace, "a", "q")
    with terminal(workspace.folder, "edit", "--linear", "montagne", columns=200) as person:
        person.answer("command: ", "quit")
        person.end()
    assert "make it again" not in person.written


def test_a_look_sees_what_was_published_meanwhile(article: Article, tmp_path: Path) -> None:
    published = Published(article)
    assert not published.changed
    publish(article, "montagne.epub")
    assert published.changed
    published.look(article.read_catalog())
    assert not published.changed
    assert published.editions == {publications(article)[0]: False}
