"""A translation says its own language where its source said its own."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.archives import members
from tests.documents.test_docx import _XML, words
from tests.documents.test_epub import book
from tests.documents.test_odt import _NAMES, made
from workbench.documents import read_document
from workbench.text.languages import Direction

DIRECTION = Direction("fr", "en")

HTML = (
    '<html lang="fr-FR" xml:lang=fr><head><meta property="og:locale" content="fr_FR">'
    '<meta http-equiv="Content-Language" content="FR"><title>Titre</title></head><body>'
    '<p>Un <i lang="uk">слово</i> <q lang="fr">mot</q>.<a hreflang="fr" href="b">b</a></p>'
)
MARKDOWN = "---\ntitle: Titre\nlang: {} # langue\n---\n\nUn mot.\n\nlang: fr\n"
VTT = "WEBVTT\nKind: captions\nLanguage: {}\n\n00:01.000 --> 00:02.000\nLanguage: fr\n"
PO = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n\nmsgid "Un mot"\nmsgstr ""\n'


def rendered(source: str | bytes, name: str) -> bytes:
    """Return ``source`` with every text changed; with none it must be the same bytes."""
    data = source if isinstance(source, bytes) else source.encode()
    document = read_document(data, name)
    same = {block.id: block.text for block in document.blocks}
    assert document.render(same, DIRECTION) == data
    return document.render({name: f"{text} x" for name, text in same.items()}, DIRECTION)


def member(archive: bytes, name: str) -> str:
    return members(archive)[name].decode()


def test_a_page() -> None:
    written = rendered(HTML, "a.html").decode()
    expected = HTML.replace('"fr-FR"', '"en-GB"').replace("xml:lang=fr", "xml:lang=en")
    expected = expected.replace('"fr_FR"', '"en_GB"').replace('"FR"', '"en"')
    expected = expected.replace('q lang="fr"', 'q lang="en"')
    expected = expected.replace("Titre", "Titre x").replace("b</a>", "b</a> x")
    assert written == expected


@pytest.mark.parametrize("lang", ["de", "en", "uk-UA"])
def test_a_page_that_says_another_language_keeps_it(lang: str) -> None:
    page = f'<html lang="{lang}"><p>Un mot.</p>'
    assert rendered(page, "a.html").decode() == page.replace("mot.", "mot. x")


@pytest.mark.parametrize(
    ("source", "name"), [(MARKDOWN, "a.md"), (VTT, "a.vtt"), (PO, "a.po"), (PO, "a.pot")]
)
def test_texts_with_a_head(source: str, name: str) -> None:
    written = rendered(source.format("fr"), name).decode()
    assert source.partition("{}")[0].replace("Titre", '"Titre x"') + "en" in written
    assert written.count("anguage: en") + written.count("lang: en") == 1


def test_a_template_of_messages_gets_the_language_that_it_lacks() -> None:
    assert '"Language: en\\n"' in rendered(PO.format(""), "a.pot").decode()
    assert '"Language: en_CA\\n"' in rendered(PO.format("en_CA"), "a.po").decode()


def test_a_book() -> None:
    texts = [data.decode() for data in members(rendered(book(), "a.epub")).values()]
    assert any("<dc:language>en</dc:language>" in text for text in texts)
    assert not any('lang="fr' in text for text in texts)


def test_docx() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:lang w:val="fr-FR" w:eastAsia="zh-CN"/></w:styles>'
    )
    core = '<a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>fr</dc:language></a>'
    output = io.BytesIO()
    content = words("Un mot, ", '<w:lang w:val="fr-CA"/>') + words("слово", '<w:lang w:val="uk"/>')
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("word/document.xml", _XML.format(content))
        archive.writestr("word/styles.xml", styles)
        archive.writestr("docProps/core.xml", core)
    data = output.getvalue()
    assert read_document(data, "a.docx").blocks[0].text == "Un mot, <1>слово</1>"
    written = rendered(data, "a.docx")
    body = member(written, "word/document.xml")
    assert body.count('<w:lang w:val="en-GB"/>') == 2  # the text before and after the passage
    assert body.count('<w:lang w:val="uk"/>') == 1
    assert '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>' in member(written, "word/styles.xml")
    assert "<dc:language>en</dc:language>" in member(written, "docProps/core.xml")


def test_odt() -> None:
    styles = (
        f"<office:document-styles {_NAMES}><office:styles>"
        '<style:default-style style:family="paragraph"><style:text-properties '
        'fo:language="fr" fo:country="FR"/></style:default-style></office:styles>'
        "</office:document-styles>"
    )
    written = rendered(made("<text:p>Un mot</text:p>", styles_xml=styles), "a.odt")
    assert 'fo:language="en" fo:country="GB"' in member(written, "styles.xml")
    assert "<dc:language>en-GB</dc:language>" in member(written, "meta.xml")
