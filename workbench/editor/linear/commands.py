"""The commands of the conversation: one table that is read and explained."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from workbench.system.errors import WorkbenchError


class Needs(Enum):
    """Whether words follow a command."""

    NOTHING = 0
    MAYBE = 1
    #: They are asked for where they are missing.
    WORDS = 2


class Command(NamedTuple):
    """A word that the editor understands."""

    name: str
    #: The short form; empty for what is better spelled out.
    letter: str
    explanation: str
    needs: Needs = Needs.NOTHING


GROUPS = {
    "Moving": (
        Command("next", "", "go to the next segment; Enter alone does the same"),
        Command("back", "b", "go to the previous segment"),
        Command("go", "g", "go to a segment: go 12, or the number alone", Needs.WORDS),
        Command("work", "w", "go to the next segment that is not finished"),
        Command("search", "s", "search source, translation and notes; alone: again", Needs.MAYBE),
        Command(
            "filter",
            "f",
            "keep to some segments: filter state draft; also origin, note, term and check, "
            "or any words; alone: all segments",
            Needs.MAYBE,
        ),
        Command("finding", "", "go to the next segment where a check finds something; finding "
                "numbers: where that check does", Needs.MAYBE),
        Command("sort", "", "go through the segments by state, shortest, longest, origin or "
                "source; alone: as in the article", Needs.MAYBE),
        Command("look", "l", "read the segment again, with all that is known about it"),
    ),
    "Translating": (
        Command(
            "correct",
            "c",
            "change the translation; Tab completes a term, or a tag after <; Escape and Space "
            "make a no-break space, Escape and underscore a fine one; or: correct NEW TRANSLATION",
            Needs.MAYBE,
        ),
        Command("accept", "a", "stand by the translation, go to the next unfinished"),
        Command("review", "r", "confirm another person's translation"),
        Command("reject", "x", "send the translation back to draft, saying why", Needs.WORDS),
        Command("note", "n", "write a note on the segment", Needs.WORDS),
        Command("waive", "", "let the translation go without the terms that it lacks, saying "
                "why; alone: ask for those waived again", Needs.MAYBE),
        Command("original", "o", "put the original in the translation"),
        Command("own", "", "take back what the glossary changed in the machine's draft"),
        Command("empty", "", "remove the translation"),
        Command("split", "v", "split before the words with which the second part begins",
                Needs.WORDS),
        Command("join", "j", "merge with the next segment"),
        Command("versions", "", "read what the translation was, who made it and when"),
        Command("restore", "", "bring an earlier version back, by its number", Needs.WORDS),
        Command("lock", "", "lock the segment against changes, or open it"),
        Command("replace", "", "find and replace; every change is read before it is made; you may "
                "answer case, words (whole ones), expression (regular), notes (in these only), "
                "all (articles)", Needs.MAYBE),
        Command("undo", "u", "take the last step back, in any segment"),
        Command("redo", "y", "make it again"),
    ),
    "Helping": (
        Command("terms", "t", "read the glossary's terms in this segment"),
        Command("add", "", "propose a term to the glossary: add brigade = brigade", Needs.MAYBE),
        Command("signs", "", "read where the tags, no-break spaces and doubled spaces are"),
        Command("checks", "k", "read what the checks find"),
        Command("mend", "d", "mend what a rule can; mend 2 for the second of the checks",
                Needs.MAYBE),
        Command(
            "machine",
            "m",
            "read the machine's translations; with words: those that begin so",
            Needs.MAYBE,
        ),
        Command("memory", "e", "read how this or the like was translated before"),
        Command("insert", "i", "take a translation just read, by its number", Needs.WORDS),
        Command("concordance", "z", "find words in finished translations", Needs.WORDS),
        Command("progress", "p", "read how far the article is, and which editions are out of date"),
        Command("help", "h", "read the commands; help moving, help accept, help all: what they do",
                Needs.MAYBE),
        Command("quit", "q", "leave; everything is saved"),
    ),
}  # fmt: skip

COMMANDS = tuple(command for group in GROUPS.values() for command in group)


def parse(line: str) -> tuple[Command, str]:
    """Return the command that ``line`` begins with, and the words after it.

    A command is its name, the beginning of it that no other has, or its letter. Raises
    ``WorkbenchError`` where it is none, or where words follow that it has no use for.
    """
    word, _, words = line.strip().partition(" ")
    if not word:
        return named("next"), ""
    if word.isdecimal() and not words:
        return named("go"), word
    command = named(word)
    if words and command.needs is Needs.NOTHING:
        raise WorkbenchError(
            f'nothing done: no words go after "{command.name}"',
            remedy='to write a translation, begin with "correct"',
        )
    return command, words.strip()


def named(word: str) -> Command:
    """Return the command that ``word`` stands for; raise ``WorkbenchError``."""
    word = word.lower()
    exact = [command for command in COMMANDS if word in (command.letter, command.name)]
    fitting = exact or [command for command in COMMANDS if command.name.startswith(word)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = " or ".join(command.name for command in fitting)
        raise WorkbenchError(f'"{word}" may be {names}', remedy="write more of it")
    raise WorkbenchError(
        f'nothing done: no command "{word}"',
        remedy='"help" reads them all; to write a translation, begin with "correct"',
    )


def summary() -> Iterator[str]:
    """Yield the commands, a line for each group."""
    for heading, commands in GROUPS.items():
        names = (f"{one.name} {one.letter}".strip() for one in commands)
        yield f"{heading}: {', '.join(names)}"
    yield "what they do is told by: help moving, help accept, help all"


def explanations(word: str) -> Iterator[str]:
    """Yield what the commands of the group ``word`` do, or all, or the one of that name."""
    headings = [heading for heading in GROUPS if word.lower() in (heading.lower(), "all")]
    if not headings:
        yield explained(named(word))
    for heading in headings:
        yield heading
        yield from map(explained, GROUPS[heading])


def explained(command: Command) -> str:
    """Return what ``command`` does, in one line."""
    short = f", {command.letter}" if command.letter else ""
    return f"{command.name}{short}: {command.explanation}"
