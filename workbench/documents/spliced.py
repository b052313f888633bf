"""Documents that are written by replacing changed texts in their source."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.documents.document import Block, Document
from workbench.documents.encoding import Encoding
from workbench.text.languages import Direction


@dataclass(frozen=True, slots=True)
class Span:
    """The place of a text in the decoded source, as offsets in characters."""

    start: int
    end: int


class SplicedDocument(Document):
    """A document whose blocks have spans in ``source``; the rest is written as it is."""

    def __init__(
        self,
        blocks: list[Block],
        spans: Mapping[str, Span],
        source: str,
        encoding: Encoding,
        *,
        metadata: Mapping[str, str] | None = None,
        remarks: list[str] | None = None,
    ) -> None:
        super().__init__(blocks, metadata=metadata, remarks=remarks)
        self.spans = spans
        self.source = source
        self.encoding = encoding

    def render(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the source with the text of the blocks named in ``texts`` replaced."""
        return self.rewritten(texts, direction if self.changes(texts) else None)

    def changes(self, texts: Mapping[str, str]) -> bool:
        """Return whether ``texts`` changes the text of any block."""
        return any(texts.get(block.id, block.text) != block.text for block in self.blocks)

    def rewritten(self, texts: Mapping[str, str], direction: Direction | None) -> bytes:
        """Return the source with texts replaced, and its languages changed to ``direction``."""
        pieces: list[str] = []
        done = 0  # a block inside a changed block is written with it
        changed = [
            (self.spans[block.id], block)
            for block in self.blocks
            if block.id in self.spans and texts.get(block.id, block.text) != block.text
        ]
        for span, block in sorted(changed, key=lambda pair: pair[0].start):
            if span.start < done:
                continue
            original = self.source[span.start : span.end]
            pieces += (
                self.source[done : span.start],
                self.written(block, texts[block.id], original, texts),
            )
            done = span.end
        written = "".join([*pieces, self.source[done:]])
        return self.encoding.encode(self.redeclared(written, direction) if direction else written)

    def redeclared(self, written: str, direction: Direction) -> str:
        """Return ``written``, the whole source, with the languages that it declares changed.

        The default is for formats that declare none.
        """
        return written

    @abstractmethod
    def written(self, block: Block, text: str, original: str, texts: Mapping[str, str]) -> str:
        """Return ``text`` in the markup of the format, to replace ``original`` in the source.

        ``texts`` are all new texts, for a block that contains others.
        """


def splice(source: str, changes: Iterable[tuple[Span, str]]) -> str:
    """Return ``source`` with each span replaced by its text; the spans must not overlap."""
    pieces: list[str] = []
    done = 0
    for span, text in sorted(changes, key=lambda change: (change[0].start, change[0].end)):
        pieces += (source[done : span.start], text)
        done = span.end
    return "".join([*pieces, source[done:]])
