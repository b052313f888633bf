"""Earlier translations in the editor: beside a segment, and by words."""

from __future__ import annotations

import pytest

from tests.editor.driving import editing, panel_text, screen_of, session_of, target_of, until
from tests.editor.workspaces import make_article
from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.editor.tui.screens.concordance import ConcordanceScreen
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow

OTHER = Segment(
    "b0001.1",
    "Il ne restait que 12 hommes au col.",
    "Only 12 men were left at the pass.",
    State.TRANSLATED,
    "human",
    translator="Ana",
)


@pytest.fixture
def other(workspace: Workspace, article: Article) -> Article:
    return make_article(workspace, (OTHER,), "autre")


async def test_an_earlier_translation_is_shown_and_taken_by_its_number(
    workspace: Workspace, article: Article, other: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: "Only 12 men" in panel_text(pilot))
        await pilot.press("f6", "1")
        assert target_of(pilot).text == OTHER.target
    segment = article.read_catalog()[3]
    assert segment.state is State.DRAFT
    assert segment.origin.startswith("memory ")


async def test_what_is_accepted_is_remembered_at_once(workspace: Workspace) -> None:
    twin = Segment("b0001.1", "Il neige au col.")
    article = make_article(workspace, (twin, Segment("b0002.1", "Il neige au col !")), "neige")
    async with editing(workspace, article) as pilot:
        await pilot.press("o", "n", "e", "enter")
        assert session_of(pilot).view.position == 1
        await until(pilot, lambda: "one" in panel_text(pilot))


async def test_words_are_found_in_finished_translations(
    workspace: Workspace, article: Article, other: Article
) -> None:
    async with editing(workspace, article) as pilot:
        await until(pilot, lambda: screen_of(pilot).adviser.current is not None)
        await pilot.press("ctrl+b", *"12")
        screen = pilot.app.screen
        assert isinstance(screen, ConcordanceScreen)
        found = screen.query_one("#found")
        await until(pilot, lambda: "Only 12 men" in str(found.render()))
        await pilot.press("escape")
        screen_of(pilot)
