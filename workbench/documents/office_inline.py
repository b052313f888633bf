"""Styled text, links and objects of word processors, as text with numbered tags, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.documents.encoding import normalized
from workbench.text.inline import LAST_NUMBER, first_free_number, nested, without_tags


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: ``text`` in a style and a link, or an ``object`` without text.

    An object is a line break, a picture, a note or the like; ``html`` is its HTML in editions.
    The values of styles, links and objects are the format's own.
    """

    text: str = ""
    style: Any = None
    link: Any = None
    object: Any = None
    html: str = ""


@dataclass(slots=True)
class OfficeInline:
    """A paragraph's text, and the meaning of its tags; text without a tag has ``base`` style."""

    text: str = ""
    markup: dict[int, tuple[str, str]] = field(default_factory=dict)
    base: Any = None
    styles: dict[int, Any] = field(default_factory=dict)
    links: dict[int, Any] = field(default_factory=dict)
    objects: dict[int, Any] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The text without tags."""
        return without_tags(self.text).strip()

    @property
    def says_something(self) -> bool:
        """Whether it has a letter, unlike a header with only a page number."""
        return any(character.isalpha() for character in self.shown)


def read_pieces(
    pieces: Iterable[Piece],
    style_html: Mapping[Any, tuple[str, str]],
    link_html: Mapping[Any, tuple[str, str]],
) -> OfficeInline:
    """Return ``pieces`` as one text; the style of most characters gets no tag.

    ``style_html`` and ``link_html`` are the HTML of styles and links. A paragraph with too
    many tags has an empty text.
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
        wanted = base if piece.object is not None else piece.style
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
        if piece.object is not None:
            inline.markup[number] = (piece.html, "")
            inline.objects[number] = piece.object
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
    """Yield the pieces of ``text``, with the styles, links and objects of its tags."""
    # Only an object has no closing markup; the HTML itself does not matter here.
    kinds = {number: ("x", "" if number in inline.objects else "x") for number in inline.markup}
    styles: list[Any] = [inline.base]
    links: list[Any] = [None]
    after_break = False  # reading adds a space after a line break
    for piece in nested(" ".join(text.split("\n")), kinds):
        if isinstance(piece, str):
            shown = piece.removeprefix(" ") if after_break else piece
            yield Piece(text=shown, style=styles[-1], link=links[-1])
        elif piece.number in inline.objects:
            yield Piece(object=inline.objects[piece.number], style=styles[-1], link=links[-1])
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
