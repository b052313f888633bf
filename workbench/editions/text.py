"""The plain text edition: a line a passage, or two columns beside each other."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from itertools import zip_longest

from workbench.documents import BlockKind
from workbench.editions.edition import Edition, Layout, shown_titles, sides
from workbench.editions.inlines import ElementKind, Inline, plain
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.structure import runs, stanzas
from workbench.editions.wording import Wording, credit_lines, date_in_words, notices, wording

#: Each column's width and the space between, in characters; 80 in all.
_COLUMN = 38
_SPACE = 4

#: Blocks of these kinds follow one another without an empty line.
_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})


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
        if kind is BlockKind.VERSE:
            for stanza in stanzas(pairs):
                lines = [_lines(pair, layout, words) for pair in stanza.lines]
                yield from map("\n".join, zip(*lines, strict=True))
        else:
            blocks = ["\n".join(_lines(pair, layout, words)) for pair in pairs]
            tight = kind in _TIGHT and layout is Layout.TARGET
            yield "\n".join(blocks) if tight else "\n\n".join(blocks)


def _columns(edition: Edition, layout: Layout, words: Wording) -> Iterator[str]:
    """Yield the sections of two columns, each pair a row."""
    for kind, pairs in runs(edition.pairs):
        if kind is BlockKind.VERSE:
            for stanza in stanzas(pairs):
                yield "\n".join(_row(pair, words) for pair in stanza.lines)
        else:
            yield from (_row(pair, words) for pair in pairs)


def _lines(pair: BlockPair, layout: Layout, words: Wording) -> list[str]:
    """Return ``pair`` in the languages that ``layout`` shows."""
    if not pair.target:
        return [_verbatim(pair)]
    return [_line(pair, passage_text(side, words)) for side in sides(pair, layout)]


def _row(pair: BlockPair, words: Wording) -> str:
    if not pair.target:
        return _verbatim(pair)
    left, right = (
        _wrapped(_line(pair, passage_text(side, words)), _COLUMN)
        for side in (pair.source, pair.target)
    )
    return "\n".join(
        f"{_padded(a, _COLUMN)}{' ' * _SPACE}{b}".rstrip()
        for a, b in zip_longest(left, right, fillvalue="")
    )


def _line(pair: BlockPair, text: str) -> str:
    """Return ``text`` with what shows its kind: a marker, a quotation sign, an indent."""
    mark = _MARKS.get(pair.kind)
    return f"{mark(pair)}{text}" if mark else text


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
    if inline.kind is ElementKind.IMAGE:
        return f"[{inline.description}]" if inline.description else ""
    if inline.kind is ElementKind.NOTE:
        return f"[{plain(inline.children)}]"
    if inline.kind is ElementKind.LINK:
        inside = _text(inline.children)
        return inside if plain((inline,)) == inline.address else f"{inside} <{inline.address}>"
    return _text(inline.children) if inline.children else plain((inline,))


def _wrapped(text: str, width: int) -> list[str]:
    indent = " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _padded(text: str, width: int) -> str:
    """Return ``text`` filled up with spaces to ``width`` cells of a terminal."""
    return text + " " * max(0, width - sum(map(_cells, text)))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
