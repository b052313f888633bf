"""PO files read into blocks, and their translations filled in."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import needs_program
from workbench.documents import Document, read_document
from workbench.documents.document import ExistingTranslation
from workbench.system.errors import WorkbenchError

SOURCE = r"""# Ana <ana@example.org>
msgid ""
msgstr ""
"Project-Id-Version: Guide 1.0\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#. a heading
#: a.c:1
msgctxt "menu"
msgid "Le \"front\""
msgstr ""

#, c-format
msgid ""
"Bonjour <b>%s</b>,\n"
"100 %% de %(n)d\n"
msgstr ""
""

#, fuzzy, python-brace-format
msgid "{n} soldat"
msgid_plural "{n} soldats"
msgstr[0] "{n} soldier"
msgstr[1] "old"
msgid "Collé"
msgstr "Glued"

msgid "Reste <br> là</p>"
msgstr ""

#~ msgid "mort"
#~ msgstr "dead"
"""


def parse(source: str) -> Document:
    return read_document(source.encode(), "guide.po")


def test_blocks() -> None:
    document = parse(SOURCE)
    assert [(b.line, b.text) for b in document.blocks] == [
        (13, 'Le "front"'),
        (18, "Bonjour <1><2/></1>,<3/> 100 %% de <4/>"),
        (25, "<1/> soldat"),
        (25, "<1/> soldats"),
        (29, "Collé"),
        (32, "Reste <1/> là<2/>"),
    ]
    assert document.blocks[1].markup == {
        1: ("<b>", "</b>"),
        2: ("%s", ""),
        3: ("<br>", ""),
        4: ("%(n)d", ""),
    }
    assert document.metadata == {"language": "fr", "title": "Guide 1.0"}


def test_translations_that_are_there() -> None:
    document = parse(SOURCE.replace('là</p>"\nmsgstr ""', 'là</p>"\nmsgstr "</p><br>Stay"'))
    assert document.translations == {
        "b0003": ExistingTranslation("<1/> soldier", finished=False),
        "b0004": ExistingTranslation("old", finished=False),
        "b0005": ExistingTranslation("Glued", finished=True),
        "b0006": ExistingTranslation("<2/><1/>Stay", finished=True),
    }
    texts = {name: given.text for name, given in document.translations.items()}
    assert document.render(texts) == document.render({})


@pytest.mark.parametrize("source", [SOURCE, SOURCE.replace("\n", "\r\n")])
def test_sources_as_translations_change_nothing(source: str) -> None:
    document = parse(source)
    assert document.render({b.id: b.text for b in document.blocks}).decode() == source


def test_translations_are_filled_in_and_all_else_stays() -> None:
    texts = {
        "b0001": 'The "front" \\ line',
        "b0002": "Hello <1><2/></1>!<3/> 100 %% of <4/>",
        "b0004": "<1/> soldiers",
        "b0006": "Stay <1/> there<2/>",
    }
    expected = (
        SOURCE.replace('front\\""\nmsgstr ""', 'front\\""\nmsgstr "The \\"front\\" \\\\ line"')
        .replace(
            'msgstr ""\n""\n',
            'msgstr ""\n"Hello <b>%s</b>!\\n"\n"100 %% of %(n)d\\n"\n',
        )
        .replace('"old"', '"{n} soldiers"')
        .replace('</p>"\nmsgstr ""', '</p>"\nmsgstr "Stay <br> there</p>"')
    )
    assert parse(SOURCE).render(texts).decode() == expected


def test_a_file_in_another_encoding_stays_in_it() -> None:
    data = SOURCE.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    document = read_document(data, "guide.po")
    assert document.blocks[4].text == "Collé"
    assert b'msgstr "Pr\xe8s"' in document.render({"b0005": "Près"})


@pytest.mark.parametrize(
    ("named", "codec"), [("ISO-8859-1", "latin-1"), ("CHARSET", "utf-8"), ("UTF-8", "cp1252")]
)
def test_the_head_names_the_encoding_that_is_written(named: str, codec: str) -> None:
    data = SOURCE.replace("UTF-8", named).encode(codec)
    document = read_document(data, "guide.po")
    assert document.render({}) == data
    written = document.render({"b0005": "L’œuvre collée"})
    assert written.decode() == SOURCE.replace('"Glued"', '"L’œuvre collée"')


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"])))
def test_gettext_reads_any_text_that_was_written(text: str) -> None:
    written = parse(SOURCE).render({"b0001": text}).decode()
    entry = next(e for e in polib.pofile(written) if e.msgctxt == "menu")
    assert entry.msgstr == ("" if text == 'Le "front"' else text)


@given(st.text(alphabet='\\n"a\n\t <b/>%'))
def test_any_message_is_read_and_written(text: str) -> None:
    entry = polib.POEntry(msgid="x" + text, msgstr="")
    source = f'msgid ""\nmsgstr "Language: en\\n"\n\n{entry}'
    document = parse(source)
    (block,) = document.blocks
    written = polib.pofile(document.render({block.id: f"{block.text}!"}).decode())
    assert written[0].msgid == "x" + text
    bare = ("x" + text).rstrip()
    after = ("x" + text)[len(bare) :]
    if "\n" not in bare and "\t" not in bare and "  " not in bare:
        assert written[0].msgstr == f"{bare}!{after}"


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ('msgid "a"\nmsgstr "b\n', 2, "no PO syntax"),
        ('"a"\n', 1, "no PO syntax"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""', 3, "a second message"),
        ('msgstr "a"', 1, "a translation without a message"),
        ('msgid "a"\nmsgstr ""\nmsgstr ""', 3, "a second translation"),
        ('msgid "a"\n', 1, "ends within a message"),
        ("<html>", 1, "no PO syntax"),
    ],
)
def test_faults_are_told_with_their_line(source: str, line: int, what: str) -> None:
    with pytest.raises(WorkbenchError, match=what) as caught:
        parse(source)
    assert caught.value.line == line


@pytest.mark.external
@needs_program("msgfmt")
def test_msgfmt_accepts_what_is_written(tmp_path: Path) -> None:
    document = parse(SOURCE.replace(" de %(n)d", "").replace("#, fuzzy, python", "#, python"))
    texts = {block.id: f"{block.text}!" for block in document.blocks}
    (tmp_path / "guide.po").write_bytes(document.render(texts))
    subprocess.run(["msgfmt", "-c", "-o", tmp_path / "guide.mo", tmp_path / "guide.po"], check=True)
