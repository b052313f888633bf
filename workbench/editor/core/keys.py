"""The keys of the editor with the person's own settings, and how they are shown.

Control with a letter works in nearly every terminal, tmux and ssh; F-keys and the plain
letters of the segment list are there for terminals that keep some of those for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.editor.core.actions import on_screen


def in_force(own: Mapping[str, str], *, browser: bool = False) -> dict[str, str]:
    """Return the keys of each action, by its name: the person's ``own``, else the usual ones.

    In a ``browser``, keys that it may keep for itself come last, since they work on some systems.
    """
    taken = {name for keys in own.values() for name in keys.split(",")}
    chosen = {}
    for action, key in on_screen():
        usual = f"{key.browser if browser else ''},{key.keys}".split(",")
        names = [name for name in dict.fromkeys(usual) if name and name not in taken]
        chosen[action.name] = own.get(action.name, ",".join(names))
    return chosen


def browser_note(keys: Mapping[str, str]) -> str:
    """Return a note on which keys are different in a browser, and why."""
    return (
        f"The browser keeps Ctrl+N, Ctrl+T and Ctrl+W for itself. Here {shown_name(keys['next'])} "
        f"goes to the next segment, {shown_name(keys['translate'])} lets the machine translate, "
        "and Alt+Backspace deletes the word before the cursor."
    )


def shown_name(keys: str) -> str:
    """Return the name to show for the first of ``keys``: ``Ctrl+G``, ``Enter``."""
    if not keys:
        return ""
    keys = keys.replace("ctrl+@", "ctrl+space").replace(
        "underscore", "_"
    )  # what terminals send for it
    return "+".join(part.capitalize() for part in keys.split(",")[0].split("+"))
