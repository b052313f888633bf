"""Parse and explain the linear mode's commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from workbench.editor.core.actions import Command, LinearHeading, in_linear_mode
from workbench.system.errors import WorkbenchError

GROUPS = {
    heading: tuple(command for _, command in in_linear_mode() if command.heading == heading)
    for heading in get_args(LinearHeading)
}

COMMANDS = tuple(command for group in GROUPS.values() for command in group)

_EXPLANATIONS = {
    command.name: command.explanation or action.explanation for action, command in in_linear_mode()
}


def parse(line: str) -> tuple[Command, str]:
    """Return the command that ``line`` begins with, and the words after it.

    A command is typed as its name, an unambiguous beginning of it, or its letter. Raises
    ``WorkbenchError`` if there is no such command, or if it takes no words and some follow.
    """
    word, _, words = line.strip().partition(" ")
    if not word:
        return named("next"), ""
    if word.isdecimal() and not words:
        return named("go"), word
    command = named(word)
    if words and not command.takes_words:
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
    """Yield explanations of the group ``word``, of "all", or of the command ``word``."""
    headings = [heading for heading in GROUPS if word.lower() in (heading.lower(), "all")]
    if not headings:
        yield explained(named(word))
    for heading in headings:
        yield heading
        yield from map(explained, GROUPS[heading])


def explained(command: Command) -> str:
    """Return what ``command`` does, in one line."""
    short = f", {command.letter}" if command.letter else ""
    return f"{command.name}{short}: {explanation(command)}"


def explanation(command: Command) -> str:
    """Return what ``command`` does, without its name."""
    return _EXPLANATIONS[command.name]
