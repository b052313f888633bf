"""The editor's actions: one table for the screen and the linear mode, which binds and explains.

Bindings, palette, help, the tables of the documentation, the names of keys in the settings and
the linear mode's commands are made from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

ScreenHeading = Literal["Correct", "Move", "Around"]
LinearHeading = Literal["Moving", "Translating", "Helping"]


class Key(NamedTuple):
    """How the screen has an action: at a key, a letter in the segment list, or by its name."""

    heading: ScreenHeading
    #: One or two words for the line at the bottom and the palette.
    label: str
    #: Keys by Textual's names, the one to show first; may be empty.
    keys: str = ""
    #: The letter that does the same while the segment list has the focus.
    letter: str = ""
    #: Whether the line at the bottom names it.
    shown: bool = False
    #: The key to show first in a browser, which keeps the usual one for itself.
    browser: str = ""


class Command(NamedTuple):
    """How the linear mode has an action: as a word that one answers."""

    heading: LinearHeading
    name: str
    #: The short form; empty for what is better spelled out.
    letter: str = ""
    #: What it does, where that is more or other than the action's explanation says.
    explanation: str = ""
    #: Whether words may follow.
    takes_words: bool = False
    #: What is asked where the words are missing; empty where it does without them.
    question: str = ""


class Action(NamedTuple):
    """One thing that a person can do in the editor."""

    #: The screen does it, and the settings name its keys, by this.
    name: str
    explanation: str
    #: How the screen has it, or why it does not; names in backquotes are those of actions.
    screen: Key | str
    #: How the linear mode has it, or why it does not; names in backquotes are commands.
    linear: Command | str


#: In the order of the screen's help.
ACTIONS = (
    Action("correct", "change the translation; Tab completes a term, or a tag after <; Escape and "
           "Space make a no-break space, Escape and underscore a fine one; or: correct NEW "
           "TRANSLATION",
           "one types in the translation at any time",
           Command("Translating", "correct", "c", takes_words=True)),
    Action("accept", "accept the translation, go to the next unfinished",
           Key("Correct", "Accept", "enter", "a", shown=True),
           Command("Translating", "accept", "a")),
    Action("review", "confirm another person's translation",
           Key("Correct", "Review", "ctrl+r", "r", shown=True),
           Command("Translating", "review", "r")),
    Action("terms", "read the glossary's terms in this segment",
           "the panel always shows them",
           Command("Helping", "terms", "t")),
    Action("checks", "read what the checks find",
           "the panel always shows it",
           Command("Helping", "checks", "k")),
    Action("memory", "read how this or the like was translated before",
           "the panel always shows it",
           Command("Helping", "memory", "e")),
    # Not with Alt, which comes as an Escape before the letter, and is lost when fast.
    Action("translate", "translate this segment by machine",
           Key("Correct", "Translate", "ctrl+t", "t", shown=True, browser="ctrl+d"),
           "`machine` reads the translations, and `insert` takes one"),
    Action("insert", "put a suggestion in by its number",
           Key("Correct", "Insert", "f6", "1"),
           Command("Helping", "insert", "i", "take what was just read, by its number",
                   takes_words=True, question="number: ")),
    Action("dictionary", "look the rarer words of the original up, one after another",
           Key("Correct", "Dictionary", "", "D"),
           Command("Helping", "dictionary", "", "read what the rarer words are called, or those "
                   "given; insert 2 puts one in at the end, insert 2 boot in the place of boot",
                   takes_words=True)),
    Action("continue", "machine translations that begin as yours does",
           Key("Correct", "Go on", "ctrl+@"),
           Command("Helping", "machine", "m", "read the machine's translations; with words: those "
                   "that begin so", takes_words=True)),
    Action("fix", "mend what the checks found, where a rule can",
           Key("Correct", "Mend", "f2", "m"),
           Command("Helping", "mend", "d", "mend what a rule can; mend 2 for the second of the "
                   "checks", takes_words=True)),
    Action("insert_tag", "insert the next tag of the source",
           Key("Correct", "Tag", "ctrl+e"),
           "in the line of `correct` Tab completes it after <"),
    Action("no_break_space", "no-break space; again for a fine one",
           Key("Correct", "Space", "ctrl+underscore"),
           "in the line of `correct` Escape and Space make one, Escape and underscore a fine one"),
    Action("signs", "read where the tags, no-break spaces and doubled spaces are",
           "the texts show them",
           Command("Helping", "signs")),
    Action("add_term", "add what is selected on both sides to the glossary",
           Key("Correct", "Add term", "", "T"),
           Command("Helping", "add", "", "propose a term to the glossary: add brigade = brigade",
                   takes_words=True)),
    Action("copy_source", "put the original in the translation",
           Key("Correct", "Copy source", "ctrl+o", "o"),
           Command("Translating", "original", "o")),
    Action("own_draft", "the machine's draft without the glossary",
           Key("Correct", "Own draft", "", "M"),
           Command("Translating", "own", "", "put in the machine's draft as it is without the "
                   "glossary")),
    Action("empty", "remove the translation",
           "one selects the translation and deletes it",
           Command("Translating", "empty")),
    Action("undo", "take the last step back, in any segment",
           Key("Correct", "Undo", "ctrl+z", "u"),
           Command("Helping", "undo", "u")),
    Action("redo", "make it again",
           Key("Correct", "Redo", "ctrl+y", "U"),
           Command("Helping", "redo", "y")),
    Action("note", "write a note on this segment",
           Key("Correct", "Note", "f4", "n"),
           Command("Translating", "note", "n", takes_words=True, question="note: ")),
    Action("waive", "go without a glossary term, saying why, or ask for it",
           Key("Correct", "Waive", "", "W"),
           Command("Translating", "waive", "", "let the translation go without the terms that it "
                   "lacks, saying why; alone: ask for those waived again", takes_words=True)),
    Action("reject", "send it back to draft, saying why",
           Key("Correct", "Reject", "f8", "x"),
           Command("Translating", "reject", "x", takes_words=True,
                   question="why is it not right yet: ")),
    Action("split", "split at the cursor in the source",
           Key("Correct", "Split", "f10", "|"),
           Command("Translating", "split", "v", "split before the words with which the second part "
                   "begins", takes_words=True, question="the second part begins with: ")),
    Action("merge", "merge with the next segment",
           Key("Correct", "Merge", "f11", "J"),
           Command("Translating", "join", "j")),
    Action("versions", "what this segment was, and bring it back",
           Key("Correct", "Versions", "", "h"),
           Command("Translating", "versions", "", "read what the translation was, who made it and "
                   "when")),
    Action("restore", "bring an earlier version back, by its number",
           "`versions` brings back the one that is chosen",
           Command("Translating", "restore", takes_words=True, question="number: ")),
    Action("lock", "lock this segment against changes, or open it",
           Key("Correct", "Lock", "f9", "l"),
           Command("Translating", "lock")),
    Action("next", "go to the next segment",
           Key("Move", "Next", "ctrl+n,ctrl+down", browser="ctrl+down"),
           Command("Moving", "next", "", "go to the next segment; Enter alone does the same")),
    Action("previous", "go to the previous segment",
           Key("Move", "Previous", "ctrl+p,ctrl+up", browser="ctrl+up"),
           Command("Moving", "back", "b")),
    Action("next_unfinished", "go to the next unfinished segment",
           Key("Move", "Unfinished", "ctrl+g", "w", shown=True),
           Command("Moving", "work", "w")),
    Action("go_to", "go to a segment by its number",
           Key("Move", "Go to", "f5", ":"),
           Command("Moving", "go", "g", "go to a segment: go 12, or the number alone",
                   takes_words=True, question="number: ")),
    Action("find", "find words in source, translation and notes",
           Key("Move", "Find", "ctrl+f", "/", shown=True),
           Command("Moving", "search", "s", "search source, translation and notes; alone: again",
                   takes_words=True)),
    Action("replace", "find and replace, here or in all articles",
           Key("Move", "Replace", "", "R"),
           Command("Translating", "replace", "", "find and replace; every change is read before it "
                   "is made; you may answer case, words (whole ones), expression (regular), notes "
                   "(in these only), all (articles)", takes_words=True)),
    Action("concordance", "find words in finished translations",
           Key("Move", "Concordance", "ctrl+b", "c"),
           Command("Helping", "concordance", "z", takes_words=True, question="words: ")),
    Action("find_next", "find the same words again",
           Key("Move", "Find next", "f3", "N"),
           "`search` alone does it"),
    Action("next_finding", "go to the next segment with a finding",
           Key("Move", "Next finding", "", "e"),
           Command("Moving", "finding", "", "go to the next segment where a check finds something; "
                   "finding numbers: where that check does", takes_words=True)),
    Action("choose_check", "go to the next segment with a certain check",
           Key("Move", "Check", "", "E"),
           "`finding` takes the name of a check"),
    Action("filter", "show some segments only, by state, words, notes, ...",
           Key("Move", "Filter", "ctrl+l", "f", shown=True),
           Command("Moving", "filter", "f", "keep to some segments: filter state draft; also "
                   "origin, note, term and check, or any words; alone: all segments",
                   takes_words=True)),
    Action("sort", "sort the list, or list it as in the article again",
           Key("Move", "Sort", "", "S"),
           Command("Moving", "sort", "", "go through the segments by state, shortest, longest, "
                   "origin or source; alone: as in the article", takes_words=True)),
    Action("look", "read the segment again, with all that is known about it",
           "texts and panel always show it",
           Command("Moving", "look", "l")),
    Action("panel", "show or hide terms, checks and notes",
           Key("Around", "Panel", "f7", "p"),
           "`terms`, `checks`, `memory` and `look` read what is asked for"),
    Action("layout", "put the original beside the translation, or above it",
           Key("Around", "Layout", "", "v"),
           "nothing is drawn"),
    Action("lines", "one line or two for each segment of the list",
           Key("Around", "Lines", "", "d"),
           "nothing is drawn"),
    Action("progress", "read how far the article is, and which editions are out of date",
           "the top line always shows how far it is, and `published` the editions",
           Command("Helping", "progress", "p")),
    Action("published", "what was published, and what is out of date",
           Key("Around", "Editions", "", "P"),
           "`progress` names what is out of date"),
    Action("save", "save now; it is done by itself in any case",
           Key("Around", "Save", "ctrl+s", "s"),
           "each answer tells whether it is saved"),
    Action("leave", "to the list, to all segments in order, to the articles",
           Key("Around", "List", "escape"),
           Command("Helping", "quit", "q", "leave; everything is saved")),
    Action("help", "show all keys",
           Key("Around", "Help", "f1", "?", shown=True),
           Command("Helping", "help", "h", "read the commands; help moving, help accept, help all: "
                   "what they do", takes_words=True)),
)  # fmt: skip


def on_screen() -> Iterator[tuple[Action, Key]]:
    """Yield the actions that the screen has."""
    for action in ACTIONS:
        if isinstance(action.screen, Key):
            yield action, action.screen


def in_linear_mode() -> Iterator[tuple[Action, Command]]:
    """Yield the actions that the linear mode has."""
    for action in ACTIONS:
        if isinstance(action.linear, Command):
            yield action, action.linear
