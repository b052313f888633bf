"""What was read of a page in HTML or XHTML: its blocks, and how they are written again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from workbench.documents.document import Block, block_id
from workbench.documents.markup_inline import MarkupInline, quoted, write_run
from workbench.documents.spliced import Span


@dataclass(slots=True)
class MarkupReading:
    """The blocks of a page, and what is needed to write them again."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    inlines: dict[str, MarkupInline] = field(default_factory=dict)
    #: The blocks of the alternative texts in a block, by tag number.
    alternatives: dict[str, dict[int, str]] = field(default_factory=dict)

    def written(self, block: Block, text: str, texts: Mapping[str, str]) -> str:
        """Return ``text`` as it is to stand in the source for ``block``."""
        inline = self.inlines.get(block.id)
        if inline is None:
            return quoted(text)
        alternatives = {
            number: texts[name]
            for number, name in self.alternatives.get(block.id, {}).items()
            if name in texts
        }
        return write_run(inline, text, alternatives)

    def only(self, names: Collection[str]) -> MarkupReading:
        """Return the reading of the blocks called ``names`` alone, which count from 1 anew."""
        kept = [block for block in self.blocks if block.id in names]
        new = {block.id: block_id(number) for number, block in enumerate(kept, 1)}
        return MarkupReading(
            self.source,
            [replace(block, id=new[block.id]) for block in kept],
            {new[name]: span for name, span in self.spans.items() if name in new},
            {new[name]: inline for name, inline in self.inlines.items() if name in new},
            {
                new[name]: {n: new[alt] for n, alt in alternatives.items() if alt in new}
                for name, alternatives in self.alternatives.items()
                if name in new
            },
        )
