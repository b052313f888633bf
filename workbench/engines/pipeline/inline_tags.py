"""Inline tags taken out of a sentence before its translation, and put back after it.

Models break tags. So they are taken out, and go back to the words that were made from the
words they stood around; every tag comes back exactly once and well nested, whatever the
model did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.engines.pipeline.tag_placement import Piece, Placement
from workbench.text.inline import tags


@dataclass(frozen=True, slots=True)
class Markup:
    """The tags of a sentence, as a tree over its bare text."""

    bare: str
    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def put_back(self, target: str, sources: Sequence[int] | None) -> str:
        """Return ``target`` with the tags.

        ``sources`` gives for each word of ``target`` the number of its source word; without
        it, and where it does not help, tags go where they stood in proportion.
        """
        if not self.pieces:
            return target
        return Placement(self.bare, target, sources).rendered(self.pieces, (0, len(target)))


def extracted(text: str) -> tuple[str, Markup]:
    """Return ``text`` without its tags, and the tags."""
    bare_parts: list[str] = []
    length = end = 0
    root: list[Piece] = []
    open_pieces: list[tuple[int, Piece, list[Piece]]] = []
    level = root
    for tag in tags(text):
        bare_parts.append(text[end : tag.start])
        length += tag.start - end
        end = tag.end
        literal = text[tag.start : tag.end]
        if tag.opens and not tag.closes:
            piece = Piece(literal, "", length, length)
            level.append(piece)
            open_pieces.append((tag.number, piece, level))
            level = piece.inside
        elif tag.closes and not tag.opens and open_pieces and open_pieces[-1][0] == tag.number:
            _, piece, level = open_pieces.pop()
            piece.closing, piece.end = literal, length
        else:
            apart = text[: tag.start][-1:] in " ’'", not text[tag.end :][:1].isalnum()
            level.append(Piece(literal, "", length, length, apart))
    bare = "".join(bare_parts) + text[end:]
    for _, piece, level in reversed(open_pieces):  # never closed: a mark, and what follows it
        level.extend(piece.inside)
        piece.inside = []
    return _tidied(bare, root)


def _tidied(bare: str, pieces: list[Piece]) -> tuple[str, Markup]:
    """Return the bare text with single spaces, and offsets that fit it."""
    new_offsets: list[int] = []
    kept: list[str] = []
    for character in bare:
        new_offsets.append(len(kept))
        if not (character == " " and (not kept or kept[-1] == " ")):
            kept.append(character)
    new_offsets.append(len(kept))

    def move(piece: Piece) -> None:
        piece.start, piece.end = new_offsets[piece.start], new_offsets[piece.end]
        for inner in piece.inside:
            move(inner)

    for piece in pieces:
        move(piece)
    text = "".join(kept).rstrip()
    return text, Markup(text, tuple(pieces))
