"""Find and replace: what is asked, and what is read before anything is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.catalog import Catalog
from workbench.editor.linear.console import Console
from workbench.editor.replacing import Found, Order, Search, Side
from workbench.errors import WorkbenchError

#: The choices, by the words that a person answers.
CHOICES = ("case", "words", "expression", "notes", "all")

#: So many changes are read before it is asked whether to go on.
_AT_ONCE = 5


def ask_for_order(console: Console, words: str) -> Order:
    """Ask what is not known yet of what to replace."""
    words = words or console.ask("find: ")
    Search(words).pattern  # noqa: B018 - raises where there is nothing to look for
    by = console.ask("replace by: ")
    chosen = _chosen(console.ask(f"{', '.join(CHOICES)}, or Enter for none of these: "))
    search = Search(words, "expression" in chosen, "case" in chosen, "words" in chosen)
    side = Side.NOTES if "notes" in chosen else Side.TARGET
    return Order(search, by, side, "all" in chosen)


def confirmed(console: Console, found: Found, catalog: Catalog) -> bool:
    """Read what would change, and tell whether it is to be done."""
    pairs = list(_pairs(found, catalog))
    segments = "1 segment changes" if len(found) == 1 else f"{len(found)} segments change"
    reviewed = found.unreviewed
    console.say(f"{segments}, {reviewed} no longer reviewed then" if reviewed else segments)
    while True:
        read, pairs = pairs[:_AT_ONCE], pairs[_AT_ONCE:]
        for place, before, after in read:
            console.say(f"{place}: {before}", f"becomes: {after}")
        ways = f"yes, no, or more: {len(pairs)} are left" if pairs else "yes or no"
        answer = console.ask(f"replace, {ways}: ").lower()
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
            yield str(catalog.position(change.before.id) + 1), before, after
    for article, changes in found.elsewhere:
        for change in changes:
            for before, after in change.texts:
                yield article.slug, before, after
