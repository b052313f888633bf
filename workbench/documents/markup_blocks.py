"""The blocks of a page in HTML or XHTML, made from its tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from workbench.documents.dates import is_date
from workbench.documents.document import NEVER_WITHIN, Block, BlockKind, block_id
from workbench.documents.lines import is_address
from workbench.documents.markup_inline import OPAQUE, VOID, read_run
from workbench.documents.markup_reading import MarkupReading
from workbench.documents.markup_tokens import Token, TokenKind, attributes, tokens
from workbench.documents.references import unescape
from workbench.documents.spliced import Span
from workbench.system.errors import WorkbenchError
from workbench.text.inline import without_tags

#: Elements whose content is skipped, since readers do not see it.
_SKIPPED = frozenset({"script", "style", "template", "noscript"})
#: Elements within a text; all others separate blocks.
_INLINE = OPAQUE | frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "label",
        "mark",
        "meter",
        "nobr",
        "output",
        "picture",
        "progress",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "wbr",
    }
)
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FOOTNOTE = re.compile(r"\b(?:doc-)?(?:foot|end)notes?\b|\brearnotes?\b", re.IGNORECASE)
#: Elements that the start of the next one of their name closes.
_CLOSES_ITSELF = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option"})
#: How many open elements are looked at, from the innermost. Browsers nest some hundreds,
#: people about ten.
_DEEPEST = 60
#: The most tokens between two block tags.
_LONGEST_RUN = 100_000


@dataclass(slots=True)
class _OpenElement:
    """An open element, with what is known about the blocks in it."""

    name: str
    footnote: bool = False
    #: The target of links.
    id: str = ""
    #: Whether its first block was made, which gets the marker of a list item.
    begun: bool = False
    items: int = 0

    @property
    def is_item(self) -> bool:
        """Whether it is a list item."""
        return _KINDS.get(self.name) is BlockKind.LIST_ITEM


def read_markup(source: str, *, first_number: int = 1) -> MarkupReading:
    """Read the page ``source``; its blocks are numbered from ``first_number``."""
    reader = _Reader(source, first_number)
    for token in tokens(source):
        reader.take(token)
    reader.flush()
    return reader.reading


class _Reader:
    """Collects the tokens of inline content, and makes a block of them at each block tag."""

    def __init__(self, source: str, first_number: int) -> None:
        self.reading = MarkupReading(source)
        self._source = source
        self._first_number = first_number
        self._run: list[Token] = []
        self._open: list[_OpenElement] = []
        self._skipping = ""
        self._line = 1
        self._line_at = 0
        self._cell = (0, 0)

    @property
    def _innermost(self) -> list[_OpenElement]:
        return self._open[-_DEEPEST:]

    def take(self, token: Token) -> None:
        """Process the next token of the page."""
        if self._skipping:
            if token.kind is TokenKind.END and token.name == self._skipping:
                self._skipping = ""
        elif token.kind is TokenKind.OTHER:
            if self._run:
                self._run.append(token)
        elif token.name in _SKIPPED and not self._run:
            if token.kind is TokenKind.START and not token.closed:
                self._skipping = token.name
        elif token.kind is TokenKind.TEXT or token.name in _INLINE:
            self._run.append(token)
            if len(self._run) > _LONGEST_RUN:
                line = self._source.count("\n", 0, self._run[0].start) + 1
                raise WorkbenchError(
                    f"a passage holds more than {_LONGEST_RUN} tags",
                    line=line,
                    remedy="check that it is the right file",
                )
        elif token.kind is TokenKind.START:
            self._start(token)
        else:
            self._end(token)

    def _start(self, token: Token) -> None:
        self.flush()
        if token.name == "hr":
            self.add(BlockKind.RULE, "", Span(token.start, token.end))
        if token.closed or token.name in VOID:
            return
        if token.name == "table":
            self._cell = (0, 0)
        elif token.name == "tr":
            self._cell = (self._cell[0] + 1, 0)
        elif token.name in ("td", "th"):
            self._cell = (self._cell[0], self._cell[1] + 1)
        if token.name in _CLOSES_ITSELF and self._open and self._open[-1].name == token.name:
            self._open.pop()  # the end tag was left out
        if token.name == "li" and self._open:
            self._open[-1].items += 1
        attrs = attributes(self._source, token)
        roles = " ".join(attrs[n].value for n in ("class", "role", "epub:type", "id") if n in attrs)
        identity = attrs["id"].value if "id" in attrs else ""
        self._open.append(_OpenElement(token.name, bool(_FOOTNOTE.search(roles)), identity))

    def _end(self, token: Token) -> None:
        self.flush()
        for place in reversed(range(max(0, len(self._open) - _DEEPEST), len(self._open))):
            if self._open[place].name == token.name:
                del self._open[place:]
                break

    def flush(self) -> None:
        """Make a block of the tokens since the last block tag, if they have text."""
        run, self._run = self._run, []
        if not any(token.kind is TokenKind.TEXT or token.name == "img" for token in run):
            return
        if any(element.name == "pre" for element in self._innermost):
            self._add_code(run)
            return
        inline = read_run(self._source, run)
        if inline is None:
            return
        kind, level, label = self._kind(without_tags(inline.text))
        block = self.add(kind, inline.text, inline.span, level, label, inline.markup)
        self.reading.inlines[block.id] = inline
        for number, image in inline.images.items():
            added = self.add(BlockKind.ALTERNATIVE_TEXT, image.text, image.span)
            self.reading.alternatives.setdefault(block.id, {})[number] = added.id

    def add(
        self,
        kind: BlockKind,
        text: str,
        span: Span,
        level: int = 0,
        label: str = "",
        markup: Mapping[int, tuple[str, str]] | None = None,
    ) -> Block:
        """Add a block whose text is at ``span``."""
        if span.start >= self._line_at:
            self._line += self._source.count("\n", self._line_at, span.start)
            self._line_at = span.start
        name = block_id(self._first_number + len(self.reading.blocks))
        within = 0 if kind in NEVER_WITHIN else self._within()
        block = Block(name, kind, text, self._line, level, markup or {}, label, within)
        self.reading.blocks.append(block)
        if block.translatable:
            self.reading.spans[name] = span
        return block

    def _add_code(self, run: list[Token]) -> None:
        raw = "".join(self._source[t.start : t.end] for t in run if t.kind is TokenKind.TEXT)
        if raw.strip():
            self.add(BlockKind.CODE, unescape(raw).strip("\n"), Span(run[0].start, run[-1].end))

    def _kind(self, text: str) -> tuple[BlockKind, int, str]:
        """Return kind, level and label of a block within the open elements."""
        if any(element.footnote for element in self._innermost):
            # The id that the footnote reference links to.
            named = [element.id for element in self._innermost if element.id]
            return BlockKind.FOOTNOTE, 0, named[-1] if named else ""
        for place in reversed(range(max(0, len(self._open) - _DEEPEST), len(self._open))):
            element = self._open[place]
            if element.name == "title":
                return BlockKind.METADATA, 0, "title"
            if element.name in _HEADINGS:
                return BlockKind.HEADING, int(element.name[1]), ""
            kind = _KINDS.get(element.name)
            if kind is BlockKind.LIST_ITEM and element.begun:
                break
            if kind is not None:
                element.begun = True
                return kind, *self._place(kind, place)
        if is_address(text):
            return BlockKind.ADDRESS, 0, ""
        return BlockKind.DATE if is_date(text) else BlockKind.PARAGRAPH, 0, ""

    def _place(self, kind: BlockKind, place: int) -> tuple[int, str]:
        """Return level and label of a block in the open element with the index ``place``."""
        if kind is BlockKind.TABLE_CELL:
            return 0, "{}.{}".format(*self._cell)
        if kind is BlockKind.QUOTATION:
            around = takewhile(lambda element: not element.is_item, reversed(self._innermost))
            return sum(element.name == "blockquote" for element in around), ""
        if kind is not BlockKind.LIST_ITEM:
            return 0, ""
        parent = self._open[place - 1] if place else _OpenElement("ul")
        label = f"{parent.items}." if parent.name == "ol" else "-" if parent.name == "ul" else ""
        return self._depth(place), label

    def _within(self) -> int:
        """Return the depth of the innermost list item whose first block was made; else 0."""
        for place in reversed(range(max(0, len(self._open) - _DEEPEST), len(self._open))):
            if self._open[place].is_item and self._open[place].begun:
                return self._depth(place)
        return 0

    def _depth(self, place: int) -> int:
        """Return how many lists enclose the list item with the index ``place``, at least 1."""
        around = self._open[max(0, place - _DEEPEST) : place]
        return max(1, sum(element.name in ("ul", "ol", "dl") for element in around))
