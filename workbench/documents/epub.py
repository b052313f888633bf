"""EPUB: the texts of its pages, in reading order, and its title; the rest is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from workbench.documents.archive import Archive
from workbench.documents.document import BlockKind, Document
from workbench.documents.encoding import normalized, refuse_larger
from workbench.documents.html import HtmlDocument, decode_page
from workbench.documents.markup_blocks import read_markup
from workbench.documents.markup_reading import MarkupReading
from workbench.documents.xml import local_name, xml_safe
from workbench.system.errors import WorkbenchError
from workbench.system.xml_trees import parse_xml
from workbench.text.languages import Direction

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "application/x-dtbncx+xml")
_FACTS = {
    "title": "title",
    "creator": "author",
    "date": "date",
    "language": "language",
    "rights": "licence",
    "source": "url",
}


class EpubDocument(Document):
    """A book whose pages are rewritten text by text; an unchanged book is the same bytes."""

    def __init__(
        self, archive: Archive, files: Mapping[str, HtmlDocument], metadata: Mapping[str, str]
    ) -> None:
        blocks = [block for file in files.values() for block in file.blocks]
        super().__init__(blocks, metadata=metadata)
        self._archive = archive
        self._files = files

    def render(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the book with the text of the blocks named in ``texts`` replaced.

        If any text changes, every page declares the new language.
        """
        texts = {name: xml_safe(text) for name, text in texts.items()}
        if not any(file.changes(texts) for file in self._files.values()):
            return self._archive.data
        return self._archive.changed(
            {m: file.rewritten(texts, direction) for m, file in self._files.items()}
        )


def read(data: bytes, name: str) -> Document:
    """Read ``data``, an EPUB file called ``name``."""
    archive = Archive(data, name)
    package = _package_path(archive)
    pages, metadata = _package(archive, package)
    if _encrypted(archive) & {package, *pages}:
        raise WorkbenchError(
            "the book is encrypted", path=name, remedy="ask the publisher for one that is not"
        )
    files: dict[str, HtmlDocument] = {}
    for member in [package, *pages]:
        page = archive.read(member)
        refuse_larger(page, f"{name}/{member}")
        source, encoding, _ = decode_page(page, f"{name}/{member}")
        first = 1 + sum(len(file.blocks) for file in files.values())
        if member == package:
            reading = _title(source, normalized(metadata.get("title", "")))
        else:
            reading = read_markup(source, first_number=first)
        files[member] = HtmlDocument(reading, replace(encoding, references=True))
    return EpubDocument(archive, files, metadata)


def _encrypted(archive: Archive) -> set[str]:
    """Return the members that are encrypted; fonts often are, even in open books."""
    if _ENCRYPTION not in archive:
        return set()
    root = parse_xml(archive.read(_ENCRYPTION), archive.name, _ENCRYPTION)
    references = (e.get("URI", "") for e in root.iter() if local_name(e) == "CipherReference")
    return {normpath(unquote(reference)) for reference in references}


def _package_path(archive: Archive) -> str:
    """Return the path of the book's package file."""
    container = parse_xml(archive.read(_CONTAINER), archive.name, _CONTAINER)
    for element in container.iter():
        if local_name(element) == "rootfile" and element.get("full-path"):
            return element.get("full-path", "")
    raise archive.fault("no EPUB file: it names no package")


def _package(archive: Archive, path: str) -> tuple[list[str], dict[str, str]]:
    """Return the paths of the pages in reading order, and the book's metadata."""
    root = parse_xml(archive.read(path), archive.name, path)
    metadata: dict[str, str] = {}
    items: dict[str, tuple[str, str]] = {}
    spine: list[str] = []
    for element in root.iter():
        name = local_name(element)
        if name == "item":
            items[element.get("id", "")] = (element.get("href", ""), element.get("media-type", ""))
        elif name == "itemref":
            spine.append(element.get("idref", ""))
        elif name in _FACTS and element.text and element.text.strip():
            metadata.setdefault(_FACTS[name], " ".join(element.text.split()))
    metadata["date"] = metadata.get("date", "")[:10]
    order = dict.fromkeys([*spine, *items])
    paths = (
        normpath(join(dirname(path), unquote(href)))
        for item in order
        for href, kind in [items.get(item, ("", ""))]
        if kind in _PAGES
    )
    return [member for member in dict.fromkeys(paths) if member in archive], metadata


def _title(source: str, title: str) -> MarkupReading:
    """Return the blocks of the package file: the title only."""
    whole = read_markup(source)
    reading = whole.only([block.id for block in whole.blocks if block.text == title][:1])
    reading.blocks[:] = [
        replace(block, kind=BlockKind.METADATA, label="title") for block in reading.blocks
    ]
    return reading
