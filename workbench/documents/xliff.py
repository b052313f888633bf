"""XLIFF 1.2 and 2.1: the sources are read, and the targets filled in; the rest is untouched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.documents.document import Block, BlockKind, Document, ExistingTranslation, block_id
from workbench.documents.encoding import Encoding
from workbench.documents.markup_inline import MarkupInline, write_run
from workbench.documents.markup_tokens import Token, TokenKind
from workbench.documents.spliced import Span, splice
from workbench.documents.xliff_codes import (
    MOST_TOKENS,
    as_html,
    elements,
    keys,
    prefix_of,
    read_content,
    said_by,
)
from workbench.documents.xml import decode_xml, xml_safe
from workbench.system.errors import WorkbenchError
from workbench.system.xml_trees import parse_xml
from workbench.text.inline import renumbered
from workbench.text.languages import NAMES, Direction, other_language

#: The elements that hold one source and its target: of 1.2, and of 2.0 and 2.1.
_PAIRS = frozenset({"trans-unit", "segment"})
#: What 1.2 and the format style module of 2.1 call blocks.
_KINDS = {
    "caption": (BlockKind.CAPTION, 0),
    "figcaption": (BlockKind.CAPTION, 0),
    "cell": (BlockKind.TABLE_CELL, 0),
    "td": (BlockKind.TABLE_CELL, 0),
    "th": (BlockKind.TABLE_CELL, 0),
    "header": (BlockKind.HEADING, 2),
    "heading": (BlockKind.HEADING, 2),
    "title": (BlockKind.HEADING, 1),
    "li": (BlockKind.LIST_ITEM, 1),
    "listitem": (BlockKind.LIST_ITEM, 1),
    "blockquote": (BlockKind.QUOTATION, 1),
    "fn": (BlockKind.FOOTNOTE, 0),
    "footnote": (BlockKind.FOOTNOTE, 0),
    "alt": (BlockKind.ALTERNATIVE_TEXT, 0),
    **{f"h{level}": (BlockKind.HEADING, level) for level in range(1, 7)},
}
#: States, and the approval of 1.2, that say that a person stands by a target.
_FINISHED = frozenset({"yes", "translated", "signed-off", "reviewed", "final"})
#: How much white space before a source is looked at, in characters.
_WIDEST_INDENT = 100
#: Of 1.2: states that say that there is no translation yet, and what a new one is in.
_EMPTY_STATE = re.compile(r"""(\bstate\s*=\s*["'])(?:new|needs-translation)(["'])""")
_NEW_STATE = r"\1needs-review-translation\2"


@dataclass(slots=True)
class _Open:
    """An element that is open: its start tag, and what it says of the units in it."""

    name: str
    token: Token
    translate: bool
    kind: tuple[BlockKind, int]


@dataclass(slots=True)
class _Unit:
    """A source, and where its target stands or is to stand."""

    prefix: str = ""
    inline: MarkupInline | None = None
    line: int = 0
    #: What the target is to follow, and the white space before its elder sibling.
    after: int = 0
    indent: str = ""
    #: The whole target element, and its start tag.
    target: Span | None = None
    target_tag: str = ""
    #: The translation in it, and whether a person stands by that.
    given: MarkupInline | None = None
    finished: bool = False


class XliffDocument(Document):
    """An XLIFF file; a unit whose text is that of its source keeps the target that it has."""

    def __init__(
        self,
        blocks: list[Block],
        units: Mapping[str, _Unit],
        languages: Sequence[tuple[Span, str]],
        source: str,
        encoding: Encoding,
        *,
        metadata: Mapping[str, str],
        translations: Mapping[str, ExistingTranslation],
    ) -> None:
        super().__init__(blocks, metadata=metadata, translations=translations)
        self._units = units
        self._languages = languages
        self._source = source
        self._encoding = encoding

    def render(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the file with the texts as targets, and the target language said."""
        changes = [
            self._filled(self._units[block.id], texts[block.id])
            for block in self.changed_blocks(texts)
        ]
        if changes:
            changes += self._languages
        return self._encoding.encode(splice(self._source, changes))

    def _filled(self, unit: _Unit, text: str) -> tuple[Span, str]:
        """Return where the target of ``unit`` goes, and the element that it is."""
        assert unit.inline is not None
        content = write_run(unit.inline, xml_safe(text), {})
        end = f"</{unit.prefix}target>"
        if unit.target is None:
            return Span(unit.after, unit.after), f"{unit.indent}<{unit.prefix}target>{content}{end}"
        tag = _EMPTY_STATE.sub(_NEW_STATE, unit.target_tag)
        return unit.target, f"{tag.removesuffix('/>').removesuffix('>').rstrip()}>{content}{end}"


def read(data: bytes, name: str) -> Document:
    """Read ``data``, an XLIFF file called ``name``: a block for each source."""
    root = parse_xml(data, name)
    version = root.get("version", "")
    if not str(root.tag).endswith("xliff") or version[:2] not in ("1.", "2."):
        raise WorkbenchError(
            "not an XLIFF file of version 1.2, 2.0 or 2.1", path=name, remedy="check the file"
        )
    source, encoding = decode_xml(data, root, name)
    reader = _Reader(source)
    for token in elements(source):
        reader.take(token)
    return XliffDocument(
        reader.blocks,
        reader.units,
        reader.languages,
        source,
        encoding,
        metadata={key: value for key, value in reader.metadata.items() if value},
        translations=reader.translations,
    )


@dataclass(slots=True)
class _Reader:
    """Makes blocks of the sources as it passes them."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    units: dict[str, _Unit] = field(default_factory=dict)
    #: Where a target language is to be said, and how.
    languages: list[tuple[Span, str]] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    translations: dict[str, ExistingTranslation] = field(default_factory=dict)
    _open: list[_Open] = field(default_factory=list)
    _unit: _Unit | None = None
    #: What has passed of a source or target, and how many elements are open around that.
    _run: list[Token] | None = None
    _depth: int = 0
    _line: int = 1
    _line_at: int = 0

    def take(self, token: Token) -> None:
        """Take the next token of the file."""
        if token.kind is TokenKind.START:
            self._start(token)
        elif token.kind is TokenKind.END:
            self._end(token)
        else:
            self._keep(token)

    def _start(self, token: Token) -> None:
        self._keep(token)
        parent = self._open[-1] if self._open else None
        element = _Open(token.name, token, True, (BlockKind.PARAGRAPH, 0))
        if parent is not None:
            element.translate, element.kind = parent.translate, parent.kind
        if self._run is None:
            self._look_at(element)
            if parent is not None and parent.name in _PAIRS and self._unit is not None:
                self._part(token)
        if not token.closed:
            self._open.append(element)

    def _look_at(self, element: _Open) -> None:
        """Take from a start tag what it says of the file, or of what it holds."""
        said = said_by(self.source, element.token)
        if "translate" in said:
            element.translate = said["translate"] != "no"
        kind = said.get("restype") or said.get("fs:fs") or ""
        element.kind = _KINDS.get(kind.removeprefix("x-").lower(), element.kind)
        if element.name in _PAIRS and not element.token.closed:
            # A segment of 2.1 without a state is an initial one; of 1.2 the target says it.
            state = "state" if element.name == "segment" else "approved"
            self._unit = _Unit(finished=said.get(state) in _FINISHED)
        elif element.name == "target" and self._unit is not None and "state" in said:
            self._unit.finished = self._unit.finished or said["state"] in _FINISHED
        source_language = said.get("source-language") or said.get("srclang") or ""
        if element.name not in ("file", "xliff") or not source_language or element.token.closed:
            return
        self.metadata.setdefault("language", source_language)
        if element.name == "file" and not self.metadata.get("title"):
            self.metadata["title"] = _readable_title(said.get("original", ""))
        wanted = "target-language" if element.name == "file" else "trgLang"
        if wanted.lower() not in said and source_language[:2].lower() in NAMES:
            end = element.token.end - 1
            language = other_language(source_language[:2].lower())
            self.languages.append((Span(end, end), f' {wanted}="{language}"'))

    def _part(self, token: Token) -> None:
        """Take the beginning of a source or a target of the unit."""
        assert self._unit is not None
        if token.name == "source" and not token.closed:
            self._begin_run()
            self._line += self.source.count("\n", self._line_at, token.start)
            self._line_at = token.start
            self._unit.line = self._line
            before = self.source[max(0, token.start - _WIDEST_INDENT) : token.start]
            self._unit.indent = before[len(before.rstrip(" \t\r\n")) :]
            self._unit.prefix = prefix_of(self.source, token)
        elif token.name == "target":
            self._unit.target = Span(token.start, token.end)
            self._unit.target_tag = self.source[token.start : token.end]
            if not token.closed:
                self._begin_run()

    def _keep(self, token: Token) -> None:
        """Take a token of the source or target that is open, if one is."""
        if self._run is not None and len(self._run) <= MOST_TOKENS:
            self._run.append(token)

    def _begin_run(self) -> None:
        self._run = []
        self._depth = len(self._open)

    def _end(self, token: Token) -> None:
        element = self._open.pop() if self._open else None
        parent = self._open[-1].name if self._open else ""
        run, unit = self._run, self._unit
        if run is not None and len(self._open) > self._depth:
            self._keep(token)
            return
        self._run = None
        if unit is not None and parent in _PAIRS:
            if token.name == "target" and unit.target is not None and run is not None:
                unit.target = Span(unit.target.start, token.end)
                unit.given = read_content(self.source, run)
            elif token.name in ("source", "seg-source"):
                unit.after = token.end
                if run is not None:
                    unit.inline = read_content(self.source, run)
        elif token.name in _PAIRS and element is not None:
            self._finish(element)

    def _finish(self, element: _Open) -> None:
        """Make a block of the unit that ends."""
        unit, self._unit = self._unit, None
        if unit is None or unit.inline is None or not element.translate:
            return
        name = block_id(len(self.blocks) + 1)
        kind, level = element.kind
        markup = {n: as_html(pair) for n, pair in unit.inline.markup.items()}
        self.blocks.append(Block(name, kind, unit.inline.text, unit.line, level, markup))
        self.units[name] = unit
        if unit.given is not None and unit.given.text:
            words = renumbered(unit.given.text, keys(unit.given), keys(unit.inline))
            self.translations[name] = ExistingTranslation(words, unit.finished)


def _readable_title(original: str) -> str:
    """Return the name of the original file, where it is no mere path or placeholder."""
    name = original.replace("\\", "/").rpartition("/")[2]
    return "" if name.lower() in ("", "none", "unknown", "nothing") else name
