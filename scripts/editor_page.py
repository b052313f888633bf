"""Writes the tables of docs/editor.md from the actions: ``python scripts/editor_page.py``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from workbench.editor.core.actions import ACTIONS, Action, Command, on_screen
from workbench.editor.core.keys import shown_name
from workbench.editor.linear.commands import GROUPS, explanation

PAGE = Path(__file__).parent.parent / "docs" / "editor.md"

#: A part that is written here stands between two comments with its name.
_PART = re.compile(r"<!-- made by scripts/editor_page.py: (\w+) -->\n.*?<!-- end -->", re.DOTALL)


def page() -> str:
    """Return the page's text, with its tables as the actions are."""
    return _PART.sub(_part, PAGE.read_text(encoding="utf-8"))


def _part(match: re.Match[str]) -> str:
    begin = match[0].partition("\n")[0]
    return f"{begin}\n\n{_PARTS[match[1]]()}\n\n<!-- end -->"


def _keys() -> str:
    """Return a table of keys under each heading of the screen."""
    head = ("key", "in the list", "what it does", "name", "without a screen")
    parts = []
    for heading, group in groupby(on_screen(), lambda pair: pair[1].heading):
        rows = (
            (
                ", ".join(shown_name(name) for name in key.keys.split(",") if name),
                key.letter,
                action.explanation,
                f"`{action.name}`",
                _word(action),
            )
            for action, key in group
        )
        parts.append(f"### {heading}\n\n{_table(head, rows)}")
    return "\n\n".join(parts)


def _commands() -> str:
    """Return a table of words under each heading of the linear mode."""
    head = ("command", "letter", "what it does")
    return "\n\n".join(
        f"### {heading}\n\n"
        + _table(head, ((f"`{one.name}`", one.letter, explanation(one)) for one in commands))
        for heading, commands in GROUPS.items()
    )


def _missing_words() -> str:
    """Return what only the screen has, and why."""
    rows = (
        (f"`{action.name}`", action.linear) for action in ACTIONS if isinstance(action.linear, str)
    )
    return _table(("only on the screen", "because"), rows)


def _missing_keys() -> str:
    """Return what only the linear mode has, and why."""
    rows = ((_word(action), action.screen) for action in ACTIONS if isinstance(action.screen, str))
    return _table(("only without a screen", "because on the screen"), rows)


def _word(action: Action) -> str:
    return f"`{action.linear.name}`" if isinstance(action.linear, Command) else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    first, *others = (f"| {' | '.join(map(_cell, row))} |" for row in (head, *rows))
    return "\n".join([first, f"|{'---|' * len(head)}", *others])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


_PARTS = {
    "keys": _keys,
    "commands": _commands,
    "missing_words": _missing_words,
    "missing_keys": _missing_keys,
}

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
