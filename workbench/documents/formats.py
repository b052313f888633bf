"""The import formats by file name suffix; each module is loaded on demand."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from workbench.documents.document import Document
from workbench.documents.encoding import refuse_larger
from workbench.system.errors import WorkbenchError


class ImportFormat(NamedTuple):
    """A format of source files.

    Its module in ``workbench.documents`` has ``read(data: bytes, name: str) -> Document``.
    """

    module: str
    suffixes: tuple[str, ...]
    #: What is read in such a file, for the documentation.
    explanation: str
    #: Whether it is an archive, which has limits of its own instead of the limit for text.
    archive: bool = False


_OFFICE = (
    "paragraphs, lists, tables, notes, captions, alternative texts, text boxes, headers and "
    "footers, the title; comments and tracked deletions are left alone"
)

FORMATS = (
    ImportFormat(
        "text",
        (".txt", ".text"),
        "headings, paragraphs (lines cut by hand are joined), lists, quotations, verse lines, "
        "date lines, addresses",
    ),
    ImportFormat(
        "markdown",
        (".md", ".markdown"),
        "CommonMark with tables, strikethrough, footnotes, HTML blocks and front matter in YAML or "
        "TOML; code is left alone",
    ),
    ImportFormat(
        "html",
        (".html", ".htm", ".xhtml"),
        "a file that someone wrote is read whole; of a page of a site only the article itself",
    ),
    ImportFormat(
        "po",
        (".po", ".pot"),
        "the messages of a program, each plural by itself; placeholders, markup and line ends are "
        "tags",
    ),
    ImportFormat(
        "xliff",
        (".xlf", ".xliff"),
        'the sources of XLIFF 1.2, 2.0 and 2.1, but for those marked `translate="no"`',
    ),
    ImportFormat("docx", (".docx",), _OFFICE, archive=True),
    ImportFormat("odt", (".odt", ".ott"), _OFFICE, archive=True),
    ImportFormat(
        "epub", (".epub",), "all pages in reading order, the contents, the title", archive=True
    ),
    ImportFormat(
        "subtitles",
        (".srt", ".vtt"),
        "the texts of cues; a sentence that goes on in the next cue is one",
    ),
)

_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}


def suffixes() -> tuple[str, ...]:
    """Return the file name suffixes that can be read."""
    return tuple(_BY_SUFFIX)


def read_document(data: bytes, name: str) -> Document:
    """Read ``data``, the bytes of a file called ``name``, into a document.

    Raises ``WorkbenchError`` if the suffix is unknown or the bytes are not in that format.
    """
    suffix = Path(name).suffix.lower()
    form = _BY_SUFFIX.get(suffix)
    if form is None:
        raise WorkbenchError(
            f'cannot read files that end in "{suffix}"',
            path=name,
            remedy=f"convert it to one of: {', '.join(_BY_SUFFIX)}",
        )
    if not form.archive:
        refuse_larger(data, name)
    try:
        module = import_module(f"workbench.documents.{form.module}")
        document: Document = module.read(data, name)
    except WorkbenchError as error:
        raise error.within(name) from error
    if not any(block.translatable and block.text for block in document.blocks):
        raise WorkbenchError(
            "the file holds no text", path=name, remedy="check that it is the right one"
        )
    return document
