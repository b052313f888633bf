"""The screen and the linear mode have the same actions, or say why one of them has not."""

from __future__ import annotations

import re

import pytest

from tests.editor.conversations import said
from tests.editor.driving import editing, screen_of
from workbench.articles import Article
from workbench.editor.core.actions import (
    ACTIONS,
    Action,
    Command,
    Key,
    in_linear_mode,
    on_screen,
)
from workbench.editor.linear.commands import COMMANDS
from workbench.editor.tui.screens.editing import EditingScreen
from workbench.workspace import Workspace

#: What the screen's own parts ask of it: no action of a person, but a step of one.
STEPS = {"act", "in_turn", "insert_number", "page", "write"}


def test_every_action_has_a_name_of_its_own() -> None:
    names = [action.name for action in ACTIONS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_a_mode_has_an_action_or_the_table_says_why_not(action: Action) -> None:
    modes = (action.screen, action.linear)
    assert any(isinstance(mode, Key | Command) for mode in modes)
    assert all(modes), f"say why one mode has no {action.name}"


def test_a_reason_names_what_there_is_instead() -> None:
    on_the_screen = {action.name for action, _ in on_screen()}
    commands = {command.name for _, command in in_linear_mode()}
    for action in ACTIONS:
        for reason, known in ((action.screen, on_the_screen), (action.linear, commands)):
            if isinstance(reason, str):
                assert set(re.findall(r"`(.+?)`", reason)) <= known


async def test_the_screen_does_every_action_and_no_other(
    workspace: Workspace, article: Article
) -> None:
    methods = {name.removeprefix("action_") for name in vars(EditingScreen) if "action_" in name}
    assert methods == STEPS
    async with editing(workspace, article) as pilot:
        assert set(screen_of(pilot).acts) == {action.name for action, _ in on_screen()}


def test_the_linear_mode_follows_every_command(workspace: Workspace, article: Article) -> None:
    assert set(COMMANDS) == {command for _, command in in_linear_mode()}
    for command in COMMANDS:
        line = f"{command.name} 1" if command.takes_words else command.name
        assert said(workspace, line, *("no" for _ in range(3)), "quit").endswith("is saved\n")
