"""How a person or a program reads what was exported: as text, or not at all where it is broken."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable

import docx
import openpyxl
import polib
import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.archives import members
from tests.shared import needs_program
from workbench.publishing.formats import EDITIONS


def member(data: bytes, name: str) -> etree._Element:
    """Return the XML file ``name`` of an archive."""
    return etree.fromstring(members(data)[name])


def _well_formed(data: bytes) -> bytes:
    """Return an archive whose XML files can be parsed."""
    for name, content in members(data).items():
        if name.endswith((".xml", ".xhtml", ".opf")):
            etree.fromstring(content)
    return data


def _page(data: bytes) -> str:
    page = lxml_html.document_fromstring(data)
    assert not page.xpath("//script|//@onclick|//a[starts-with(@href, 'javascript')]")
    return "".join(page.xpath("//body//text()"))


def _book(data: bytes) -> str:
    _well_formed(data)
    pages = (member(data, f"EPUB/{name}.xhtml") for name in ("title", "text"))
    return "".join(text for page in pages for text in page.itertext())


def _pdf(data: bytes) -> str:
    program = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(program, input=data, capture_output=True, check=True).stdout.decode()


def _word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    notes = member(data, "word/footnotes.xml").itertext() if _has_notes(data) else ()
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    return "\n".join([*(paragraph.text for paragraph in paragraphs), "".join(notes)])


def _has_notes(data: bytes) -> bool:
    return "word/footnotes.xml" in members(data)


def _xml(data: bytes) -> str:
    return "\n".join(map(str, etree.fromstring(data).itertext()))


def _sheet(data: bytes) -> str:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


def _table(data: bytes) -> str:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return "\n".join(cell for row in rows for cell in row)


def _lines(data: bytes) -> str:
    rows = map(json.loads, data.decode().split("\n")[:-1])
    return "\n".join(str(value) for row in rows for value in row.values())


def _messages(data: bytes) -> str:
    return _entries(polib.pofile(data.decode()))


def _loaded(data: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".mo") as file:
        file.write(data)
        file.flush()
        return _entries(polib.mofile(file.name))


def _entries(messages: list[polib.POEntry]) -> str:
    return "\n".join(f"{entry.msgid}\n{entry.msgstr}" for entry in messages)


#: By the format's name; each format of the table has one. They fail where a file is broken.
READERS: dict[str, Callable[[bytes], str]] = {
    "html": _page,
    "epub": _book,
    "docx": _word,
    "odt": lambda data: "\n".join(member(_well_formed(data), "content.xml").itertext()),
    "md": bytes.decode,
    "txt": bytes.decode,
    "pdf": _pdf,
    "tmx": _xml,
    "xliff": _xml,
    "xliff2": _xml,
    "csv": _table,
    "tsv": bytes.decode,
    "xlsx": _sheet,
    "jsonl": _lines,
    "moses": bytes.decode,
    "po": _messages,
    "mo": _loaded,
    "same": bytes.decode,
}


def readable(names: Iterable[str]) -> list[object]:
    """Return ``names`` as parameters, with what the text of each takes to be read."""
    external = [pytest.mark.external, needs_program("pdftotext")]
    return [pytest.param(name, marks=external) if name == "pdf" else name for name in names]


READABLE = readable(EDITIONS)


def sound(name: str, data: bytes) -> None:
    """Fail where ``data`` is no file of the format ``name``."""
    if name == "pdf":
        assert data.startswith(b"%PDF")
    else:
        READERS[name](data)
