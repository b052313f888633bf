"""The editor driven by keys in tests, as a person drives it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.waiting import PATIENCE
from workbench.articles import Article
from workbench.editor.core.session import Session
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.editing import EditingScreen
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.editor.tui.widgets.target_text import TargetText
from workbench.workspace import Workspace

SMALL = (80, 24)


@asynccontextmanager
async def editing(
    workspace: Workspace, article: Article, size: tuple[int, int] = SMALL
) -> AsyncIterator[Pilot[None]]:
    """Open ``article`` in the editor; at the end everything is on the disk."""
    app = EditorApp(workspace, article)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
        if isinstance(app.screen, EditingScreen):
            app.screen.current.take_typing()
    app.close_sessions()


def screen_of(pilot: Pilot[None]) -> EditingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, EditingScreen)
    return screen


def session_of(pilot: Pilot[None]) -> Session:
    return screen_of(pilot).session


def target_of(pilot: Pilot[None]) -> TargetText:
    return screen_of(pilot).query_one(TargetText)


async def type_text(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if character == " " else character for character in text))


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait for what a worker thread does."""
    end = time.monotonic() + PATIENCE
    await pilot.pause()
    while not true():
        assert time.monotonic() < end, f"it did not come true within {PATIENCE:.0f} seconds"
        await pilot.pause(0.02)


def drawn(pilot: Pilot[None]) -> str:
    """Return what the terminal shows."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


def status_of(pilot: Pilot[None]) -> StatusLine:
    return screen_of(pilot).query_one(StatusLine)


def panel_text(pilot: Pilot[None]) -> str:
    return "\n".join(str(text.render()) for text in screen_of(pilot).query("#panel Static"))
