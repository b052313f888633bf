"""EPUB read into blocks, and written again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from lxml import etree

from tests.archives import members
from workbench.documents import BlockKind, Document, read_document
from workbench.system.errors import WorkbenchError

K = BlockKind

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Le front</dc:title>'
    "<dc:creator>Ana</dc:creator><dc:language>fr</dc:language><dc:date>2025-06-22T00:00Z</dc:date>"
    '</metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="two" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="pic" href="a.png" media-type="image/png"/></manifest>'
    '<spine><itemref idref="one"/><itemref idref="two"/></spine></package>'
)
PAGE = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": PACKAGE,
    "OPS/nav.xhtml": PAGE.format("<nav><ol><li><a href='one.xhtml'>Un</a></li></ol></nav>"),
    "OPS/one.xhtml": PAGE.format("<h1>Un</h1><p>Les <i>soldats</i> rentrent.<br/>Fin&#160;!</p>"),
    "OPS/two b.xhtml": PAGE.format('<aside epub:type="footnote"><p>Une note</p></aside>'),
    "OPS/a.png": "not text",
}


def book(files: Mapping[str, str | bytes] = FILES) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in files.items():
            stored = name == "mimetype"
            kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return output.getvalue()


def test_pages_are_read_and_written_in_the_encoding_that_they_name() -> None:
    page = PAGE.replace("?>", ' encoding="ISO-8859-1"?>', 1).format("<p>Été</p>")
    data = book({**FILES, "OPS/one.xhtml": page.encode("latin-1")})
    document = parse(data)
    (block,) = [block for block in document.blocks if block.text == "Été"]
    data = document.render({block.id: "L’œuvre d’été"})
    written = etree.fromstring(members(data)["OPS/one.xhtml"])
    assert "".join(map(str, written.itertext())) == "L’œuvre d’été"


def parse(data: bytes) -> Document:
    return read_document(data, "book.epub")


def test_blocks_come_in_reading_order() -> None:
    document = parse(book())
    assert [(block.id, block.kind, block.text) for block in document.blocks] == [
        ("b0001", K.METADATA, "Le front"),
        ("b0002", K.HEADING, "Un"),
        ("b0003", K.PARAGRAPH, "Les <1>soldats</1> rentrent.<2/> Fin\u00a0!"),
        ("b0004", K.FOOTNOTE, "Une note"),
        ("b0005", K.LIST_ITEM, "<1>Un</1>"),
    ]
    assert document.metadata == {
        "title": "Le front",
        "author": "Ana",
        "language": "fr",
        "date": "2025-06-22",
    }


def test_unchanged_it_is_the_same_bytes() -> None:
    data = book()
    document = parse(data)
    assert document.render({block.id: block.text for block in document.blocks}) == data


def test_changed_blocks_change_alone() -> None:
    written = parse(book()).render({"b0001": "The front", "b0003": "Home <1>they</1> go &."})
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.namelist() == list(FILES)
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        after = {name: archive.read(name).decode() for name in archive.namelist()}
    expected = dict(FILES)
    expected["OPS/book.opf"] = PACKAGE.replace("Le front", "The front")
    expected["OPS/one.xhtml"] = PAGE.format("<h1>Un</h1><p>Home <i>they</i> go &amp;.</p>")
    assert after == expected


LOCKED = '<encryption><EncryptedData><CipherReference URI="{}"/></EncryptedData></encryption>'


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"META-INF/container.xml": "<a/>"}, "names no package"),
        ({"META-INF/container.xml": "<a>"}, "not well-formed XML"),
        ({"OPS/book.opf": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "entities"),
        ({"META-INF/encryption.xml": LOCKED.format("OPS/one.xhtml")}, "encrypted"),
        ({"/etc/passwd": "x"}, "leads out"),
    ],
)
def test_damaged_books_are_refused(changes: dict[str, str], complaint: str) -> None:
    with pytest.raises(WorkbenchError, match=complaint):
        parse(book(FILES | changes))


def test_books_whose_fonts_are_encrypted_are_read() -> None:
    locked = {"META-INF/encryption.xml": LOCKED.format("OPS/font.otf")}
    assert len(parse(book(FILES | locked)).blocks) == len(parse(book()).blocks)


def test_a_missing_package_is_told() -> None:
    files = {name: text for name, text in FILES.items() if name != "OPS/book.opf"}
    with pytest.raises(WorkbenchError, match="the archive lacks"):
        parse(book(files))
