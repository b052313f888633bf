"""The base classes of word processor documents: XML files in an archive, with paragraphs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from workbench.documents.archive import Archive
from workbench.documents.dates import is_date
from workbench.documents.document import Block, BlockKind, Document, block_id
from workbench.documents.lines import is_address
from workbench.documents.xml import xml_bytes, xml_safe
from workbench.system.xml_trees import parse_xml
from workbench.text.inline import without_tags
from workbench.text.languages import Direction

if TYPE_CHECKING:
    from lxml.etree import _Element


class Role(NamedTuple):
    """The kind of a paragraph and its place, as in the fields of ``Block``."""

    kind: BlockKind
    level: int = 0
    label: str = ""
    within: int = 0


class OfficeReader(ABC):
    """Reads the XML files of an archive into blocks, each with a function that rewrites it."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.parts: dict[str, _Element] = {}
        self.blocks: list[Block] = []
        self.metadata: dict[str, str] = {}
        self._writers: dict[str, Callable[[str], None]] = {}
        self._paragraphs = 0
        self.read()

    @abstractmethod
    def read(self) -> None:
        """Make the blocks."""

    def editable(self, member: str) -> _Element:
        """Return the root of the XML file ``member``, which ``write`` writes back."""
        self.parts[member] = self.parsed(member)
        return self.parts[member]

    def parsed(self, member: str) -> _Element:
        """Return the root of the XML file ``member``, which is not written back."""
        return parse_xml(self.archive.read(member), self.archive.name, member)

    def next_paragraph(self) -> None:
        """Count a paragraph; its number is the line number of its blocks."""
        self._paragraphs += 1

    def add(
        self,
        role: Role,
        text: str,
        write: Callable[[str], None],
        markup: Mapping[int, tuple[str, str]] | None = None,
    ) -> None:
        """Add a block; ``write`` is called with its new text."""
        kind = role.kind
        if kind is BlockKind.PARAGRAPH and is_address(text):
            kind = BlockKind.ADDRESS
        elif kind is BlockKind.PARAGRAPH and is_date(text):
            kind = BlockKind.DATE
        elif kind is BlockKind.CODE:
            text, markup = without_tags(text), {}
        name = block_id(len(self.blocks) + 1)
        line = max(self._paragraphs, 1)
        self.blocks.append(
            Block(name, kind, text, line, role.level, markup or {}, role.label, role.within)
        )
        self._writers[name] = write

    @abstractmethod
    def declare(self, direction: Direction) -> None:
        """Change declarations of the source language of ``direction`` to its target language."""

    def write(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the archive with the blocks in ``texts`` rewritten; call it only once."""
        # The last block first: an earlier one may contain it, and is copied with it.
        for name, text in reversed(list(texts.items())):
            self._writers[name](xml_safe(text))
        if direction is not None:
            self.declare(direction)
        return self.archive.changed({member: xml_bytes(r) for member, r in self.parts.items()})


class OfficeDocument(Document):
    """A word processor document; if nothing changes, it is written as the same bytes."""

    def __init__(self, reader: OfficeReader) -> None:
        super().__init__(reader.blocks, metadata=reader.metadata)
        self._archive = reader.archive
        self._reader = type(reader)

    def render(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the document with the text of the blocks named in ``texts`` replaced."""
        changed = {
            block.id: texts[block.id]
            for block in self.blocks
            if texts.get(block.id, block.text) != block.text
        }
        # Writing changes the XML trees, so they are read again each time.
        if not changed:
            return self._archive.data
        return self._reader(self._archive).write(changed, direction)
