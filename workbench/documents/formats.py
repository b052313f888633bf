"""The formats that documents come in, by file name suffix; each module loads on demand."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from workbench.documents.document import Document
from workbench.documents.encoding import refuse_larger
from workbench.system.errors import WorkbenchError

#: Suffix to the module under ``workbench.documents`` whose ``read`` takes it.
_READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".po": "po",
    ".pot": "po",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".docx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".epub": "epub",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}
#: Those that hold pictures and more beside their text, and have limits of their own.
_ARCHIVES = frozenset({"docx", "odt", "epub"})


def suffixes() -> tuple[str, ...]:
    """Return the file name suffixes that can be read."""
    return tuple(_READERS)


def read_document(data: bytes, name: str) -> Document:
    """Read ``data``, the bytes of a file called ``name``, into a document.

    Each format's module has ``read(data: bytes, name: str) -> Document``. Raises
    ``WorkbenchError`` where the suffix is unknown or the bytes are not of that format.
    """
    suffix = Path(name).suffix.lower()
    module = _READERS.get(suffix)
    if module is None:
        raise WorkbenchError(
            f'cannot read files that end in "{suffix}"',
            path=name,
            remedy=f"convert it to one of: {', '.join(_READERS)}",
        )
    if module not in _ARCHIVES:
        refuse_larger(data, name)
    try:
        document: Document = import_module(f"workbench.documents.{module}").read(data, name)
    except WorkbenchError as error:
        raise error.within(name) from error
    if not any(block.translatable and block.text for block in document.blocks):
        raise WorkbenchError(
            "the file holds no text", path=name, remedy="check that it is the right one"
        )
    return document
