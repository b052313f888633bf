"""Finding segments by words, filters, checks and what they are to each other."""

from __future__ import annotations

import pytest

from tests.editor.driving import (
    editing,
    panel_text,
    screen_of,
    session_of,
    status_of,
    type_text,
    until,
)
from tests.editor.workspaces import SEGMENTS, make_article
from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.editor.tui.screens.articles import ArticlesScreen
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow


async def test_search_goes_to_the_words(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+f")
        await type_text(pilot, "mountain")
        await pilot.press("enter")
        assert session_of(pilot).view.position == 0
        await pilot.press("f3")
        assert session_of(pilot).view.position == 0


async def test_the_filter_shows_some_states_only(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+l", "down", "down", "down", "enter")
        assert list(screen_of(pilot).query_one(SegmentList).rows) == [2, 3]
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+n")
        assert session_of(pilot).view.position == 3
        await pilot.press("ctrl+l", "home", "enter")
        assert len(screen_of(pilot).query_one(SegmentList).rows) == len(SEGMENTS)


async def test_the_filter_takes_words(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("ctrl+l", "tab")
        await type_text(pilot, "check:numbers")
        await pilot.press("enter")
        assert list(screen_of(pilot).query_one(SegmentList).rows) == [3]


TWICE = (
    Segment("b0001.1", "Il neige.", "It snows.", State.TRANSLATED, "human"),
    Segment("b0002.1", "Il y a 3 jours.", "4 days ago.", State.DRAFT, "argos"),
    Segment("b0003.1", "Il neige.", "Snow falls.", State.DRAFT, "argos"),
    Segment("b0004.1", "Il fait froid.", "It is cold.", State.DRAFT, "argos"),
)


async def test_what_segments_are_to_each_other_is_shown_and_kept_up_to_date(
    workspace: Workspace,
) -> None:
    async with editing(workspace, make_article(workspace, TWICE, "neige")) as pilot:
        await pilot.press("ctrl+n")
        assert session_of(pilot).view.position == 2
        await until(pilot, lambda: '"It snows." in b0001.1 (segment 1)' in panel_text(pilot))
        await pilot.press("home", "shift+end")
        await type_text(pilot, "It snows.")
        await until(pilot, lambda: "the same source" not in panel_text(pilot))
        await pilot.press("ctrl+n", "home", "shift+end")
        await type_text(pilot, "4 days ago")
        await until(pilot, lambda: '"Il y a 3 jours." in b0002.1' in panel_text(pilot))


async def test_the_filter_finds_what_segments_are_to_each_other(workspace: Workspace) -> None:
    async with editing(workspace, make_article(workspace, TWICE, "neige")) as pilot:
        screen_of(pilot).navigator.limit("check:inconsistent")
        assert list(screen_of(pilot).segments.rows) == [2]
        screen_of(pilot).navigator.limit("check:")
        assert list(screen_of(pilot).segments.rows) == [1, 2]


async def test_the_filter_finds_terms_of_the_glossary_as_it_is_now(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        for query in ("term:mechanised", "term:brigade", "term:désertion"):
            screen_of(pilot).navigator.limit(query)
            assert list(screen_of(pilot).segments.rows) == [2]
        screen_of(pilot).navigator.limit("")
        screen_of(pilot).assistant.add_term("neige", "snow", "Carla")
        screen_of(pilot).navigator.limit("term:snow")
        assert list(screen_of(pilot).segments.rows) == [1]


async def test_one_goes_to_the_next_finding_and_to_that_of_a_certain_check(
    workspace: Workspace,
) -> None:
    async with editing(workspace, make_article(workspace, TWICE, "neige")) as pilot:
        await pilot.press("escape", "g", "e")
        await until(pilot, lambda: session_of(pilot).view.position == 1)
        await pilot.press("e")
        await until(pilot, lambda: session_of(pilot).view.position == 2)
        await pilot.press("E", "down", "down", "enter")  # numbers
        await until(pilot, lambda: session_of(pilot).view.position == 1)
        await pilot.press("e")
        await until(pilot, lambda: "no other segment has" in status_of(pilot).message)
        assert session_of(pilot).view.position == 1
        await pilot.press("E", "end", "up", "enter")  # inconsistent
        await until(pilot, lambda: session_of(pilot).view.position == 2)


async def test_checks_of_a_book_are_run_aside_to_filter_by_them(workspace: Workspace) -> None:
    segments = tuple(
        Segment(f"b{n:04}.1", f"Il y a {n} jours.", f"{n + (n == 350)} days ago.", State.DRAFT)
        for n in range(400)
    )
    async with editing(workspace, make_article(workspace, segments, "livre")) as pilot:
        screen_of(pilot).navigator.limit("check:numbers")
        rows = screen_of(pilot).query_one(SegmentList)
        await until(pilot, lambda: list(rows.rows) == [350])
        assert session_of(pilot).view.position == 350


async def test_a_filter_that_nothing_passes_is_not_taken(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        screen_of(pilot).navigator.limit("no such words")
        assert len(screen_of(pilot).query_one(SegmentList).rows) == len(SEGMENTS)


async def test_one_goes_to_a_segment_by_its_number(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.press("f5", "7", "enter")
        assert session_of(pilot).view.position == 6
        await pilot.press("f5", "²", "enter")  # a key of French keyboards
        assert session_of(pilot).view.position == 6


async def test_escape_takes_the_filter_off_then_the_order_before_it_leaves(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        screen = screen_of(pilot)
        screen.navigator.limit("state:draft")
        await pilot.press("escape", "S", "down", "enter")
        assert sorted(screen.segments.rows) == [2, 3]
        await pilot.press("escape")
        assert status_of(pilot).filter_text == ""
        assert sorted(screen.segments.rows) == list(range(7))
        assert screen.segments.rows[0] == 4
        await pilot.press("escape")
        assert list(screen.segments.rows) == list(range(7))
        assert pilot.app.screen is screen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticlesScreen)
