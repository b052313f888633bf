from __future__ import annotations

import pytest

from tests.editor.driving import editing, screen_of, session_of
from workbench.articles import Article
from workbench.catalog import Segment
from workbench.editor.core.sorting import Sorting
from workbench.editor.tui.screens.choice import ChoiceScreen
from workbench.editor.tui.screens.editing import EditingScreen
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sorting", "rows"),
    [
        (Sorting.POSITION, [0, 1, 2, 3, 4, 5, 6]),
        (Sorting.STATE, [4, 5, 2, 3, 1, 6, 0]),
        (Sorting.SHORTEST, [0, 3, 6, 5, 1, 4, 2]),
        (Sorting.LONGEST, [2, 4, 1, 5, 0, 3, 6]),
        (Sorting.ORIGIN, [4, 5, 2, 3, 6, 0, 1]),
        (Sorting.SOURCE, [0, 6, 3, 1, 5, 4, 2]),
    ],
)
async def test_the_list_is_sorted(
    workspace: Workspace, article: Article, sorting: Sorting, rows: list[int]
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("escape", "S")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.press(*["down"] * list(Sorting).index(sorting), "enter")
        screen = screen_of(pilot)
        assert list(screen.segments.rows) == rows
        assert session_of(pilot).view.position == 2  # the current segment stays so
        walked = []
        await pilot.press("home")
        for _ in rows:
            walked.append(session_of(pilot).view.position)
            await pilot.press("down")
        assert walked == rows
        drawn = str(screen.query_one(StatusLine).render())
        assert (sorting.value in drawn) == (sorting is not Sorting.POSITION)


@pytest.mark.parametrize("key", ["escape", "S"])
async def test_the_order_of_the_article_comes_back(
    workspace: Workspace, article: Article, key: str
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("escape", "S", "down", "enter")
        assert screen_of(pilot).segments.rows[0] == 4
        await pilot.press(key)
        assert list(screen_of(pilot).segments.rows) == list(range(7))
        assert isinstance(pilot.app.screen, EditingScreen)


async def test_a_sorted_list_is_walked_in_its_order_and_keeps_its_lines(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+l", "down", "enter")
        await pilot.press("escape", "S", "down", "down", "enter")
        rows = [3, 5, 4, 2]
        assert list(screen_of(pilot).segments.rows) == rows
        await pilot.press("home", "a")  # accepts the first, which stays where it is
        assert session_of(pilot).view.position == 5
        assert list(screen_of(pilot).segments.rows) == rows
        await pilot.press("i", "ctrl+n")
        assert session_of(pilot).view.position == 4
        await pilot.press("ctrl+p", "ctrl+p")
        assert session_of(pilot).view.position == 3


def test_accents_and_marks_do_not_count_in_the_alphabet() -> None:
    texts = ["Zola", "« École »", "Eden", "<1>eau</1>"]
    ordered = sorted((Segment("b1", text) for text in texts), key=Sorting.SOURCE.key)
    assert [segment.source for segment in ordered] == ["<1>eau</1>", "« École »", "Eden", "Zola"]
