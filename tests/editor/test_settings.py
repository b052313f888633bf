from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.command import CommandList

from tests.editor.driving import editing, screen_of, session_of, until
from tests.editor.workspaces import SEGMENTS, make_article
from workbench.articles import Article
from workbench.editor.core.keys import in_force
from workbench.editor.core.settings import Settings
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.greeting import GreetingScreen
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace
from workbench.workspace.configuration import TEMPLATE, Configuration

#: Each drives the whole screen.
pytestmark = pytest.mark.slow


def settings(text: str) -> Settings:
    return Settings.read(Configuration.parse(text, Path("workbench.yaml")).editor)


def test_without_a_section_all_is_default() -> None:
    assert settings("user: Ana\n") == Settings()


def test_what_a_new_workspace_shows_is_the_default() -> None:
    shown = TEMPLATE[TEMPLATE.index("#editor:") :].replace("#", "")
    assert settings(shown) == Settings()


def test_theme_and_keys_are_read() -> None:
    read = settings(
        "editor:\n  theme: light\n  layout: above\n  two_lines: yes\n  vi: yes\n"
        "  keys:\n    undo: [ctrl+u, F2]\n    fix: f14\n"
    )
    assert read == Settings("light", "above", True, True, {"undo": "ctrl+u,f2", "fix": "f14"})


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("accept: ctrl+ü", 'there is no key "ctrl+ü"'),
        ("accept: hyper+x", "there is no key"),
        ("accept: g", "needed to type"),
        ("accept: shift+g", "needed to type"),
        ("accept: ctrl+n", 'is that of "next"'),
        ("jump: f5", 'unknown name "jump"'),
    ],
)
def test_a_wrong_key_is_told_with_its_line(line: str, fault: str) -> None:
    with pytest.raises(WorkbenchError, match=fault.replace("+", r"\+")) as caught:
        settings(f"user: Ana\neditor:\n  keys:\n    {line}\n")
    assert caught.value.line == 4


def test_two_actions_may_exchange_their_keys() -> None:
    read = settings("editor:\n  keys:\n    next: ctrl+p\n    previous: ctrl+n\n")
    assert read.keys == {"next": "ctrl+p", "previous": "ctrl+n"}


async def test_keys_of_ones_own_act_and_stand_in_the_help(
    workspace: Workspace, article: Article
) -> None:
    (workspace.folder / "workbench.yaml").write_text(
        "user: Carla\nengine: libretranslate\neditor:\n  vi: yes\n  keys:\n"
        "    next: alt+n\n    copy_source: ctrl+k\n",
        encoding="utf-8",
    )
    async with editing(Workspace(workspace.folder), article) as pilot:
        assert isinstance(pilot.app.focused, SegmentList)
        await pilot.press("alt+n")
        assert session_of(pilot).view.position == 3
        await pilot.press("ctrl+n")
        assert session_of(pilot).view.position == 3
        await pilot.press("i", "ctrl+k")  # which the text area would take
        assert session_of(pilot).store.catalog[3].origin == "copy"
        await pilot.press("f1")
        text = "\n".join(str(widget.render()) for widget in pilot.app.screen.query("Static"))
        assert "Alt+N" in text


async def test_a_letter_with_alt_is_a_key_and_not_typed(
    workspace: Workspace, article: Article
) -> None:
    (workspace.folder / "workbench.yaml").write_text(
        "user: Carla\nengine: libretranslate\neditor:\n  keys:\n    next: alt+n\n",
        encoding="utf-8",
    )
    async with editing(Workspace(workspace.folder), article) as pilot:
        # As terminals without a keyboard protocol send them, with the letter.
        for letter in "nyn":
            pilot.app.post_message(events.Key(f"alt+{letter}", letter))
        await until(pilot, lambda: session_of(pilot).view.position == 4)
        assert session_of(pilot).store.catalog.segments == list(SEGMENTS)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, ("ctrl+down,ctrl+n", "ctrl+d,ctrl+t")),
        ({"next": "f13"}, ("f13", "ctrl+d,ctrl+t")),
        ({"fix": "ctrl+d"}, ("ctrl+down,ctrl+n", "ctrl+t")),
    ],
)
def test_a_browser_has_keys_of_its_own_after_a_persons(
    own: dict[str, str], expected: tuple[str, str]
) -> None:
    served = in_force(own, browser=True)
    assert (served["next"], served["translate"]) == expected
    assert in_force({})["next"] == "ctrl+n,ctrl+down"


async def test_greeting_and_help_name_the_keys_of_a_browser(
    workspace: Workspace, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EditorApp, "is_web", True)
    (workspace.folder / ".workbench" / "greeted").unlink()
    async with editing(workspace, article) as pilot:
        for leave in ("enter", "escape"):
            text = "\n".join(str(widget.render()) for widget in pilot.app.screen.query("Static"))
            assert "Here Ctrl+Down goes to the next segment, Ctrl+D lets the" in text
            await pilot.press(leave, "f1")
        assert "Ctrl+D" in text


async def test_a_new_volunteer_is_greeted_once(workspace: Workspace) -> None:
    (workspace.folder / ".workbench" / "greeted").unlink()
    article = make_article(workspace)
    async with editing(workspace, article) as pilot:
        assert isinstance(pilot.app.screen, GreetingScreen)
        await pilot.press("enter")
        screen_of(pilot)
    async with editing(workspace, article) as pilot:
        screen_of(pilot)


async def test_every_function_is_in_the_palette(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        titles = {c.title for c in pilot.app.get_system_commands(screen_of(pilot))}
        assert {"Accept", "Split", "Replace", "Concordance", "Theme: contrast"} <= titles
        await pilot.press("f12", *"copy so")
        found = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: "Copy source" in str([o.prompt for o in found.options]))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: session_of(pilot).store.catalog[2].origin == "copy")
