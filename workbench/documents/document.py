"""The small base that every format stands on: documents and their blocks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.system.errors import WorkbenchError
from workbench.text.languages import Direction


class BlockKind(StrEnum):
    """What a block is, in the words of the trade."""

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
    #: Kept as it is, in no catalog.
    CODE = "code"
    RULE = "rule"


#: Long books have a tenth; more would fill the memory of the machines that we work on.
_MOST_BLOCKS = 100_000

#: Blocks that list items never hold: other items, and what stands elsewhere than in the text.
NEVER_WITHIN = frozenset({BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.METADATA})

#: Blocks that hold nothing to translate.
VERBATIM = frozenset({BlockKind.CODE, BlockKind.RULE})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document.

    ``text`` is NFC, on one line, with inline markup as numbered tags: ``<1>…</1>`` around
    text, ``<2/>`` for a thing without text. Tags count from 1 in each block, or from the
    first number above those that the text itself spells.
    """

    id: str
    kind: BlockKind
    text: str
    #: The first line in the source file, from 1.
    line: int
    #: Depth of a heading (1 to 6), a list item or a quotation (from 1); else 0.
    level: int = 0
    #: What each tag stands for, by number: (opening markup, closing markup), as HTML.
    markup: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    #: The marker of a list item ("-", "3."), the name of a table cell's place, and the like.
    label: str = ""
    #: Depth of the list item that the block belongs to behind the item's own text, from 1;
    #: else 0. Quotations in the item count their own depth from it.
    within: int = 0

    @property
    def translatable(self) -> bool:
        """Whether the block has segments in the catalog."""
        return self.kind not in VERBATIM


@dataclass(frozen=True, slots=True)
class ExistingTranslation:
    """A translation of a block that the source itself has, with the block's tags.

    ``finished`` tells that the source says that a person stands by it.
    """

    text: str
    finished: bool


class Document(ABC):
    """A source, read: an ordered list of blocks, and what is needed to write it again."""

    def __init__(
        self,
        blocks: list[Block],
        *,
        metadata: Mapping[str, str] | None = None,
        remarks: list[str] | None = None,
        translations: Mapping[str, ExistingTranslation] | None = None,
    ) -> None:
        self.blocks = blocks
        #: What the source says of itself: title, author, date, licence, language, url.
        self.metadata = dict(metadata or {})
        #: What a person should know about the reading, such as a guessed encoding.
        self.remarks = remarks or []
        #: What a file of a translation tool has for its blocks already, by block id.
        self.translations = dict(translations or {})

    @property
    def title(self) -> str:
        """The source's own title, or its first heading, or its first words."""
        if title := self.metadata.get("title"):
            return title
        from workbench.text.inline import without_tags

        headings = (block for block in self.blocks if block.kind is BlockKind.HEADING)
        first = next(headings, next(iter(self.blocks), None))
        return without_tags(first.text)[:120] if first else ""

    @property
    def text(self) -> str:
        """The translatable text, a line a block, without tags; for language detection."""
        from workbench.text.inline import without_tags

        return "\n".join(without_tags(block.text) for block in self.blocks if block.translatable)

    def changed_blocks(self, texts: Mapping[str, str]) -> Iterator[Block]:
        """Yield the blocks to which ``texts`` gives neither their text nor the translation
        that they have.
        """
        for block in self.blocks:
            given = self.translations.get(block.id)
            as_it_is = {block.text, given.text if given else block.text}
            if texts.get(block.id, block.text) not in as_it_is:
                yield block

    @abstractmethod
    def render(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the document with the text of the blocks named in ``texts`` replaced.

        A block whose text is the one that was read, or that is not named, comes out byte
        for byte as it was. Where any text changes, what the document declares to be in the
        source language of ``direction`` is declared to be in its target language.
        """


def block_id(number: int) -> str:
    """Return the id of the ``number``-th block, from 1.

    Raises ``WorkbenchError`` where no document should have so many.
    """
    if number > _MOST_BLOCKS:
        raise WorkbenchError(
            f"there are more than {_MOST_BLOCKS} passages in it", remedy="split it into parts"
        )
    return f"b{number:04}"
