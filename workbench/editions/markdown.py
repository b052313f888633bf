"""The Markdown edition: CommonMark, with pipe tables for tables and for two columns."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from workbench.documents import BlockKind
from workbench.editions.edition import Edition, Layout, shown_titles, sides
from workbench.editions.inlines import ElementKind, Inline, plain
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.structure import ItemList, Part, Quotation, Stanza, Table, parts, ranks
from workbench.editions.wording import Wording, bracketed, byline, credit_lines, notices, wording
from workbench.text.languages import NAMES

#: Characters with a meaning in Markdown inside a line.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")
#: What has a meaning in Markdown at the beginning of a line; its last character is escaped.
_LINE_START = re.compile(r"^(#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)")
_BARE_PIPE = re.compile(r"(?<!\\)\|")
_MARKER = re.compile(r"\d{1,9}[.)]")

_WRAPS = {ElementKind.EMPHASIS: "*", ElementKind.STRONG: "**", ElementKind.STRUCK: "~~"}


def render(edition: Edition, layout: Layout = Layout.ALTERNATING) -> bytes:
    """Return the Markdown file of ``edition``, in UTF-8."""
    words = wording(edition.metadata.target_language)
    body = (
        _columns(edition, words)
        if layout is Layout.COLUMNS
        else _sections(parts(edition.pairs), ranks(edition.pairs), layout, words)
    )
    sections = [*_head(edition, layout, words), *body, *_foot(edition)]
    return ("\n\n".join(section for section in sections if section) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Return ``text`` escaped so that Markdown shows it unchanged inside a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _head(edition: Edition, layout: Layout, words: Wording) -> Iterator[str]:
    titles = [_passage(title, words) for title in shown_titles(edition, layout)]
    yield f"# {' / '.join(titles)}"
    yield " · ".join(map(escaped, byline(edition)))
    for notice in notices(edition):
        yield f"> {notice}"


def _foot(edition: Edition) -> Iterator[str]:
    colon = wording(edition.metadata.target_language).colon
    lines = [
        f"- {fact.label}{colon}" + (f"<{fact.address}>" if fact.address else escaped(fact.text))
        for fact in credit_lines(edition)
    ]
    if lines:
        yield "---"
        yield "\n".join(lines)


def _sections(
    found: Iterable[Part], headings: Mapping[str, int], layout: Layout, words: Wording
) -> Iterator[str]:
    """Yield the sections of ``found``, in alternating languages or in the target alone.

    ``headings`` has the rank of each heading by its id.
    """

    def inside(found: Iterable[Part]) -> Iterator[str]:
        return _sections(found, headings, layout, words)

    for part in found:
        if isinstance(part, ItemList):
            tight = layout is Layout.TARGET and part.tight
            items = [
                [*_texts(item.pair, layout, words), *inside(item.parts)] for item in part.items
            ]
            glue = "\n" if tight else "\n\n"
            yield glue.join(
                _item(item.pair, glue.join(blocks))
                for item, blocks in zip(part.items, items, strict=True)
            )
        elif isinstance(part, Quotation):
            lines = "\n\n".join(inside(part.parts)).split("\n")
            yield "\n".join(f"> {line}".rstrip() for line in lines)
        elif isinstance(part, Stanza):
            verses = [_texts(pair, layout, words) for pair in part.lines]
            # The whole stanza in one language, then in the other, with hard line breaks.
            yield from map("\\\n".join, zip(*verses, strict=True))
        elif isinstance(part, Table):
            yield from _table(part, layout, words)
        elif not part.target:
            yield _verbatim(part)
        else:
            hashes = "#" * headings.get(part.id, 0)
            yield _block(part, _texts(part, layout, words), hashes)


def _texts(pair: BlockPair, layout: Layout, words: Wording) -> list[str]:
    """Return the texts of ``pair`` that ``layout`` shows."""
    return [line_start(_passage(side, words)) for side in sides(pair, layout)]


def _block(pair: BlockPair, texts: list[str], hashes: str) -> str:
    if pair.kind is BlockKind.HEADING:
        return "\n\n".join(f"{hashes} {text}" for text in texts)
    if pair.kind is BlockKind.FOOTNOTE:
        return f"[^{pair.label or pair.id}]: " + "\n\n    ".join(texts)
    return "\n\n".join(texts)


def _item(pair: BlockPair, text: str) -> str:
    """Return a list item with ``text``, indented after its marker."""
    marker = f"{pair.label if _MARKER.fullmatch(pair.label) else '-':<3} "
    return marker + textwrap.indent(text, " " * len(marker)).lstrip(" ")


def _table(table: Table, layout: Layout, words: Wording) -> Iterator[str]:
    """Yield the table in each language that ``layout`` shows."""
    width = max(map(len, table.rows))
    for side in range(1 if layout is Layout.TARGET else 2):
        texts = [
            [_passage(list(sides(cell, layout))[side], words) for cell in row] for row in table.rows
        ]
        lines = [_cells(row + [""] * (width - len(row))) for row in texts]
        yield "\n".join([lines[0], _cells(["---"] * width), *lines[1:]])


def _columns(edition: Edition, words: Wording) -> Iterator[str]:
    """Yield tables of two columns, a row for each pair; between them, what fits in no cell."""
    metadata = edition.metadata
    languages = (metadata.source_language, metadata.target_language)
    head = [_cells([NAMES[code][1].capitalize() for code in languages]), _cells(["---", "---"])]
    for fits, group in groupby(edition.pairs, key=_fits_a_cell):
        if not fits:
            yield from _sections(parts(list(group)), {}, Layout.ALTERNATING, words)
            continue
        rows = [
            _cells([_in_cell(pair, side, words) for side in (pair.source, pair.target)])
            for pair in group
        ]
        yield "\n".join([*head, *rows])


def _fits_a_cell(pair: BlockPair) -> bool:
    """Return whether ``pair`` can be a row of two columns, unlike notes and table cells."""
    return bool(pair.target) and pair.kind not in (BlockKind.TABLE_CELL, BlockKind.FOOTNOTE)


def _cells(texts: Iterable[str]) -> str:
    """Return a table row; each "|" is escaped, since it ends a cell even in code."""
    cells = " | ".join(_BARE_PIPE.sub(r"\|", text) for text in texts)
    return f"| {cells} |"


def _in_cell(pair: BlockPair, passage: Passage, words: Wording) -> str:
    """Return ``passage`` on one line, with its kind shown as far as a cell can."""
    text = _passage(passage, words)
    if pair.kind is BlockKind.HEADING:
        return f"**{text}**"
    if pair.kind is BlockKind.LIST_ITEM:
        return f"{'&emsp;' * (max(pair.level, 1) - 1)}{escaped(pair.label) or '•'} {text}"
    quoted = pair.kind in (BlockKind.QUOTATION, BlockKind.VERSE)
    return "&emsp;" * (pair.within + quoted) + text


def _verbatim(pair: BlockPair) -> str:
    if pair.kind is BlockKind.RULE:
        return "* * *"
    longest = max(map(len, re.findall(r"`+", pair.verbatim)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{pair.verbatim}\n{fence}"


def _passage(passage: Passage, words: Wording) -> str:
    """Return ``passage`` as Markdown, with unfinished runs in brackets."""
    return bracketed(passage, words, _inlines, (r"\[", r"\]"))


def line_start(text: str) -> str:
    """Return ``text`` escaped so that it begins no list, heading or rule."""
    return _LINE_START.sub(lambda match: f"{match[1][:-1]}\\{match[1][-1]}", text)


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    if isinstance(inline, str):
        return escaped(inline)
    if inline.kind is ElementKind.BREAK:
        return "<br>"
    if inline.kind is ElementKind.IMAGE:
        described = escaped(inline.description)
        return f"![{described}](<{inline.address}>)" if inline.address else described
    if inline.kind is ElementKind.NOTE:
        return f"[^{plain(inline.children)}]"
    if inline.kind is ElementKind.CODE:
        return _code(inline.children)
    inside = _inlines(inline.children)
    if inline.kind is ElementKind.LINK and plain(inline.children) == inline.address:
        return f"<{inline.address}>"
    if inline.kind is ElementKind.LINK:
        return f"[{inside}](<{inline.address}>)"
    if wrap := _WRAPS.get(inline.kind):
        core = inside.strip()
        # Markdown allows no white space just inside these characters.
        return inside.replace(core, f"{wrap}{core}{wrap}", 1) if core else inside
    return f"<{inline.kind}>{inside}</{inline.kind}>"


def _code(inlines: tuple[Inline, ...]) -> str:
    """Return a code span, with more backticks around it than there are in a row inside."""
    text = plain(inlines)
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{space}{text}{space}{fence}"
