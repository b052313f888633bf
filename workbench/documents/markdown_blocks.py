"""The blocks of a Markdown text, made from the parser's tokens."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.documents.dates import is_date
from workbench.documents.document import NEVER_WITHIN, Block, BlockKind, block_id
from workbench.documents.encoding import normalized
from workbench.documents.front_matter import FrontMatter
from workbench.documents.lines import is_address
from workbench.documents.markdown_inline import Inline, read_inline
from workbench.documents.markup_blocks import read_markup
from workbench.documents.markup_reading import MarkupReading
from workbench.documents.spliced import Span
from workbench.text.inline import LAST_NUMBER, without_tags

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_HASHES = re.compile(r"#{1,6}[ \t]+")

#: With more inline notes they are read as text: the parser's time grows with their square.
_MOST_INLINE_NOTES = 1000


@cache
def _parser(*, inline_notes: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    # Footnotes keep their place instead of being moved to the end.
    parser.disable("footnote_tail")
    return parser if inline_notes else parser.disable("footnote_inline")


class Reading:
    """Makes blocks from tokens, and records the place of their text in the source."""

    def __init__(self, source: str, front: FrontMatter) -> None:
        self.parser = _parser(inline_notes=source.count("^[") <= _MOST_INLINE_NOTES)
        self.environment: dict[str, Any] = {}
        self.blocks: list[Block] = []
        self.spans: dict[str, Span] = {}
        self.inlines: dict[str, Inline] = {}
        #: For each block, the ids of the blocks with its alternative texts, by tag number.
        self.alternatives: dict[str, dict[int, str]] = {}
        #: What starts a new line in each block: a line end, and the marks of its containers.
        self.line_starts: dict[str, str] = {}
        #: For each block that is HTML in the source, the HTML passage that it is part of.
        self.html_parts: dict[str, MarkupReading] = {}
        self._source = source
        body = source[front.length :]
        self._starts = [front.length + match.start() for match in _LINE.finditer(body)]
        self._lines_before = len(_LINE.findall(source[: front.length])) - 1 if front.length else 0
        self._open: list[Token] = []
        #: For each open list item, whether its first block was made.
        self._item_begun: list[bool] = []
        self._cell = (0, 0)  # row and column
        self._cells_end = 0
        for entry in front.entries:
            line = 1 + source.count("\n", 0, entry.span.start)
            self._add(BlockKind.METADATA, entry.text, line, entry.span, label=entry.key)

    def take(self, token: Token) -> None:
        """Process the next token of the document."""
        if token.type == "inline":
            self._take_inline(token)
        elif token.type in ("fence", "code_block"):
            text = token.content.rstrip("\n")
            self._add(BlockKind.CODE, text, self._line(token), None, label=token.info.strip())
        elif token.type == "html_block" and not self._open:
            self._take_html(token)
        elif token.type == "hr":
            self._add(BlockKind.RULE, token.markup[:3], self._line(token), None)
        elif token.nesting == 1:
            self._open.append(token)
            if token.type == "list_item_open":
                self._item_begun.append(False)
            elif token.type == "table_open":
                self._cell = (0, 0)
            elif token.type == "tr_open":
                self._cell = (self._cell[0] + 1, 0)
                self._cells_end = 0
            elif token.type in ("th_open", "td_open"):
                self._cell = (self._cell[0], self._cell[1] + 1)
        elif token.nesting == -1 and self._open.pop().type == "list_item_open":
            self._item_begun.pop()

    def _take_html(self, token: Token) -> None:
        """Make blocks of a passage of HTML, whose text readers see too."""
        assert token.map is not None
        first, last = token.map
        start = self._starts[first]
        end = self._starts[last] if last < len(self._starts) else len(self._source)
        page = read_markup(self._source[start:end], first_number=len(self.blocks) + 1)
        for block in page.blocks:
            self.blocks.append(replace(block, line=block.line + self._line(token) - 1))
            if block.id in page.spans:
                span = page.spans[block.id]
                self.spans[block.id] = Span(start + span.start, start + span.end)
                self.html_parts[block.id] = page

    def _take_inline(self, token: Token) -> None:
        inline = read_inline(token.children or (), self.environment)
        kind, level, label = self._kind(without_tags(inline.text))
        if not inline.text or max(inline.markup, default=0) > LAST_NUMBER:
            return
        if kind is BlockKind.TABLE_CELL:
            span, line_start = self._cell_span(token), ""
        else:
            span, line_start = self._span(token)
        block = self._add(
            kind, inline.text, self._line(token), span, level=level, label=label, inline=inline
        )
        self.line_starts[block.id] = line_start
        place = span.start
        for number, alt in inline.images.items():
            start = self._source.find(f"![{alt}]", place, span.end)
            text = normalized(_shown(token, alt)).strip()
            if start < 0 or not text:
                continue
            place = start + 2 + len(alt)
            within = Span(start + 2, place)
            added = self._add(BlockKind.ALTERNATIVE_TEXT, text, block.line, within)
            self.alternatives.setdefault(block.id, {})[number] = added.id

    def _kind(self, text: str) -> tuple[BlockKind, int, str]:
        """Return kind, level and label of a block inside the open containers."""
        innermost = self._open[-1]
        if innermost.type == "heading_open":
            return BlockKind.HEADING, int(innermost.tag[1]), ""
        if innermost.type in ("th_open", "td_open"):
            return BlockKind.TABLE_CELL, 0, "{}.{}".format(*self._cell)
        quotes = 0
        for token in reversed(self._open):
            if token.type == "footnote_reference_open":
                return BlockKind.FOOTNOTE, 0, str(token.meta["label"])
            if token.type == "blockquote_open":
                quotes += 1
            elif token.type == "list_item_open":
                if self._item_begun[-1]:
                    break
                self._item_begun = [True] * len(self._item_begun)
                return BlockKind.LIST_ITEM, len(self._item_begun), f"{token.info}{token.markup}"
        if quotes:
            return BlockKind.QUOTATION, quotes, ""
        if is_address(text):
            return BlockKind.ADDRESS, 0, ""
        return BlockKind.DATE if is_date(text) else BlockKind.PARAGRAPH, 0, ""

    def _add(
        self,
        kind: BlockKind,
        text: str,
        line: int,
        span: Span | None,
        *,
        level: int = 0,
        label: str = "",
        inline: Inline | None = None,
    ) -> Block:
        markup = inline.markup if inline else {}
        name = block_id(len(self.blocks) + 1)
        within = 0 if kind in NEVER_WITHIN else sum(self._item_begun)
        block = Block(name, kind, text, line, level, markup, label, within)
        self.blocks.append(block)
        if span is not None:
            self.spans[name] = span
        if inline is not None:
            self.inlines[name] = inline
        return block

    def _line(self, token: Token) -> int:
        return self._lines_before + (token.map or [0])[0] + 1

    def _raw_line(self, number: int) -> tuple[int, str]:
        """Return the offset of line ``number``, from 0, and its text without its line end."""
        start = self._starts[number]
        match = _LINE.match(self._source, start)
        assert match is not None
        return start, match[0].rstrip("\r\n")

    def _span(self, token: Token) -> tuple[Span, str]:
        """Return the span of a heading's or a paragraph's text, and what starts its lines.

        The span begins after the marks of the containers. A line starts with the line end
        before it and these marks; the start is empty for a text of one line.
        """
        assert token.map is not None
        first, *others = token.content.split("\n")
        start, raw = self._raw_line(token.map[0])
        heading = self._open[-1]
        if heading.type == "heading_open" and heading.markup.startswith("#"):
            hashes = _HASHES.search(raw)
            assert hashes is not None
            place = start + raw.index(first, hashes.end())
            return Span(place, place + len(first)), ""
        number = token.map[0]
        while not raw.rstrip().endswith(first.strip()):
            # The parser strips lines of form feeds and no-break spaces before the text.
            number += 1
            start, raw = self._raw_line(number)
        end = start + len(raw.rstrip())
        begin = end - len(first.strip())
        line_start = ""
        for content in others:
            number += 1
            before, (start, raw) = end, self._raw_line(number)
            end = start + len(raw.rstrip())
            if not line_start:
                line_start = self._source[before : end - len(content.strip())].lstrip(" \t")
        return Span(begin, end), line_start

    def _cell_span(self, token: Token) -> Span:
        """Return the span of a table cell's text; call it in the order of the row."""
        assert token.map is not None
        place = max(self._starts[token.map[0]], self._cells_end)
        content = token.content.replace("|", "\\|")
        cell = re.compile(re.escape(content) + r"[^\S\r\n]*(?:\||[\r\n]|\Z)")
        found = cell.search(self._source, place)
        assert found is not None
        self._cells_end = found.end()
        return Span(found.start(), found.start() + len(content))


def _shown(token: Token, alt: str) -> str:
    """Return the alternative text whose Markdown is ``alt``, as readers see it."""
    for child in token.children or ():
        if child.type == "image" and child.content == alt:
            return "".join(part.content for part in child.children or ())
    return ""
