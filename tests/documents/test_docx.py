"""DOCX read into blocks, and written again."""

from __future__ import annotations

import io
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

docx = pytest.importorskip("docx")

from tests.archives import members  # noqa: E402
from tests.shared import needs_program  # noqa: E402
from tests.trials import trials  # noqa: E402
from workbench.documents import Block, BlockKind, Document, read_document  # noqa: E402
from workbench.documents import docx as docx_format  # noqa: E402
from workbench.system.errors import WorkbenchError  # noqa: E402
from workbench.text.inline import nested, without_tags  # noqa: E402

K = BlockKind
TAGS = ["<1>", "</1>", "<2/>", "<3>", " "]


def made(build: Callable[[object], None]) -> bytes:
    document = docx.Document()
    build(document)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def sample(document: object) -> None:
    document.core_properties.title = "Le front"  # type: ignore[attr-defined]
    document.core_properties.author = "Ana"  # type: ignore[attr-defined]
    document.add_heading("Le front", 1)  # type: ignore[attr-defined]
    paragraph = document.add_paragraph("Les soldats ")  # type: ignore[attr-defined]
    paragraph.add_run("rentrent").bold = True
    paragraph.add_run(" chez ")
    paragraph.add_run("eux.").font.size = 200000
    broken = document.add_paragraph("Une ligne")  # type: ignore[attr-defined]
    broken.add_run().add_break()
    broken.add_run("puis l'autre.")
    document.add_paragraph("Un point", style="List Bullet")  # type: ignore[attr-defined]
    document.add_paragraph("Premier", style="List Number")  # type: ignore[attr-defined]
    document.add_paragraph("Second", style="List Number")  # type: ignore[attr-defined]
    document.add_paragraph("Une citation", style="Quote")  # type: ignore[attr-defined]
    table = document.add_table(rows=1, cols=2)  # type: ignore[attr-defined]
    table.cell(0, 0).text = "un"
    table.cell(0, 1).text = "deux"
    document.add_paragraph("22 juin 2025")  # type: ignore[attr-defined]
    document.add_paragraph("https://example.org/a")  # type: ignore[attr-defined]


def parse(data: bytes) -> Document:
    return read_document(data, "article.docx")


def test_blocks() -> None:
    document = parse(made(sample))
    assert [(b.kind, b.level, b.label, b.text) for b in document.blocks] == [
        (K.METADATA, 0, "title", "Le front"),
        (K.HEADING, 1, "", "Le front"),
        (K.PARAGRAPH, 0, "", "Les soldats <1>rentrent</1> chez eux."),
        (K.PARAGRAPH, 0, "", "Une ligne<1/> puis l'autre."),
        (K.LIST_ITEM, 1, "-", "Un point"),
        (K.LIST_ITEM, 1, "1.", "Premier"),
        (K.LIST_ITEM, 1, "2.", "Second"),
        (K.QUOTATION, 1, "", "Une citation"),
        (K.TABLE_CELL, 0, "1.1", "un"),
        (K.TABLE_CELL, 0, "1.2", "deux"),
        (K.DATE, 0, "", "22 juin 2025"),
        (K.ADDRESS, 0, "", "https://example.org/a"),
    ]
    assert document.blocks[2].markup == {1: ("<strong>", "</strong>")}
    assert (document.metadata["title"], document.metadata["author"]) == ("Le front", "Ana")


def test_unchanged_it_is_the_same_bytes() -> None:
    data = made(sample)
    document = parse(data)
    assert document.render({}) == data
    assert document.render({block.id: block.text for block in document.blocks}) == data


def test_changed_blocks_are_written_and_all_else_stays() -> None:
    data = made(sample)
    document = parse(data)
    written = document.render({
        "b0001": "The front",
        "b0003": "Home <1>return</1> the soldiers & <co>.",
        "b0004": "One line<1/> then the other.",
        "b0009": "one",
    })  # fmt: skip
    opened = docx.Document(io.BytesIO(written))
    paragraph = opened.paragraphs[1]
    assert [(run.text, run.bold) for run in paragraph.runs] == [
        ("Home ", None),
        ("return", True),
        (" the soldiers & <co>.", None),
    ]
    assert opened.paragraphs[2].text == "One line\nthen the other."
    assert opened.core_properties.title == "The front"
    assert opened.tables[0].cell(0, 0).text == "one"
    before, after = members(data), members(written)
    assert list(before) == list(after)
    assert before["word/styles.xml"] == after["word/styles.xml"]
    again = parse(written)
    expected = [block.text for block in document.blocks]
    expected[0], expected[8] = "The front", "one"
    expected[2] = "Home <1>return</1> the soldiers & <co>."
    expected[3] = "One line<1/> then the other."
    assert [block.text for block in again.blocks] == expected


def test_rendering_again_starts_from_the_source() -> None:
    document = parse(made(sample))
    document.render({"b0002": "Something else"})
    assert "Something else" not in [b.text for b in parse(document.render({"b0001": "A"})).blocks]


_XML = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    "<w:body><w:p>{}</w:p></w:body></w:document>"
)


def bare(content: str, **others: str) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("word/document.xml", _XML.format(content))
        for name, data in others.items():
            archive.writestr(name, data)
    return output.getvalue()


def run(content: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def words(text: str, properties: str = "") -> str:
    return run(f"<w:t>{text}</w:t>", properties)


def box(content: str) -> str:
    """A text box as it is written for new programs and, again, for old ones."""
    new = f"<wp:docPr descr='Un cadre'/><w:txbxContent><w:p>{content}</w:p></w:txbxContent>"
    old = f"<w:txbxContent><w:p>{content}</w:p></w:txbxContent>"
    return run(
        "<mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing>{new}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent>"
    )


def mark(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


@pytest.mark.parametrize(
    ("content", "text"),
    [
        # Runs that differ in nothing that readers see are one.
        (words("Un ") + "<w:proofErr/>" + words("mot", "<w:lang/><w:sz/>"), "Un mot"),
        (f'<w:hyperlink r:id="a">{words("lien")}</w:hyperlink>{words(" ici")}', "<1>lien</1> ici"),
        # A field's instructions are a thing, and so is its end.
        (
            words("p. ") + mark("begin") + run("<w:instrText>PAGE</w:instrText>")
            + mark("separate") + words("7") + mark("end"),
            "p. <1/>7<2/>",
        ),
        (f"<w:del>{run('<w:delText>x</w:delText>')}</w:del><w:ins>{words('y')}</w:ins>", "y"),
        (run('<w:t>a</w:t><w:footnoteReference w:id="2"/>'), "a<1/>"),
        (run("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>"), "a\u2011b"),
        (words("Écrire &lt;1&gt;") + words("i", "<w:i/>"), "Écrire <1><2>i</2>"),
    ],
)  # fmt: skip
def test_odd_paragraphs(content: str, text: str) -> None:
    document = parse(bare(content))
    (block,) = document.blocks
    assert block.text == text
    again = parse(document.render({block.id: f"X {text}"}))
    assert again.blocks[0].text == f"X {text}"
    assert again.blocks[0].markup == block.markup


def test_text_boxes_are_blocks_and_are_written_in_both_their_forms() -> None:
    document = parse(bare(words("Avant ") + box(words("dedans")) + words(" après")))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (K.PARAGRAPH, "Avant <1/> après"),
        (K.ALTERNATIVE_TEXT, "Un cadre"),
        (K.PARAGRAPH, "dedans"),
    ]
    english = {"b0001": "Before <1/> after", "b0002": "A box", "b0003": "inside"}
    for changed in ({"b0003": "inside"}, {"b0002": "A box"}, english):
        written = document.render(changed)
        wanted = [changed.get(block.id, block.text) for block in document.blocks]
        assert [block.text for block in parse(written).blocks] == wanted
        if "b0003" in changed:
            assert members(written)["word/document.xml"].count(b">inside<") == 2


def test_headers_and_footers_are_blocks() -> None:
    def build(document: object) -> None:
        section = document.sections[0]  # type: ignore[attr-defined]
        section.header.paragraphs[0].text = "Le Courrier du front"
        section.footer.paragraphs[0].text = "Page 7"
        document.add_section()  # type: ignore[attr-defined]
        document.sections[1].footer.is_linked_to_previous = False  # type: ignore[attr-defined]
        document.sections[1].footer.paragraphs[0].text = "7"  # type: ignore[attr-defined]

    document = parse(made(build))
    assert [(b.kind, b.label, b.text) for b in document.blocks] == [
        (K.METADATA, "header", "Le Courrier du front"),
        (K.METADATA, "footer", "Page 7"),
    ]
    opened = docx.Document(io.BytesIO(document.render({"b0001": "The Courier"})))
    assert opened.sections[0].header.paragraphs[0].text == "The Courier"
    assert opened.sections[0].footer.paragraphs[0].text == "Page 7"


def test_each_paragraph_keeps_its_own_look() -> None:
    """And so does a link, whose look needs no tag of its own."""
    link = words("ici", '<w:rStyle w:val="Lienhypertexte"/>')
    source = _XML.format(
        words("Titre", '<w:sz w:val="96"/>')
        + f'</w:p><w:p>{words("Un ", "<w:sz/>")}<w:hyperlink r:id="a">{link}</w:hyperlink>'
        + f"</w:p><w:p>{run('<w:footnoteRef/>')}{run('<w:tab/>')}{words('Note')}"
    )
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("word/document.xml", source)
    document = parse(output.getvalue())
    assert [block.text for block in document.blocks] == ["Titre", "Un <1>ici</1>", "Note"]
    written = document.render({"b0001": "Title", "b0002": "One <1>here</1>", "b0003": "A note"})
    expected = source.replace("Titre", "Title").replace("Un ", "One ").replace("ici", "here")
    expected = expected.replace("Note", "A note").replace("<w:t>", '<w:t xml:space="preserve">')
    expected = expected.replace("<w:rPr></w:rPr>", "<w:rPr/>")
    again = members(written)["word/document.xml"].decode()
    assert again.partition("<w:body>")[2] == expected.partition("<w:body>")[2]


def test_styles_and_their_parents_tell_what_paragraphs_are() -> None:
    styles = "".join(
        f'<w:style w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="{base}"/>'
        f"<w:pPr>{more}</w:pPr></w:style>"
        for name, shown, base, more in (
            ("Titre1", "heading 1", "", ""),
            ("Mien", "Mon titre", "Titre1", ""),
            ("Rond", "Rond", "Rond", ""),
            ("Puce2", "List Bullet 2", "", ""),
            ("Suite", "List Continue", "", ""),
            ("Num", "Compté", "", '<w:numPr><w:numId w:val="3"/></w:numPr>'),
            ("Code", "Source Code", "", ""),
        )
    )
    names = _XML.partition("<w:body>")[0].replace("w:document", "w:styles")
    paragraphs = (
        f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{words("mot")}'
        for style, more in (
            ("Mien", ""), ("Rond", ""), ("Puce2", ""), ("Suite", ""), ("Num", ""),
            ("Num", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ("Code", ""),
        )
    )  # fmt: skip
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    members = {
        "word/styles.xml": f"{names}{styles}</w:styles>",
        "word/numbering.xml": f"{names}{numbering}</w:styles>",
    }
    document = parse(bare("</w:p><w:p>".join(paragraphs), **members))
    assert [(b.kind, b.level, b.label) for b in document.blocks] == [
        (K.HEADING, 1, ""),
        (K.PARAGRAPH, 0, ""),
        (K.LIST_ITEM, 2, "-"),
        (K.PARAGRAPH, 0, ""),
        (K.LIST_ITEM, 1, "1."),
        (K.PARAGRAPH, 0, ""),
        (K.CODE, 0, ""),
    ]


@settings(max_examples=trials(600), deadline=None)
@given(st.lists(st.one_of(st.text(max_size=6), st.sampled_from(TAGS)), max_size=8).map("".join))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    """But for white space, and characters that XML cannot hold."""
    document = parse(bare(words("un mot ") + words("gras", "<w:b/>") + run("<w:br/>")))
    (block,) = document.blocks
    wanted = Block(block.id, block.kind, text, 1, markup=block.markup)
    if not any(c.isprintable() and c not in " \ufffd" for c in without_tags(text)):
        return  # a paragraph without words is no block
    again = docx_format.read(document.render({block.id: text}), "a.docx").blocks
    assert "".join(map(as_html, again)) == as_html(wanted)


def as_html(block: Block) -> str:
    """The text with its line breaks, without what XML cannot hold.

    Emphasis is left out, since that of most of a paragraph needs no tag.
    """
    text = unicodedata.normalize("NFC", block.text)
    pieces = [
        piece if isinstance(piece, str) else block.markup[piece.number][0]
        for piece in nested(text, block.markup)
        if isinstance(piece, str) or block.markup[piece.number][0] == "<br>"
    ]
    return "".join(c for c in "".join(pieces) if c.isprintable() and c not in " \ufffd")


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"x", "no ZIP archive"),
        (made(sample)[:2000], "no ZIP archive"),
        (bare("<w:r>"), "not well-formed XML"),
        (bare("", **{"../../x": "y"}), "leads out of it"),
    ],
)
def test_damaged_files_are_refused(data: bytes, complaint: str) -> None:
    with pytest.raises(WorkbenchError, match=complaint):
        parse(data)


def test_an_archive_that_is_no_docx_is_refused() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(WorkbenchError, match="no DOCX"):
        parse(output.getvalue())


def test_bombs_are_refused() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (70 << 20))
    with pytest.raises(WorkbenchError, match="unpacks to"):
        parse(output.getvalue())
    bomb = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(WorkbenchError, match="declares XML entities"):
        parse(output.getvalue())


@pytest.mark.external
@needs_program("soffice")
def test_libreoffice_opens_what_is_written(tmp_path: Path) -> None:
    document = parse(made(sample))
    targets = {block.id: f"EN {block.text}" for block in document.blocks}
    (tmp_path / "front.docx").write_bytes(document.render(targets))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "front.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shown = (tmp_path / "front.txt").read_text(encoding="utf-8-sig")
    for block in document.blocks[1:]:
        assert f"EN {without_tags(block.text).partition(' puis')[0]}" in shown
