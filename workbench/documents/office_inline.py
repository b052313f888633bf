"""Inline content of word processors: runs of styled text, links and things, as tagged text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.documents.encoding import normalized
from workbench.text.inline import LAST_NUMBER, first_free_number, nested, without_tags


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: ``text`` in a style within a link, or a ``thing`` without text.

    Styles, links and things are what the format makes of them. ``html`` is what stands for
    a thing in editions.
    """

    text: str = ""
    style: Any = None
    link: Any = None
    thing: Any = None
    html: str = ""


@dataclass(slots=True)
class OfficeInline:
    """A paragraph's text, and what its tags stand for; text without a tag has ``base`` style."""

    text: str = ""
    markup: dict[int, tuple[str, str]] = field(default_factory=dict)
    base: Any = None
    styles: dict[int, Any] = field(default_factory=dict)
    links: dict[int, Any] = field(default_factory=dict)
    things: dict[int, Any] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The text without tags."""
        return without_tags(self.text).strip()

    @property
    def says_something(self) -> bool:
        """Whether there is a word in it; a mere page number in a header is none."""
        return any(character.isalpha() for character in self.shown)


def read_pieces(
    pieces: Iterable[Piece],
    style_html: Mapping[Any, tuple[str, str]],
    link_html: Mapping[Any, tuple[str, str]],
) -> OfficeInline:
    """Return ``pieces`` as one text; the style of most of its characters needs no tag.

    ``style_html`` and ``link_html`` are the HTML of styles and links. A paragraph with more
    tags than there are numbers comes without text.
    """
    pieces = list(pieces)
    lengths: Counter[Any] = Counter()
    for piece in pieces:
        lengths[piece.style] += len(piece.text)
    base = lengths.most_common(1)[0][0] if lengths else None
    inline = OfficeInline(base=base)
    number = first_free_number("".join(piece.text for piece in pieces))
    texts: list[str] = []
    link: Any = None
    style: Any = base
    link_number = style_number = 0
    for piece in [*pieces, Piece(style=base)]:
        wanted = base if piece.thing is not None else piece.style
        if style != base and (wanted != style or piece.link is not link):
            texts.append(f"</{style_number}>")
            style = base
        if piece.link is not link:
            if link is not None:
                texts.append(f"</{link_number}>")
            link = piece.link
            if link is not None:
                link_number, number = number, number + 1
                inline.markup[link_number] = link_html[link]
                inline.links[link_number] = link
                texts.append(f"<{link_number}>")
        if piece.thing is not None:
            inline.markup[number] = (piece.html, "")
            inline.things[number] = piece.thing
            texts.append(f"<{number}/> " if piece.html == "<br>" else f"<{number}/>")
            number += 1
        elif piece.text:
            if wanted != style:
                style = wanted
                style_number, number = number, number + 1
                inline.markup[style_number] = style_html[style]
                inline.styles[style_number] = style
                texts.append(f"<{style_number}>")
            texts.append(normalized(piece.text))
    if number - 1 <= LAST_NUMBER:
        inline.text = normalized("".join(texts)).strip(" ")
    return inline


def write_pieces(text: str, inline: OfficeInline) -> Iterator[Piece]:
    """Yield the pieces that ``text`` consists of, with the styles, links and things it names."""
    # A thing has no closing markup, a pair has; what it is in HTML does not matter here.
    kinds = {number: ("x", "" if number in inline.things else "x") for number in inline.markup}
    styles: list[Any] = [inline.base]
    links: list[Any] = [None]
    after_break = False  # where reading puts a space that is not there
    for piece in nested(" ".join(text.split("\n")), kinds):
        if isinstance(piece, str):
            shown = piece.removeprefix(" ") if after_break else piece
            yield Piece(text=shown, style=styles[-1], link=links[-1])
        elif piece.number in inline.things:
            yield Piece(thing=inline.things[piece.number], style=styles[-1], link=links[-1])
        elif piece.number in inline.styles:
            _change(styles, inline.styles[piece.number], opens=piece.opens)
        else:
            _change(links, inline.links[piece.number], opens=piece.opens)
        after_break = not isinstance(piece, str) and inline.markup[piece.number][0] == "<br>"


def _change(stack: list[Any], value: Any, *, opens: bool) -> None:
    if opens:
        stack.append(value)
    else:
        stack.pop()
