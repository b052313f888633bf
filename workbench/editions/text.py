"""The plain text edition: a line a passage, or two columns beside each other."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from workbench.documents import BlockKind
from workbench.editions.edition import Edition, Layout, shown_titles, sides
from workbench.editions.inlines import ElementKind, Inline, plain
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.structure import runs, stanzas, tables
from workbench.editions.wording import Wording, credit_lines, date_in_words, notices, wording

#: Each column's width and the space between, in characters; 80 in all.
_COLUMN = 38
_SPACE = 4

#: However deep a passage lies, its lines have so many characters.
_NARROWEST = 12


def render(edition: Edition, layout: Layout = Layout.ALTERNATING) -> bytes:
    """Return the text file of ``edition``, in UTF-8."""
    words = wording(edition.metadata.target_language)
    body = _columns if layout is Layout.COLUMNS else _paragraphs
    sections = [*_head(edition, layout, words), *body(edition, layout, words), *_foot(edition)]
    return ("\n\n".join(section for section in sections if section) + "\n").encode("utf-8")


def passage_text(passage: Passage, words: Wording) -> str:
    """Return ``passage`` with its unfinished runs in brackets."""
    return "".join(
        (
            f"[{words.mark(run.mark)}{words.colon}{_text(run.inlines)}]"
            if run.mark
            else _text(run.inlines)
        )
        + run.gap
        for run in passage.runs
    )


def _head(edition: Edition, layout: Layout, words: Wording) -> Iterator[str]:
    titles = [passage_text(title, words) for title in shown_titles(edition, layout)]
    yield "\n".join(titles) + "\n" + "=" * min(max(map(len, titles)), 80)
    date = date_in_words(edition.metadata.date, edition.metadata.target_language)
    yield " · ".join(part for part in (edition.metadata.author, date) if part)
    yield from notices(edition)
    yield "* * *"


def _foot(edition: Edition) -> Iterator[str]:
    colon = wording(edition.metadata.target_language).colon
    lines = [f"{fact.label}{colon}{fact.text}" for fact in credit_lines(edition)]
    if lines:
        yield "* * *"
        yield "\n".join(lines)


def _paragraphs(edition: Edition, layout: Layout, words: Wording) -> Iterator[str]:
    """Yield the sections of a running text; the languages alternate, or the target alone."""
    for kind, pairs in runs(edition.pairs):
        if kind in _TOGETHER:
            for rows in _TOGETHER[kind](pairs):
                lines = [_marked(row, layout, words) for row in rows]
                # The whole stanza or table in one language, then in the other.
                yield from map("\n".join, zip(*lines, strict=True))
        else:
            blocks = ["\n".join(_marked([pair], layout, words)) for pair in pairs]
            tight = kind is BlockKind.LIST_ITEM and layout is Layout.TARGET
            yield "\n".join(blocks) if tight else "\n\n".join(blocks)


def _columns(edition: Edition, layout: Layout, words: Wording) -> Iterator[str]:
    """Yield the sections of two columns, each pair a row."""
    for kind, pairs in runs(edition.pairs):
        if kind in _TOGETHER:
            for rows in _TOGETHER[kind](pairs):
                yield "\n".join(_beside(row, layout, words) for row in rows)
        else:
            yield from (_beside([pair], layout, words) for pair in pairs)


#: Passages of these kinds stand together: by kind, what parts them into groups of rows.
_TOGETHER: dict[BlockKind, Callable[[list[BlockPair]], list[Sequence[Sequence[BlockPair]]]]] = {
    BlockKind.VERSE: lambda pairs: [[[line] for line in s.lines] for s in stanzas(pairs)],
    BlockKind.TABLE_CELL: lambda pairs: [table.rows for table in tables(pairs)],
}


def _marked(row: Sequence[BlockPair], layout: Layout, words: Wording) -> list[str]:
    """Return ``row`` in the languages that ``layout`` shows."""
    if not any(pair.target for pair in row):
        return [_verbatim(row[0])]
    return ["\n".join(_lines(row[0], text)) for text in _texts(row, layout, words)]


def _beside(row: Sequence[BlockPair], layout: Layout, words: Wording) -> str:
    if not any(pair.target for pair in row):
        return _verbatim(row[0])
    left, right = (_lines(row[0], text, _COLUMN) for text in _texts(row, layout, words))
    return "\n".join(
        f"{_padded(a, _COLUMN)}{' ' * _SPACE}{b}".rstrip()
        for a, b in zip_longest(left, right, fillvalue="")
    )


def _texts(row: Sequence[BlockPair], layout: Layout, words: Wording) -> list[str]:
    """Return a passage, or a table's row of them, in the languages that ``layout`` shows."""
    languages = zip(*(sides(pair, layout) for pair in row), strict=True)
    cells = [[passage_text(passage, words) for passage in passages] for passages in languages]
    if row[0].kind is BlockKind.TABLE_CELL:
        return [" | ".join(cell.replace("\n", " ") for cell in texts) for texts in cells]
    return [text for (text,) in cells]


def _lines(pair: BlockPair, text: str, width: int = 0) -> list[str]:
    """Return ``text`` with what shows its kind: a marker, a quotation sign, an indent.

    Its lines are no longer than ``width``, where that is given.
    """
    mark = _MARKS[pair.kind](pair) if pair.kind in _MARKS else ""
    again = mark if pair.kind is BlockKind.QUOTATION else " " * len(mark)
    lines = text.split("\n")
    if width:
        room = width - len(mark)
        lines = [part for line in lines for part in _wrapped(line, room)]
    return [f"{again if number else mark}{line}" for number, line in enumerate(lines)]


_MARKS: dict[BlockKind, Callable[[BlockPair], str]] = {
    BlockKind.LIST_ITEM: lambda pair: "  " * (max(pair.level, 1) - 1) + f"{pair.label or '-'} ",
    BlockKind.PARAGRAPH: lambda pair: "  " * pair.level,
    BlockKind.QUOTATION: lambda pair: "> " * max(pair.level, 1),
    BlockKind.VERSE: lambda pair: "    ",
    BlockKind.FOOTNOTE: lambda pair: f"[{pair.label}] " if pair.label else "",
    BlockKind.HEADING: lambda pair: "#" * max(pair.level, 1) + " ",
}


def _verbatim(pair: BlockPair) -> str:
    return "* * *" if pair.kind is BlockKind.RULE else textwrap.indent(pair.verbatim, "    ")


def _text(inlines: tuple[Inline, ...]) -> str:
    """Return ``inlines`` as plain text; a link is followed by where it leads."""
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
    """Return ``text`` filled up with spaces to ``width`` cells of a terminal."""
    return text + " " * max(0, width - sum(map(_cells, text)))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
