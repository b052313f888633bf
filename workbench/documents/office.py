"""What documents of word processors share: parts in an archive, and paragraphs in them."""

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
    """What a paragraph is, and where; as the fields of blocks say it."""

    kind: BlockKind
    level: int = 0
    label: str = ""
    within: int = 0


class OfficeReader(ABC):
    """Reads the parts of an archive into blocks, each with a function that writes it anew."""

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

    def part(self, member: str) -> _Element:
        """Return the root of the XML file ``member``, which is written again."""
        self.parts[member] = self.look(member)
        return self.parts[member]

    def look(self, member: str) -> _Element:
        """Return the root of the XML file ``member``, which is only looked at."""
        return parse_xml(self.archive.read(member), self.archive.name, member)

    def next_paragraph(self) -> None:
        """Count a paragraph; blocks stand on the line of its number."""
        self._paragraphs += 1

    def add(
        self,
        role: Role,
        text: str,
        write: Callable[[str], None],
        markup: Mapping[int, tuple[str, str]] | None = None,
    ) -> None:
        """Add a block that ``write`` gives another text."""
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
        """Declare what is in the source language of ``direction`` in its target language."""

    def write(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the archive with the blocks in ``texts`` written; spends the reader."""
        # From the last: a block may stand within one before it, which takes it along.
        for name, text in reversed(list(texts.items())):
            self._writers[name](xml_safe(text))
        if direction is not None:
            self.declare(direction)
        return self.archive.changed({member: xml_bytes(r) for member, r in self.parts.items()})


class OfficeDocument(Document):
    """A document in an archive; unchanged it is the same bytes, changed the same but for text."""

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
        # Writing changes the trees, so that each time they are read anew.
        if not changed:
            return self._archive.data
        return self._reader(self._archive).write(changed, direction)
