"""XLIFF 1.2 and 2.1: sources become blocks, and targets are filled in; the rest is kept."""

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
    attribute_values,
    elements,
    keys,
    prefix_of,
    read_content,
)
from workbench.documents.xml import decode_xml, xml_safe
from workbench.system.errors import WorkbenchError
from workbench.system.xml_trees import parse_xml
from workbench.text.inline import renumbered
from workbench.text.languages import NAMES, Direction, other_language

#: The elements with one source and its target, in 1.2, and in 2.0 and 2.1.
_UNITS = frozenset({"trans-unit", "segment"})
#: Kind and level by the name of a block in 1.2 and in the format style module of 2.1.
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
#: The states, and the approval of 1.2, of targets that a person stands by.
_FINISHED = frozenset({"yes", "translated", "signed-off", "reviewed", "final"})
#: The most characters of white space before a source that are kept as its indent.
_WIDEST_INDENT = 100
#: In 1.2, the states of targets without a translation, and the state of a new translation.
_EMPTY_STATE = re.compile(r"""(\bstate\s*=\s*["'])(?:new|needs-translation)(["'])""")
_NEW_STATE = r"\1needs-review-translation\2"


@dataclass(slots=True)
class _OpenElement:
    """An open element: its start tag, and what it and those around it say about its units."""

    name: str
    token: Token
    translate: bool
    kind: tuple[BlockKind, int]


@dataclass(slots=True)
class _Unit:
    """A source, and the place of its target."""

    prefix: str = ""
    inline: MarkupInline | None = None
    line: int = 0
    #: The place and the indent of a new target: after its source, with the same indent.
    after: int = 0
    indent: str = ""
    #: The place of an existing target element, and its start tag.
    target: Span | None = None
    target_tag: str = ""
    #: The translation in it, and whether a person stands by it.
    given: MarkupInline | None = None
    finished: bool = False


class XliffDocument(Document):
    """An XLIFF file; a unit whose new text is its source keeps its target."""

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
        """Return the file with ``texts`` as targets, and the target language declared."""
        changes = [
            self._filled(self._units[block.id], texts[block.id])
            for block in self.changed_blocks(texts)
        ]
        if changes:
            changes += self._languages
        return self._encoding.encode(splice(self._source, changes))

    def _filled(self, unit: _Unit, text: str) -> tuple[Span, str]:
        """Return the place of the target of ``unit``, and the new target element."""
        assert unit.inline is not None
        content = write_run(unit.inline, xml_safe(text), {})
        end = f"</{unit.prefix}target>"
        if unit.target is None:
            return Span(unit.after, unit.after), f"{unit.indent}<{unit.prefix}target>{content}{end}"
        tag = _EMPTY_STATE.sub(_NEW_STATE, unit.target_tag)
        return unit.target, f"{tag.removesuffix('/>').removesuffix('>').rstrip()}>{content}{end}"


def read(data: bytes, name: str) -> Document:
    """Read ``data``, an XLIFF file called ``name``, with a block for each source."""
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
    """Makes blocks of the sources, one token after the other."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    units: dict[str, _Unit] = field(default_factory=dict)
    #: The places where a target language is missing, and the attributes to add there.
    languages: list[tuple[Span, str]] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    translations: dict[str, ExistingTranslation] = field(default_factory=dict)
    _open: list[_OpenElement] = field(default_factory=list)
    _unit: _Unit | None = None
    #: The tokens of the current source or target, and how many elements are open around it.
    _run: list[Token] | None = None
    _depth: int = 0
    _line: int = 1
    _line_at: int = 0

    def take(self, token: Token) -> None:
        """Process the next token of the file."""
        if token.kind is TokenKind.START:
            self._start(token)
        elif token.kind is TokenKind.END:
            self._end(token)
        else:
            self._keep(token)

    def _start(self, token: Token) -> None:
        self._keep(token)
        parent = self._open[-1] if self._open else None
        element = _OpenElement(token.name, token, True, (BlockKind.PARAGRAPH, 0))
        if parent is not None:
            element.translate, element.kind = parent.translate, parent.kind
        if self._run is None:
            self._read_attributes(element)
            if parent is not None and parent.name in _UNITS and self._unit is not None:
                self._part(token)
        if not token.closed:
            self._open.append(element)

    def _read_attributes(self, element: _OpenElement) -> None:
        """Read the attributes of a start tag: kind, state and languages."""
        values = attribute_values(self.source, element.token)
        if "translate" in values:
            element.translate = values["translate"] != "no"
        kind = values.get("restype") or values.get("fs:fs") or ""
        element.kind = _KINDS.get(kind.removeprefix("x-").lower(), element.kind)
        if element.name in _UNITS and not element.token.closed:
            # In 2.1 no state means "initial"; in 1.2 the target has the state.
            state = "state" if element.name == "segment" else "approved"
            self._unit = _Unit(finished=values.get(state) in _FINISHED)
        elif element.name == "target" and self._unit is not None and "state" in values:
            self._unit.finished = self._unit.finished or values["state"] in _FINISHED
        source_language = values.get("source-language") or values.get("srclang") or ""
        if element.name not in ("file", "xliff") or not source_language or element.token.closed:
            return
        self.metadata.setdefault("language", source_language)
        if element.name == "file" and not self.metadata.get("title"):
            self.metadata["title"] = _readable_title(values.get("original", ""))
        wanted = "target-language" if element.name == "file" else "trgLang"
        if wanted.lower() not in values and source_language[:2].lower() in NAMES:
            end = element.token.end - 1
            language = other_language(source_language[:2].lower())
            self.languages.append((Span(end, end), f' {wanted}="{language}"'))

    def _part(self, token: Token) -> None:
        """Process the start tag of the unit's source or target."""
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
        """Add a token to the current source or target, if there is one."""
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
        if unit is not None and parent in _UNITS:
            if token.name == "target" and unit.target is not None and run is not None:
                unit.target = Span(unit.target.start, token.end)
                unit.given = read_content(self.source, run)
            elif token.name in ("source", "seg-source"):
                unit.after = token.end
                if run is not None:
                    unit.inline = read_content(self.source, run)
        elif token.name in _UNITS and element is not None:
            self._finish(element)

    def _finish(self, element: _OpenElement) -> None:
        """Make a block of the current unit, which is complete."""
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
    """Return the file name in the path ``original``; empty if it is a placeholder."""
    name = original.replace("\\", "/").rpartition("/")[2]
    return "" if name.lower() in ("", "none", "unknown", "nothing") else name
