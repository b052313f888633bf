"""ODT read into blocks, and written again."""

from __future__ import annotations

import io
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archives import members
from tests.shared import needs_program
from tests.trials import trials
from workbench.documents import BlockKind, Document, read_document
from workbench.system.errors import WorkbenchError
from workbench.text.inline import without_tags

K = BlockKind

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
_AUTOMATIC = """
<style:style style:name="T1" style:family="text">
 <style:text-properties fo:font-weight="bold" loext:rsid="1"/></style:style>
<style:style style:name="T2" style:family="text">
 <style:text-properties loext:rsid="2"/></style:style>
<style:style style:name="T3" style:family="text">
 <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P2"/>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>
 <text:list-level-style-number text:level="2"/></text:list-style>
"""
_BODY = """
<text:tracked-changes><text:deletion><text:p>effacé</text:p></text:deletion></text:tracked-changes>
<text:h text:outline-level="1">Le front</text:h>
<text:p>Les <text:span text:style-name="T2">sol</text:span><text:span text:style-name="T1">dats
 </text:span><text:span text:style-name="T3">las</text:span><text:bookmark text:name="m"/> vont
 <text:s text:c="3"/><text:a xlink:href="https://example.org/a?b&amp;c">là</text:a><text:note
 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
 <text:p>Une note.</text:p></text:note-body></text:note>.<text:line-break/>Puis voilà.</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>un</text:p><text:p>suite</text:p><text:list>
 <text:list-item><text:p>deux</text:p></text:list-item>
 <text:list-item><text:p>trois</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>x</text:p>
 </table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row>
 </table:table-header-rows><table:table-row><table:table-cell><text:p>z</text:p></table:table-cell>
 </table:table-row></table:table>
<text:p text:style-name="P1">Une citation</text:p>
<text:p text:style-name="P2">22 juin 2025</text:p>
<text:p><draw:frame><draw:text-box><text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/>
 <svg:title>Une photo</svg:title></draw:frame></text:p><text:p text:style-name="Illustration">Figure
 <text:sequence>1</text:sequence> : le front</text:p></draw:text-box></draw:frame></text:p>
<text:p text:style-name="Preformatted_20_Text">x = 1</text:p>
<text:p/>
"""
_MASTER = (
    "<office:master-styles><style:master-page><style:header><text:p>En-tête, p. "
    "<text:page-number>1</text:page-number></text:p></style:header></style:master-page>"
    "</office:master-styles>"
)


def made(body: str = _BODY, **members: str) -> bytes:
    """Return an ODT file with ``body``; further ``members`` replace those that it has."""
    automatic = f"<office:automatic-styles>{_AUTOMATIC}</office:automatic-styles>"
    contents = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f'<office:document-content {_NAMES} office:version="1.3">{automatic}<office:body>'
            f"<office:text>{body}</office:text></office:body></office:document-content>"
        ),
        "styles.xml": f"<office:document-styles {_NAMES}>{_MASTER}</office:document-styles>",
        "meta.xml": (
            f"<office:document-meta {_NAMES}><office:meta><dc:title>Le front</dc:title>"
            "<meta:initial-creator>Ana</meta:initial-creator><dc:language>fr-FR</dc:language>"
            "<meta:creation-date>2025-06-22T10:00:00</meta:creation-date></office:meta>"
            "</office:document-meta>"
        ),
        "Pictures/1.png": "\x89PNG",
        "META-INF/manifest.xml": (
            f'<manifest:manifest {_NAMES} manifest:version="1.3">'
            + "".join(
                f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
                for path, kind in (
                    ("/", "application/vnd.oasis.opendocument.text"),
                    ("content.xml", "text/xml"),
                    ("styles.xml", "text/xml"),
                    ("meta.xml", "text/xml"),
                )
            )
            + "</manifest:manifest>"
        ),
        **{name.replace("_", "."): text for name, text in members.items()},
    }
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in contents.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, packing)
    return output.getvalue()


def parse(data: bytes) -> Document:
    return read_document(data, "article.odt")


def test_blocks() -> None:
    document = parse(made())
    assert [(b.kind, b.level, b.label, b.text) for b in document.blocks] == [
        (K.METADATA, 0, "title", "Le front"),
        (K.HEADING, 1, "", "Le front"),
        (
            K.PARAGRAPH,
            0,
            "",
            "Les sol<1>dats las</1> vont <2>là</2><3/>.<4/> Puis voilà.",
        ),
        (K.FOOTNOTE, 0, "1", "Une note."),
        (K.LIST_ITEM, 1, "-", "un"),
        (K.PARAGRAPH, 0, "", "suite"),
        (K.LIST_ITEM, 2, "1.", "deux"),
        (K.LIST_ITEM, 2, "2.", "trois"),
        (K.TABLE_CELL, 0, "1.1", "x"),
        (K.TABLE_CELL, 0, "1.2", "y"),
        (K.TABLE_CELL, 0, "2.1", "z"),
        (K.QUOTATION, 1, "", "Une citation"),
        (K.DATE, 0, "", "22 juin 2025"),
        (K.ALTERNATIVE_TEXT, 0, "", "Une photo"),
        (K.CAPTION, 0, "", "Figure <1/> : le front"),
        (K.CODE, 0, "", "x = 1"),
        (K.METADATA, 0, "header", "En-tête, p. <1/>"),
    ]
    assert document.blocks[2].markup == {
        1: ("<strong>", "</strong>"),
        2: ('<a href="https://example.org/a?b&amp;c">', "</a>"),
        3: ("<sup>[1]</sup>", ""),
        4: ("<br>", ""),
    }
    assert document.metadata == {
        "title": "Le front",
        "author": "Ana",
        "language": "fr-FR",
        "date": "2025-06-22",
    }


def test_unchanged_it_is_the_same_bytes() -> None:
    data = made()
    document = parse(data)
    assert document.render({block.id: block.text for block in document.blocks}) == data


def test_a_changed_paragraph_keeps_its_notes_links_and_marks() -> None:
    data = made()
    document = parse(data)
    texts = {
        "b0003": "The <1>weary</1> sol<1>diers</1> go<3/> <2>there</2> & here.<4/> So.",
        "b0004": "A note.",
    }
    written = document.render(texts)
    again = parse(written)
    assert [b.text for b in again.blocks[2:4]] == [
        "The <1>weary</1> sol<2>diers</2> go<3/> <4>there</4> & here.<5/> So.",
        "A note.",
    ]
    assert again.blocks[3].kind is K.FOOTNOTE
    assert members(written)["content.xml"].count(b'<text:bookmark text:name="m"/>') == 1
    assert b'text:style-name="T1">weary<' in members(written)["content.xml"]
    others = [b.text for b in document.blocks if b.id not in texts]
    assert [b.text for b in again.blocks if b.id not in texts] == others


def test_all_but_the_text_stays() -> None:
    data = made()
    document = parse(data)
    texts = {b.id: b.text.upper() for b in document.blocks if b.translatable}
    old, new = members(data), members(document.render(texts))
    assert list(new) == list(old)
    same = ("mimetype", "Pictures/1.png", "META-INF/manifest.xml")
    assert [new[name] for name in same] == [old[name] for name in same]
    assert b">LE FRONT</dc:title>" in new["meta.xml"]
    assert "EN-TÊTE, P. <text:page-number>1<".encode() in new["styles.xml"]
    assert b"<svg:title>UNE PHOTO</svg:title>" in new["content.xml"]
    assert "effacé".encode() in new["content.xml"]


@settings(max_examples=trials(600))
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_comes_out_as_it_went_in(texts: list[str]) -> None:
    """But for white space, and characters that XML cannot hold."""
    document = parse(made("<text:p>a<text:span text:style-name='T1'>b</text:span></text:p>"))
    text = "<1>".join([texts[0], "</1>".join([*texts[1:], ""])])
    composed = unicodedata.normalize("NFC", without_tags(text))
    shown = [c for c in composed if c.isprintable() and c not in " \ufffd"]
    if not shown or "<" in "".join(texts):
        return
    again = parse(document.render({"b0002": text}))
    written = without_tags(next(b for b in again.blocks if b.id == "b0002").text)
    assert [c for c in written if c.isprintable() and c not in " \ufffd"] == shown


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"nothing", "no ZIP archive"),
        (made()[:-30], "no ZIP archive"),
        (made(content_xml="<a/>"), "no ODT file"),
        (made(content_xml="<a>"), "not well-formed"),
        (made(content_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities"),
        (made(**{"META-INF/manifest.xml": "<encryption-data/>"}), "password"),
        (made("<text:p/>", meta_xml="<a/>", styles_xml="<a/>"), "holds no text"),
    ],
)
def test_what_is_no_odt_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(WorkbenchError, match=what) as caught:
        parse(data)
    assert "\n" not in str(caught.value)


def converted(file: Path, kind: str) -> Path:
    """Return what LibreOffice makes of ``file``."""
    folder = file.parent
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--writer",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            file,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return file.with_suffix(f".{kind.partition(':')[0]}")


@pytest.mark.external
@needs_program("soffice")
def test_libreoffice_opens_what_is_written(tmp_path: Path) -> None:
    page = tmp_path / "article.html"
    page.write_text(
        '<html lang="fr"><head><meta charset="utf-8"><title>Le front</title></head><body>'
        "<h1>Le front</h1><p>Les <b>soldats</b> <i>las</i>&nbsp;!<br>Puis <a "
        'href="https://example.org/">voilà</a>.</p><ol><li>un<li>deux</ol><table><tr><td>x</table>'
    )
    made_by_it = converted(page, "odt:writer8")
    document = parse(made_by_it.read_bytes())
    assert [(b.kind, b.text) for b in document.blocks] == [
        (K.METADATA, "Le front"),
        (K.HEADING, "Le front"),
        (K.PARAGRAPH, "Les <1>soldats</1> <2>las</2>\u00a0!<3/> Puis <4>voilà</4>."),
        (K.LIST_ITEM, "un"),
        (K.LIST_ITEM, "deux"),
        (K.TABLE_CELL, "x"),
    ]
    texts = {"b0003": "The <2>weary</2> <1>soldiers</1>!<3/> So <4>there</4>."}
    made_by_it.write_bytes(document.render(texts))
    text = converted(made_by_it, "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    assert "The weary soldiers!\nSo there." in text
    assert "un\n" in text
