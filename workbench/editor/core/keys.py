"""The keys that are in force, and how a person reads them.

Control and a letter reach the editor through any terminal, tmux and ssh; F-keys and the
plain letters of the segment list are there where a terminal keeps one for itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.editor.core.actions import on_screen


def in_force(own: Mapping[str, str], *, browser: bool = False) -> dict[str, str]:
    """Return the keys of each action, by its name: a person's ``own``, else the usual ones.

    In a browser those that it keeps for itself come last, since on some systems they work.
    """
    taken = {name for keys in own.values() for name in keys.split(",")}
    chosen = {}
    for action, key in on_screen():
        usual = f"{key.browser if browser else ''},{key.keys}".split(",")
        names = [name for name in dict.fromkeys(usual) if name and name not in taken]
        chosen[action.name] = own.get(action.name, ",".join(names))
    return chosen


def browser_note(keys: Mapping[str, str]) -> str:
    """Say which keys of ``keys`` are other ones in a browser, and why."""
    return (
        f"The browser keeps Ctrl+N, Ctrl+T and Ctrl+W for itself. Here {shown_name(keys['next'])} "
        f"goes to the next segment, {shown_name(keys['translate'])} lets the machine translate, "
        "and Alt+Backspace deletes the word before the cursor."
    )


def shown_name(keys: str) -> str:
    """Return the first of ``keys`` as a person reads it: ``Ctrl+G``, ``Enter``."""
    if not keys:
        return ""
    keys = keys.replace("ctrl+@", "ctrl+space").replace(
        "underscore", "_"
    )  # what terminals send for it
    return "+".join(part.capitalize() for part in keys.split(",")[0].split("+"))
