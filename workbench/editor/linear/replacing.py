"""The command that finds and replaces, after reading aloud what would change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.catalog import Catalog
from workbench.editor.core.replacing import Found, Order, Replacer, Search, Side
from workbench.editor.linear.change_reporter import ChangeReporter
from workbench.editor.linear.console import Console
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many
from workbench.text.difference import DiffKind, difference
from workbench.text.inline import without_tags

#: The choices, by the words that a person answers.
CHOICES = ("case", "words", "expression", "notes", "all")

#: So many changes are read before it is asked whether to go on.
_AT_ONCE = 5

#: So many words are read on each side of what changes.
_AROUND = 4


@dataclass(frozen=True, slots=True)
class ReplaceCommand:
    """Replaces in this article or in all, when the person has heard what that changes."""

    console: Console
    catalog: Catalog
    replacer: Replacer
    reporter: ChangeReporter

    def replace(self, words: str) -> None:
        """Replace ``words``, or what the person wants replaced."""
        found = self.replacer.find(ask_for_order(self.console, words))
        self.replacer.end()
        if not found:
            self.console.say("nothing found")
        elif not confirmed(self.console, found, self.catalog):
            self.console.say("nothing done")
        else:
            self.reporter.tell(self.replacer.replace(found))


def ask_for_order(console: Console, words: str) -> Order:
    """Ask what is not known yet of what to replace."""
    words = words or console.ask("find: ")
    Search(words).pattern  # noqa: B018 - raises where there is nothing to look for
    by = console.ask("replace by: ")
    console.say(f"choices: {', '.join(CHOICES)}; Enter for none")
    chosen = _chosen(console.ask("choices: "))
    search = Search(words, "expression" in chosen, "case" in chosen, "words" in chosen)
    side = Side.NOTES if "notes" in chosen else Side.TARGET
    return Order(search, by, side, "all" in chosen)


def confirmed(console: Console, found: Found, catalog: Catalog) -> bool:
    """Read what would change, and tell whether it is to be done."""
    pairs = list(_pairs(found, catalog))
    lost = f", {found.unreviewed} no longer reviewed then" if found.unreviewed else ""
    console.say(f"to be changed: {how_many(len(found), 'segment')}{lost}")
    while True:
        read, pairs = pairs[:_AT_ONCE], pairs[_AT_ONCE:]
        for place, before, after in read:
            console.say(f"{place}: {without_tags(before)}", f"becomes: {without_tags(after)}")
        if pairs:
            console.say(f"{len(pairs)} more are not read yet")
        answer = console.ask("replace, yes, no or more: " if pairs else "replace, yes or no: ")
        answer = answer.lower()
        if not pairs or answer not in ("more", "m"):
            return answer in ("y", "yes")


def _chosen(answer: str) -> Sequence[str]:
    """Return the choices that the words of ``answer`` begin."""
    chosen = []
    for word in answer.lower().replace(",", " ").split():
        choice = next((choice for choice in CHOICES if choice.startswith(word)), None)
        if choice is None:
            raise WorkbenchError(f"nothing done: no choice {word}", remedy=", ".join(CHOICES))
        chosen.append(choice)
    return chosen


def _pairs(found: Found, catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Yield where each text stands, what it is, and what it would be."""
    for change in found.here:
        for before, after in change.texts:
            number = catalog.position(change.before.id) + 1
            yield f"segment {number}", *excerpts(before, after)
    for article, changes in found.elsewhere:
        for change in changes:
            for before, after in change.texts:
                yield article.slug, *excerpts(before, after)


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Return where two texts differ, each with some of the words around it."""
    parts = difference(before, after)
    if all(part.kind is DiffKind.SAME for part in parts):
        return before, after  # but for how they are typeset
    old = new = ""
    for place, part in enumerate(parts):
        text = part.text
        if part.kind is DiffKind.SAME:
            text = _shortened(text, begins=place == 0, ends=place == len(parts) - 1)
        old += text if part.kind is not DiffKind.ADDED else ""
        new += text if part.kind is not DiffKind.REMOVED else ""
    return old.strip(), new.strip()


def _shortened(text: str, *, begins: bool, ends: bool) -> str:
    """Leave out what is far from a change; nothing changes before what begins the whole text."""
    words = re.findall(r"\s*\S+\s*$|\s*\S+", text)
    head, tail = 0 if begins else _AROUND, 0 if ends else _AROUND
    if len(words) <= head + tail + 1:
        return text
    return f"{''.join(words[:head])} … {''.join(words[len(words) - tail :]).lstrip()}"
