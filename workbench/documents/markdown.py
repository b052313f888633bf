"""Markdown: CommonMark with tables, strikethrough, footnotes and front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.documents.document import Block, BlockKind, Document
from workbench.documents.encoding import Encoding, decode, refuse_larger
from workbench.documents.front_matter import FrontMatter, quoted, read_front_matter, redeclared
from workbench.documents.markdown_blocks import Reading
from workbench.documents.markdown_inline import escaped, write_inline
from workbench.documents.spliced import SplicedDocument
from workbench.system.errors import WorkbenchError
from workbench.text.languages import Direction

#: The largest text, in bytes; a long book has half of it.
_LARGEST = 4 * 1024 * 1024
#: The characters that the parser stops at, for up to 50 microseconds each, and the most of
#: them that a text may have; a long book has fewer.
_MARKS = "[*_`~<&!\\"
_MOST_MARKS = 200_000


class MarkdownDocument(SplicedDocument):
    """A Markdown text; a changed block is written on one line, except for hard line breaks."""

    def __init__(
        self,
        reading: Reading,
        source: str,
        encoding: Encoding,
        front: FrontMatter,
        remarks: list[str],
    ) -> None:
        super().__init__(
            reading.blocks,
            reading.spans,
            source,
            encoding,
            metadata=front.metadata,
            remarks=[*remarks, *front.remarks],
        )
        self._reading = reading

    def written(self, block: Block, text: str, original: str, texts: Mapping[str, str]) -> str:
        """Return ``text`` as Markdown that replaces ``original``."""
        if block.kind is BlockKind.METADATA:
            return quoted(text)
        reading = self._reading
        if block.id in reading.html_parts:
            return reading.html_parts[block.id].written(block, text, texts)
        if block.kind is BlockKind.ALTERNATIVE_TEXT:
            return escaped(text)
        alternatives = {
            number: texts[name]
            for number, name in reading.alternatives.get(block.id, {}).items()
            if name in texts
        }
        written = write_inline(
            text, reading.inlines[block.id], alternatives, reading.parser, reading.environment
        )
        if block.kind is BlockKind.TABLE_CELL:
            return re.sub(r"(?<!\\)\|", r"\\|", written)
        return written.replace("\n", reading.line_starts[block.id] or "\n")

    def redeclared(self, written: str, direction: Direction) -> str:
        """Return the source ``written`` with the language in its front matter changed."""
        return redeclared(written, direction)


def read(data: bytes, name: str) -> Document:
    """Read ``data``, a Markdown file called ``name``."""
    refuse_larger(data, name, _LARGEST)
    source, encoding, remarks = decode(data, name)
    if sum(map(source.count, _MARKS)) > _MOST_MARKS:
        raise WorkbenchError(
            f"there are more than {_MOST_MARKS} signs of markup in it",
            path=name,
            remedy="split it, or import its text as .txt",
        )
    front = read_front_matter(source)
    reading = Reading(source, front)
    for token in reading.parser.parse(source[front.length :], reading.environment):
        reading.take(token)
    return MarkdownDocument(reading, source, encoding, front, remarks)
