"""From the command to the first screen: what is told before it, and what does not delay it."""

from __future__ import annotations

import pytest

from tests.editor.driving import until
from tests.editor.terminal import terminal
from tests.editor.workspaces import make_article
from workbench.articles import Article
from workbench.catalog import Segment
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.articles import ArticlesScreen
from workbench.editor.tui.screens.editing import EditingScreen
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace


@pytest.mark.process
@pytest.mark.parametrize("mode", [(), ("--linear",)], ids=["on a full screen", "linear"])
def test_a_broken_catalog_is_told_in_a_line_of_the_terminal(
    workspace: Workspace, article: Article, mode: tuple[str, ...]
) -> None:
    broken = article.catalog_path.read_text(encoding="utf-8") + "no line of PO\n"
    article.catalog_path.write_text(broken, encoding="utf-8")
    with terminal(workspace.folder, "edit", article.slug, *mode, columns=500) as program:
        assert program.end() == 1
        [line] = program.written.strip().splitlines()
    assert line.startswith("workbench: ")
    assert f"en.po:{len(broken.splitlines())}: not a valid PO file" in line
    assert article.catalog_path.read_text(encoding="utf-8") == broken


def test_an_article_that_cannot_be_read_begins_no_editor(
    workspace: Workspace, article: Article
) -> None:
    article.catalog_path.unlink()
    with pytest.raises(WorkbenchError, match="catalog is missing"):
        EditorApp(workspace, article)


async def test_a_broken_book_is_told_on_the_list_that_it_was_chosen_from(
    workspace: Workspace,
) -> None:
    text = "Une phrase. " * 1_000
    book = tuple(Segment(f"b{n:04}.1", f"{text} {n}") for n in range(50))
    article = make_article(workspace, book, "livre")
    with article.catalog_path.open("a", encoding="utf-8") as file:
        file.write("no line of PO\n")
    app = EditorApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")

        def told() -> str:
            return "\n".join(str(toast.render()) for toast in app.screen.query("Toast"))

        await until(pilot, lambda: "not a valid PO file" in told())
        assert isinstance(app.screen, ArticlesScreen)


async def test_no_worker_spells_out_a_book(workspace: Workspace) -> None:
    book = [Segment(f"b{n:04}.1", f"Phrase {n}.", f"Sentence {n}.") for n in range(500)]
    app = EditorApp(workspace, make_article(workspace, tuple(book), "livre"))
    async with app.run_test(size=(80, 24)):
        screen = app.screen
        assert isinstance(screen, EditingScreen)
        app.workers.cancel_all()
        screen.adviser.begin_comparing()
        screen.adviser.look_up()
        screen.navigator.next_finding()
        screen.navigator.limit("check:numbers")
        workers = list(app.workers)
        assert {"advice", "check"} <= {worker.group for worker in workers}
        assert max(len(worker.description) for worker in workers) < 1_000
    app.close_sessions()
