"""Documents that are written by splicing changed texts into their own source."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.documents.document import Block, Document
from workbench.documents.encoding import Encoding
from workbench.text.languages import Direction


@dataclass(frozen=True, slots=True)
class Span:
    """Where a block's text stands in the decoded source, in characters."""

    start: int
    end: int


class SplicedDocument(Document):
    """A document whose blocks each have a span of ``source``; the rest is never touched."""

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
        """Tell whether ``texts`` gives any block another text."""
        return any(texts.get(block.id, block.text) != block.text for block in self.blocks)

    def rewritten(self, texts: Mapping[str, str], direction: Direction | None) -> bytes:
        """Return the source with its texts replaced, and its languages in any case."""
        pieces: list[str] = []
        done = 0  # a block that lies in a changed one is written with that
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
        """Return ``written``, the whole text, with the languages that it declares changed.

        A format that declares none leaves it as it is.
        """
        return written

    @abstractmethod
    def written(self, block: Block, text: str, original: str, texts: Mapping[str, str]) -> str:
        """Return what is to stand for ``text`` in the source, in the place of ``original``.

        ``texts`` are all new texts, for a block that holds others.
        """


def splice(source: str, changes: Iterable[tuple[Span, str]]) -> str:
    """Return ``source`` with what stands at each span, none in another, replaced by its text."""
    pieces: list[str] = []
    done = 0
    for span, text in sorted(changes, key=lambda change: (change[0].start, change[0].end)):
        pieces += (source[done : span.start], text)
        done = span.end
    return "".join([*pieces, source[done:]])
