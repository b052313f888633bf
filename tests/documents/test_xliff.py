"""XLIFF 1.2 and 2.1 read into blocks, and their targets filled in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from workbench.documents import BlockKind, read_document
from workbench.documents.document import ExistingTranslation
from workbench.system.errors import WorkbenchError
from workbench.text.inline import without_tags

K = BlockKind

OLD = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a/guide.html" source-language="fr" datatype="html"><header/>
<body>
 <group restype="x-h2"><trans-unit id="1">
   <source>Le <g id="1" ctype="bold">front</g> &amp; l'arrière</source>
 </trans-unit></group>
 <trans-unit id="2">
   <source>Ici <bpt id="1">&lt;i&gt;</bpt>là<ept id="1">&lt;/i&gt;</ept><ph id="2">&lt;br&gt;</ph>.
   </source>
   <target state="needs-translation"/>
   <alt-trans><source>Non</source><target>No</target></alt-trans>
 </trans-unit>
 <trans-unit id="3" translate="no"><source>CODE</source></trans-unit>
 <trans-unit id="4"><source><![CDATA[a < b]]></source><target>old</target></trans-unit>
</body></file></xliff>
"""

NEW = """<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr-FR">
<x:file id="f1"><x:unit id="u1" translate="no"><x:segment><x:source>non</x:source></x:segment>
</x:unit><x:unit id="u2">
<x:segment><x:source>Un <x:pc id="1" type="fmt" subType="fmt:b">deux</x:pc>.</x:source></x:segment>
<x:ignorable><x:source> </x:source></x:ignorable>
<x:segment><x:source><x:sc id="1"/>trois
<x:mrk id="m" translate="no">COD</x:mrk><x:ec startRef="1"/>
 quatre</x:source><x:target>old</x:target></x:segment></x:unit></x:file></x:xliff>"""


def test_blocks_of_1_2() -> None:
    document = read_document(OLD.encode(), "guide.xlf")
    assert [(b.kind, b.level, b.line, b.text) for b in document.blocks] == [
        (K.HEADING, 2, 6, "Le <1>front</1> & l'arrière"),
        (K.PARAGRAPH, 0, 9, "Ici <1>là</1><2/>."),
        (K.PARAGRAPH, 0, 15, "a < b"),
    ]
    assert document.blocks[0].markup == {1: ("<b>", "</b>")}
    assert document.blocks[1].markup == {1: ("<i>", "</i>"), 2: ("<br>", "")}
    assert document.metadata == {"language": "fr", "title": "guide.html"}


def test_blocks_of_2_1() -> None:
    document = read_document(NEW.encode(), "guide.xlf")
    assert [b.text for b in document.blocks] == ["Un <1>deux</1>.", "<1>trois <2/></1> quatre"]
    assert document.metadata["language"] == "fr-FR"


@pytest.mark.parametrize(
    ("unit", "given"),
    [
        ("<target/>", None),
        ("<target>b</target>", ExistingTranslation("b", finished=False)),
        ('<target state="translated">b</target>', ExistingTranslation("b", finished=True)),
        ('<target state="needs-translation">b</target>', ExistingTranslation("b", finished=False)),
        (
            '<target state="final"><x id="9"/>b<g id="7">c</g></target>',
            ExistingTranslation("b<1>c</1>", True),
        ),
        ("<alt-trans><target>b</target></alt-trans>", None),
        (
            "<target>a<trans-unit><target>b</target></trans-unit></target>",
            ExistingTranslation("ab", False),
        ),
    ],
)
def test_translations_that_are_there(unit: str, given: ExistingTranslation | None) -> None:
    source = (
        '<xliff version="1.2"><file source-language="fr"><body><trans-unit>'
        f'<source><g id="7">a</g><x id="8"/></source>{unit}</trans-unit></body></file></xliff>'
    )
    document = read_document(source.encode(), "guide.xlf")
    found = document.translations.get("b0001")
    assert (found and without_tags(found.text)) == (given and without_tags(given.text))
    assert (found and found.finished) == (given and given.finished)
    if found is not None:
        assert document.render({"b0001": found.text}).decode() == source


@pytest.mark.parametrize(("state", "finished"), [("", False), ('state="final"', True)])
def test_translations_that_are_there_in_2_1(state: str, finished: bool) -> None:
    source = NEW.replace("<x:segment><x:source><x:sc", f"<x:segment {state}><x:source><x:sc")
    translations = read_document(source.encode(), "guide.xlf").translations
    assert translations == {"b0002": ExistingTranslation("old", finished)}


@pytest.mark.parametrize("source", [OLD, NEW])
def test_sources_as_targets_change_nothing(source: str) -> None:
    document = read_document(source.encode(), "guide.xlf")
    assert document.render({b.id: b.text for b in document.blocks}).decode() == source


def test_targets_of_1_2_are_filled_and_all_else_stays() -> None:
    texts = {"b0001": "The <1>front</1> & <rear>", "b0002": "<1>There</1> & here<2/>", "b0003": "b"}
    expected = (
        OLD.replace('datatype="html">', 'datatype="html" target-language="en">')
        .replace(
            "l'arrière</source>",
            "l'arrière</source>\n   "
            '<target>The <g id="1" ctype="bold">front</g> &amp; &lt;rear&gt;</target>',
        )
        .replace(
            '<target state="needs-translation"/>',
            '<target state="needs-review-translation"><bpt id="1">&lt;i&gt;</bpt>There'
            '<ept id="1">&lt;/i&gt;</ept> &amp; here<ph id="2">&lt;br&gt;</ph></target>',
        )
        .replace("<target>old<", "<target>b<")
    )
    assert read_document(OLD.encode(), "guide.xlf").render(texts).decode() == expected


def test_targets_of_2_1_are_filled_and_all_else_stays() -> None:
    texts = {"b0001": "One <1>two</1>.", "b0002": "<1>three <2/></1> four"}
    expected = (
        NEW.replace('srcLang="fr-FR"', 'srcLang="fr-FR" trgLang="en"')
        .replace(
            "</x:pc>.</x:source>",
            '</x:pc>.</x:source><x:target>One <x:pc id="1" type="fmt" subType="fmt:b">two</x:pc>.'
            "</x:target>",
        )
        .replace(
            "<x:target>old<",
            '<x:target><x:sc id="1"/>three <x:mrk id="m" translate="no">COD</x:mrk>'
            '<x:ec startRef="1"/> four<',
        )
    )
    assert read_document(NEW.encode(), "guide.xlf").render(texts).decode() == expected


def test_a_file_in_another_encoding_stays_in_it() -> None:
    source = OLD.replace("UTF-8", "ISO-8859-1")
    document = read_document(source.encode("latin-1"), "guide.xlf")
    assert document.blocks[0].text.endswith("l'arrière")
    source = source.replace('datatype="html">', 'datatype="html" target-language="en">')
    assert document.render({"b0003": "é — ?"}) == source.replace(">old<", ">é &#8212; ?<").encode(
        "latin-1"
    )
    wide = OLD.replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_document(wide, "guide.xlf").render({}) == wide


@given(st.text(), st.text())
def test_any_text_comes_out_as_it_went_in(first: str, second: str) -> None:
    """All but the characters that XML cannot hold, and line ends."""
    text = f"{first}<1>{second}</1>"
    written = read_document(OLD.encode(), "guide.xlf").render({"b0001": text})
    target = etree.fromstring(written).find(".//{*}target")
    assert target is not None
    shown = "".join(target.itertext())
    kept = [c for c in first + second if c.isprintable() and c not in " <>/1\ufffd"]
    assert [c for c in shown if c.isprintable() and c not in " <>/1\ufffd"] == kept


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("<xliff version='1.2'><file></xliff>", "not well-formed XML"),
        ("<tmx version='1.4'/>", "not an XLIFF file"),
        ("<xliff version='3.0'/>", "not an XLIFF file"),
        ("<xliff version='1.2'/>", "holds no text"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2">&a;</xliff>', "entities"),
        ("", "not well-formed XML"),
        ("\0", "not well-formed XML"),
    ],
)
def test_what_is_no_xliff_is_refused(source: str, what: str) -> None:
    with pytest.raises(WorkbenchError, match=what):
        read_document(source.encode(), "guide.xlf")
