"""The blocks of a page in HTML or XHTML, with what is needed to write them back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from workbench.documents.document import Block, block_id
from workbench.documents.markup_inline import MarkupInline, quoted, write_run
from workbench.documents.spliced import Span


@dataclass(slots=True)
class MarkupReading:
    """The blocks of a page, with their places and inline content."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    inlines: dict[str, MarkupInline] = field(default_factory=dict)
    #: For each block, the ids of the blocks with its alternative texts, by tag number.
    alternatives: dict[str, dict[int, str]] = field(default_factory=dict)

    def written(self, block: Block, text: str, texts: Mapping[str, str]) -> str:
        """Return ``text`` as HTML that replaces the text of ``block`` in the source."""
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
        """Return only the blocks with the ids ``names``, numbered from 1."""
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
