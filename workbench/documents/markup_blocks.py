"""The blocks of a page in HTML or XHTML, told from its tags."""

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

#: Elements that hold nothing for readers, with all that is in them.
_SKIPPED = frozenset({"script", "style", "template", "noscript"})
#: Elements that stand within a text; all others part blocks.
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
#: Elements that the end of these ends too; others, left open, end with the file.
_CLOSES_ITSELF = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option"})
#: How many of the open elements are looked at, from the innermost; browsers nest no deeper
#: than some hundreds, and people than ten.
_DEEPEST = 60
#: More tokens between two block tags than this are no text.
_LONGEST_RUN = 100_000


@dataclass(slots=True)
class _Open:
    """An element that is open: its name, and what it says of the blocks in it."""

    name: str
    footnote: bool = False
    #: What links lead to.
    id: str = ""
    #: Whether its first block was made, which has the list item's marker.
    taken: bool = False
    items: int = 0

    @property
    def is_item(self) -> bool:
        """Whether it is a list item."""
        return _KINDS.get(self.name) is BlockKind.LIST_ITEM


def read_markup(source: str, *, first_number: int = 1) -> MarkupReading:
    """Read the page ``source``; its blocks count from ``first_number``."""
    reader = _Reader(source, first_number)
    for token in tokens(source):
        reader.take(token)
    reader.flush()
    return reader.reading


class _Reader:
    """Gathers runs of inline content, and makes blocks of them at block tags."""

    def __init__(self, source: str, first_number: int) -> None:
        self.reading = MarkupReading(source)
        self._source = source
        self._first_number = first_number
        self._run: list[Token] = []
        self._open: list[_Open] = []
        self._skipping = ""
        self._line = 1
        self._line_at = 0
        self._cell = (0, 0)

    @property
    def _innermost(self) -> list[_Open]:
        return self._open[-_DEEPEST:]

    def take(self, token: Token) -> None:
        """Take the next token of the page."""
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
            self._open.pop()  # its end tag was left out
        if token.name == "li" and self._open:
            self._open[-1].items += 1
        said = attributes(self._source, token)
        roles = " ".join(said[n].value for n in ("class", "role", "epub:type", "id") if n in said)
        identity = said["id"].value if "id" in said else ""
        self._open.append(_Open(token.name, bool(_FOOTNOTE.search(roles)), identity))

    def _end(self, token: Token) -> None:
        self.flush()
        for place in reversed(range(max(0, len(self._open) - _DEEPEST), len(self._open))):
            if self._open[place].name == token.name:
                del self._open[place:]
                break

    def flush(self) -> None:
        """Make a block of the tokens since the last block tag, where they hold text."""
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
        """Add a block that stands at ``span``."""
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
            # What the note's sign leads to.
            named = [element.id for element in self._innermost if element.id]
            return BlockKind.FOOTNOTE, 0, named[-1] if named else ""
        for place in reversed(range(max(0, len(self._open) - _DEEPEST), len(self._open))):
            element = self._open[place]
            if element.name == "title":
                return BlockKind.METADATA, 0, "title"
            if element.name in _HEADINGS:
                return BlockKind.HEADING, int(element.name[1]), ""
            kind = _KINDS.get(element.name)
            if kind is BlockKind.LIST_ITEM and element.taken:
                break
            if kind is not None:
                element.taken = True
                return kind, *self._place(kind, place)
        if is_address(text):
            return BlockKind.ADDRESS, 0, ""
        return BlockKind.DATE if is_date(text) else BlockKind.PARAGRAPH, 0, ""

    def _place(self, kind: BlockKind, place: int) -> tuple[int, str]:
        """Return level and label of a block in the element at ``place`` of the open ones."""
        if kind is BlockKind.TABLE_CELL:
            return 0, "{}.{}".format(*self._cell)
        if kind is BlockKind.QUOTATION:
            around = takewhile(lambda element: not element.is_item, reversed(self._innermost))
            return sum(element.name == "blockquote" for element in around), ""
        if kind is not BlockKind.LIST_ITEM:
            return 0, ""
        parent = self._open[place - 1] if place else _Open("ul")
        label = f"{parent.items}." if parent.name == "ol" else "-" if parent.name == "ul" else ""
        return self._depth(place), label

    def _within(self) -> int:
        """Return the depth of the innermost list item that has its text; else 0."""
        for place in reversed(range(max(0, len(self._open) - _DEEPEST), len(self._open))):
            if self._open[place].is_item and self._open[place].taken:
                return self._depth(place)
        return 0

    def _depth(self, place: int) -> int:
        """Return how many lists are open around the list item at ``place``, at least 1."""
        around = self._open[max(0, place - _DEEPEST) : place]
        return max(1, sum(element.name in ("ul", "ol", "dl") for element in around))
