"""Documents and their blocks: the base classes of all formats."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.system.errors import WorkbenchError
from workbench.text.languages import Direction


class BlockKind(StrEnum):
    """The kind of a block; the value is the name that users see."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    VERSE = "verse line"
    DATE = "date line"
    ADDRESS = "address"
    TABLE_CELL = "table cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    ALTERNATIVE_TEXT = "alternative text"
    SUBTITLE = "subtitle"
    METADATA = "metadata"
    #: Code and rules are kept as they are, and have no segments.
    CODE = "code"
    RULE = "rule"


#: The most blocks of a document. Long books have a tenth; more could fill the memory.
_MOST_BLOCKS = 100_000

#: Kinds of blocks that are never part of a list item.
NEVER_WITHIN = frozenset({BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.METADATA})

#: Kinds of blocks without text to translate.
VERBATIM = frozenset({BlockKind.CODE, BlockKind.RULE})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document.

    ``text`` is NFC, on one line, with inline markup as numbered tags: ``<1>…</1>`` around
    text, ``<2/>`` for an object such as a picture. The numbers begin at 1 in each block, or
    above the highest number in the block's own text that looks like a tag.
    """

    id: str
    kind: BlockKind
    text: str
    #: The first line in the source file, from 1.
    line: int
    #: Depth of a heading (1 to 6), a list item or a quotation (from 1); else 0.
    level: int = 0
    #: The opening and closing HTML of each tag, by number.
    markup: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    #: The marker of a list item ("-", "3."), the row and column of a table cell, and the like.
    label: str = ""
    #: Depth of the list item that the block belongs to, from 1, if it follows the item's own
    #: text; else 0. The ``level`` of a quotation inside an item counts from that item.
    within: int = 0

    @property
    def translatable(self) -> bool:
        """Whether the block has segments in the catalog."""
        return self.kind not in VERBATIM


@dataclass(frozen=True, slots=True)
class ExistingTranslation:
    """A translation of a block that the source file already has, with the block's tags.

    ``finished`` is set if the file says that a person stands by it.
    """

    text: str
    finished: bool


class Document(ABC):
    """A source that was read: an ordered list of blocks, which can be written back into it."""

    def __init__(
        self,
        blocks: list[Block],
        *,
        metadata: Mapping[str, str] | None = None,
        remarks: list[str] | None = None,
        translations: Mapping[str, ExistingTranslation] | None = None,
    ) -> None:
        self.blocks = blocks
        #: The metadata in the source: title, author, date, licence, language, url.
        self.metadata = dict(metadata or {})
        #: Messages for the user about the reading, such as a guessed encoding.
        self.remarks = remarks or []
        #: The translations that a PO or XLIFF file already has, by block id.
        self.translations = dict(translations or {})

    @property
    def title(self) -> str:
        """The title in the metadata, or the first heading, or the first block."""
        if title := self.metadata.get("title"):
            return title
        from workbench.text.inline import without_tags

        headings = (block for block in self.blocks if block.kind is BlockKind.HEADING)
        first = next(headings, next(iter(self.blocks), None))
        return without_tags(first.text)[:120] if first else ""

    @property
    def text(self) -> str:
        """The translatable text without tags, a line per block, for language detection."""
        from workbench.text.inline import without_tags

        return "\n".join(without_tags(block.text) for block in self.blocks if block.translatable)

    def changed_blocks(self, texts: Mapping[str, str]) -> Iterator[Block]:
        """Yield the blocks whose text in ``texts`` is neither the source nor a translation that
        the file already has.
        """
        for block in self.blocks:
            given = self.translations.get(block.id)
            as_it_is = {block.text, given.text if given else block.text}
            if texts.get(block.id, block.text) not in as_it_is:
                yield block

    @abstractmethod
    def render(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the document with the text of the blocks named in ``texts`` replaced.

        A block that is not named, or keeps its text, comes out byte for byte as it was. If any
        text changes, every declaration of the source language of ``direction`` in the document
        becomes one of its target language.
        """


def block_id(number: int) -> str:
    """Return the id of the block with this number, from 1.

    Raises ``WorkbenchError`` if a document has too many blocks.
    """
    if number > _MOST_BLOCKS:
        raise WorkbenchError(
            f"there are more than {_MOST_BLOCKS} passages in it", remedy="split it into parts"
        )
    return f"b{number:04}"
