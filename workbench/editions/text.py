"""The plain text edition: a line for each passage, or two columns."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from workbench.documents import BlockKind
from workbench.editions.edition import Edition, Layout, shown_titles, sides
from workbench.editions.inlines import ElementKind, Inline, plain
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.structure import ItemList, Part, Quotation, Stanza, Table, parts
from workbench.editions.wording import Wording, bracketed, byline, credit_lines, notices, wording

#: The width of each column and the space between them, in characters; 80 in all.
_COLUMN = 38
_SPACE = 4

#: The least width of a passage, in characters, however deep it is nested.
_NARROWEST = 12


def render(edition: Edition, layout: Layout = Layout.ALTERNATING) -> bytes:
    """Return the text file of ``edition``, in UTF-8."""
    words = wording(edition.metadata.target_language)
    body = _Writer(layout, words).sections(parts(edition.pairs))
    sections = [*_head(edition, layout, words), *body, *_foot(edition)]
    return ("\n\n".join(section for section in sections if section) + "\n").encode("utf-8")


def passage_text(passage: Passage, words: Wording) -> str:
    """Return ``passage`` with its unfinished runs in brackets."""
    return bracketed(passage, words, _text)


def _head(edition: Edition, layout: Layout, words: Wording) -> Iterator[str]:
    titles = [passage_text(title, words) for title in shown_titles(edition, layout)]
    yield "\n".join(titles) + "\n" + "=" * min(max(map(len, titles)), 80)
    yield " · ".join(byline(edition))
    yield from notices(edition)
    yield "* * *"


def _foot(edition: Edition) -> Iterator[str]:
    colon = wording(edition.metadata.target_language).colon
    lines = [f"{fact.label}{colon}{fact.text}" for fact in credit_lines(edition)]
    if lines:
        yield "* * *"
        yield "\n".join(lines)


class _Writer:
    """Writes the parts of a text; ``lead`` is the beginning of each of their lines."""

    def __init__(self, layout: Layout, words: Wording) -> None:
        self._layout = layout
        self._words = words

    def sections(self, found: Iterable[Part], lead: str = "") -> Iterator[str]:
        """Yield the sections of ``found``, which empty lines will separate."""
        for part in found:
            if isinstance(part, ItemList):
                yield from self._list(part, lead)
            elif isinstance(part, Quotation):
                yield from self.sections(part.parts, f"{lead}> ")
            elif isinstance(part, Stanza):
                yield from self._together([[line] for line in part.lines], f"{lead}    ")
            elif isinstance(part, Table):
                yield from self._together(part.rows, lead)
            elif not part.target:
                yield textwrap.indent(_verbatim(part), lead)
            else:
                yield self._block(
                    part, lead, _MARKS[part.kind](part) if part.kind in _MARKS else ""
                )

    def _list(self, found: ItemList, lead: str) -> Iterator[str]:
        lines: list[str] = []
        for item in found.items:
            lines.append(self._block(item.pair, lead, f"{item.pair.label or '-'} "))
            lines.extend(self.sections(item.parts, f"{lead}  "))
        tight = self._layout is Layout.TARGET and found.tight
        yield from ["\n".join(lines)] if tight else lines

    def _block(self, pair: BlockPair, lead: str, mark: str) -> str:
        """Return the text of ``pair``; the first line begins with ``mark``."""
        if self._layout is Layout.COLUMNS:
            return self._beside([pair], lead, mark)
        return "\n".join(self._lines([pair], lead, mark))

    def _together(self, rows: Sequence[Sequence[BlockPair]], lead: str) -> Iterator[str]:
        """Yield ``rows``, lines of verse or rows of a table, without empty lines between."""
        if self._layout is Layout.COLUMNS:
            yield "\n".join(self._beside(row, lead) for row in rows)
        else:
            # The whole stanza or table in one language, then in the other.
            lines = [self._lines(row, lead) for row in rows]
            yield from map("\n".join, zip(*lines, strict=True))

    def _beside(self, row: Sequence[BlockPair], lead: str, mark: str = "") -> str:
        left, right = (text.split("\n") for text in self._lines(row, lead, mark, _COLUMN))
        return "\n".join(
            f"{_padded(a, _COLUMN)}{' ' * _SPACE}{b}".rstrip()
            for a, b in zip_longest(left, right, fillvalue="")
        )

    def _lines(
        self, row: Sequence[BlockPair], lead: str, mark: str = "", width: int = 0
    ) -> list[str]:
        """Return the text of ``row`` in each language that the layout shows.

        Lines are wrapped to ``width`` if it is given.
        """
        shown = []
        for text in self._texts(row):
            lines = text.split("\n")
            if width:
                room = width - len(lead) - len(mark)
                lines = [part for line in lines for part in _wrapped(line, room)]
            first, *others = lines
            again = lead + " " * len(mark)
            shown.append(
                "\n".join([f"{lead}{mark}{first}", *(f"{again}{line}" for line in others)])
            )
        return shown

    def _texts(self, row: Sequence[BlockPair]) -> list[str]:
        """Return a passage, or a table row, in each language that the layout shows."""
        languages = zip(*(sides(pair, self._layout) for pair in row), strict=True)
        cells = [[passage_text(side, self._words) for side in shown] for shown in languages]
        if row[0].kind is BlockKind.TABLE_CELL:
            return [" | ".join(cell.replace("\n", " ") for cell in texts) for texts in cells]
        return [text for (text,) in cells]


#: The beginning of the first line of a block, by its kind.
_MARKS: dict[BlockKind, Callable[[BlockPair], str]] = {
    BlockKind.FOOTNOTE: lambda pair: f"[{pair.label}] " if pair.label else "",
    BlockKind.HEADING: lambda pair: "#" * max(pair.level, 1) + " ",
}


def _verbatim(pair: BlockPair) -> str:
    return "* * *" if pair.kind is BlockKind.RULE else textwrap.indent(pair.verbatim, "    ")


def _text(inlines: tuple[Inline, ...]) -> str:
    """Return ``inlines`` as plain text; the text of a link is followed by its address."""
    return "".join(map(_inline_text, inlines))


def _inline_text(inline: Inline) -> str:
    if isinstance(inline, str):
        return inline
    if inline.kind is ElementKind.BREAK:
        return "\n"
    if inline.kind is ElementKind.IMAGE:
        return f"[{inline.description}]" if inline.description else ""
    if inline.kind is ElementKind.NOTE:
        return f"[{plain(inline.children)}]"
    if inline.kind is ElementKind.LINK:
        inside = _text(inline.children)
        return inside if plain((inline,)) == inline.address else f"{inside} <{inline.address}>"
    return _text(inline.children) if inline.children else plain((inline,))


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, _NARROWEST), break_on_hyphens=False) or [""]


def _padded(text: str, width: int) -> str:
    """Return ``text`` padded with spaces to ``width`` cells of a terminal."""
    return text + " " * max(0, width - sum(map(_cells, text)))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
