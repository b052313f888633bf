"""The placing of footnotes in formats with pages: on the page of the note's first sign."""

from __future__ import annotations

from workbench.documents import BlockKind
from workbench.editions.edition import Edition, Layout, shown_titles, sides
from workbench.editions.passages import BlockPair
from workbench.editions.references import sign_name, signs


def named_signs(edition: Edition, layout: Layout) -> list[str]:
    """Return the names of the signs that ``layout`` shows, in titles and text."""
    titles = shown_titles(edition, layout)
    text = [side for pair in edition.pairs for side in sides(pair, layout)]
    return [sign.name for passage in [*titles, *text] for sign in signs(passage) if sign.name]


def footnotes(edition: Edition, layout: Layout) -> dict[str, BlockPair]:
    """Return the notes, each by the name of the sign at which it is placed.

    That is its first sign in the first language that has one; other signs refer to it.
    """
    names = set(named_signs(edition, layout))
    placed: dict[str, BlockPair] = {}
    for note in _notes(edition):
        own = [sign_name(note.id, side.language) for side in sides(note, layout)]
        if name := next((name for name in own if name in names), ""):
            placed[name] = note
    return placed


def notes_without_signs(edition: Edition, layout: Layout) -> list[BlockPair]:
    """Return the notes without a sign in the languages shown; they come after the text."""
    placed = {note.id for note in footnotes(edition, layout).values()}
    return [note for note in _notes(edition) if note.id not in placed]


def _notes(edition: Edition) -> list[BlockPair]:
    return [pair for pair in edition.pairs if pair.kind is BlockKind.FOOTNOTE]
