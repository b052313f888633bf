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

#: The choices, as they are typed.
CHOICES = ("case", "words", "expression", "notes", "all")

#: The number of changes that are read before asking whether to go on.
_AT_ONCE = 5

#: The number of words that are read on each side of a change.
_AROUND = 4


@dataclass(frozen=True, slots=True)
class ReplaceCommand:
    """Replaces in this article or in all, after reading the changes to the person."""

    console: Console
    catalog: Catalog
    replacer: Replacer
    reporter: ChangeReporter

    def replace(self, words: str) -> None:
        """Replace ``words``; without, ask what to replace."""
        found = self.replacer.find(ask_for_order(self.console, words))
        self.replacer.end()
        if not found:
            self.console.say("nothing found")
        elif not confirmed(self.console, found, self.catalog):
            self.console.say("nothing done")
        else:
            self.reporter.report(self.replacer.replace(found))


def ask_for_order(console: Console, words: str) -> Order:
    """Ask what to replace, unless ``words`` say it, and by what."""
    words = words or console.ask("find: ")
    Search(words).pattern  # noqa: B018 - raises if there is nothing to look for
    by = console.ask("replace by: ")
    console.say(f"choices: {', '.join(CHOICES)}; Enter for none")
    chosen = _chosen(console.ask("choices: "))
    search = Search(words, "expression" in chosen, "case" in chosen, "words" in chosen)
    side = Side.NOTES if "notes" in chosen else Side.TARGET
    return Order(search, by, side, "all" in chosen)


def confirmed(console: Console, found: Found, catalog: Catalog) -> bool:
    """Read the changes, and return whether the person wants them made."""
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
    """Return the choices that begin with the words of ``answer``."""
    chosen = []
    for word in answer.lower().replace(",", " ").split():
        choice = next((choice for choice in CHOICES if choice.startswith(word)), None)
        if choice is None:
            raise WorkbenchError(f"nothing done: no choice {word}", remedy=", ".join(CHOICES))
        chosen.append(choice)
    return chosen


def _pairs(found: Found, catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Yield the place of each text, and excerpts of it before and after."""
    for change in found.here:
        for before, after in change.texts:
            number = catalog.position(change.before.id) + 1
            yield f"segment {number}", *excerpts(before, after)
    for article, changes in found.elsewhere:
        for change in changes:
            for before, after in change.texts:
                yield article.slug, *excerpts(before, after)


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Return the differing parts of two texts, with some of the words around them."""
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
    """Shorten an unchanged part to the words next to a change, on one side or on both."""
    words = re.findall(r"\s*\S+\s*$|\s*\S+", text)
    head, tail = 0 if begins else _AROUND, 0 if ends else _AROUND
    if len(words) <= head + tail + 1:
        return text
    return f"{''.join(words[:head])} … {''.join(words[len(words) - tail :]).lstrip()}"
