"""The editor's keys: what each does, in one table that binds them and explains them.

Control and a letter reach the editor through any terminal, tmux and ssh; F-keys and the
plain letters of the segment list are there where a terminal keeps one for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Key(NamedTuple):
    """One thing that the editor does at a key."""

    action: str
    #: Keys by Textual's names, the one to show first; may be empty.
    keys: str
    #: One or two words for the line at the bottom.
    label: str
    explanation: str
    #: The letter that does the same while the segment list has the focus.
    letter: str = ""
    #: Whether the line at the bottom names it.
    shown: bool = False
    #: The key to show first in a browser, which keeps the usual one for itself.
    browser: str = ""


KEYS = {
    "Correct": (
        Key(
            "accept",
            "enter",
            "Accept",
            "accept the translation, go to the next unfinished",
            "a",
            True,
        ),
        Key("review", "ctrl+r", "Review", "confirm another person's translation", "r", True),
        Key(
            "translate",
            "ctrl+t",
            "Translate",
            "translate this segment by machine",
            "t",
            True,
            # Not with Alt, which comes as an Escape before the letter, and is lost when fast.
            "ctrl+d",
        ),
        Key("insert", "f6", "Insert", "put a suggestion in by its number", "1"),
        Key("continue", "ctrl+@", "Go on", "machine translations that begin as yours does"),
        Key("fix", "f2", "Mend", "mend what the checks found, where a rule can", "m"),
        Key("insert_tag", "ctrl+e", "Tag", "insert the next tag of the source"),
        Key("no_break_space", "ctrl+underscore", "Space", "no-break space; again for a fine one"),
        Key("add_term", "", "Add term", "add what is selected on both sides to the glossary", "T"),
        Key("copy_source", "ctrl+o", "Copy source", "put the original in the translation", "o"),
        Key("own_draft", "", "Own draft", "the machine's draft from before the glossary", "M"),
        Key("undo", "ctrl+z", "Undo", "take the last step back, in any segment", "u"),
        Key("redo", "ctrl+y", "Redo", "make it again", "U"),
        Key("note", "f4", "Note", "write a note on this segment", "n"),
        Key("waive", "", "Waive", "go without a glossary term, saying why, or ask for it", "W"),
        Key("reject", "f8", "Reject", "send it back to draft, saying why", "x"),
        Key("split", "f10", "Split", "split at the cursor in the source", "|"),
        Key("merge", "f11", "Merge", "merge with the next segment", "J"),
        Key("versions", "", "Versions", "what this segment was, and bring it back", "h"),
        Key("lock", "f9", "Lock", "lock this segment against changes, or open it", "l"),
    ),
    "Move": (
        Key("next", "ctrl+n,ctrl+down", "Next", "go to the next segment", browser="ctrl+down"),
        Key(
            "previous",
            "ctrl+p,ctrl+up",
            "Previous",
            "go to the previous segment",
            browser="ctrl+up",
        ),
        Key(
            "next_unfinished",
            "ctrl+g",
            "Unfinished",
            "go to the next unfinished segment",
            "w",
            True,
        ),
        Key("go_to", "f5", "Go to", "go to a segment by its number", ":"),
        Key("find", "ctrl+f", "Find", "find words in source, translation and notes", "/", True),
        Key("replace", "", "Replace", "find and replace, here or in all articles", "R"),
        Key("concordance", "ctrl+b", "Concordance", "find words in finished translations", "c"),
        Key("find_next", "f3", "Find next", "find the same words again", "N"),
        Key("next_finding", "", "Next finding", "go to the next segment with a finding", "e"),
        Key("choose_check", "", "Check", "go to the next segment with a certain check", "E"),
        Key(
            "filter",
            "ctrl+l",
            "Filter",
            "show some segments only, by state, words, notes, ...",
            "f",
            True,
        ),
        Key("sort", "", "Sort", "sort the list, or list it as in the article again", "S"),
    ),
    "Around": (
        Key("panel", "f7", "Panel", "show or hide terms, checks and notes", "p"),
        Key("layout", "", "Layout", "put the original beside the translation, or above it", "v"),
        Key("lines", "", "Lines", "one line or two for each segment of the list", "d"),
        Key("published", "", "Editions", "what was published, and what is out of date", "P"),
        Key("save", "ctrl+s", "Save", "save now; it is done by itself in any case", "s"),
        Key(
            "leave", "escape", "List", "to the list, to all segments in order, to the articles", ""
        ),
        Key("help", "f1", "Help", "show all keys", "?", True),
    ),
}


def in_force(own: Mapping[str, str], *, browser: bool = False) -> dict[str, str]:
    """Return the keys of each action, by its name: a person's ``own``, else the usual ones.

    In a browser those that it keeps for itself come last, since on some systems they work.
    """
    taken = {name for keys in own.values() for name in keys.split(",")}
    chosen = {}
    for key in (key for keys in KEYS.values() for key in keys):
        usual = f"{key.browser if browser else ''},{key.keys}".split(",")
        names = [name for name in dict.fromkeys(usual) if name and name not in taken]
        chosen[key.action] = own.get(key.action, ",".join(names))
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
