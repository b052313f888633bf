"""Files of one format made to harm: each is refused in one line, or read in no time."""

from __future__ import annotations

import random
import time

import pytest

from tests.documents.refusals import refused
from tests.documents.test_po import SOURCE as PO
from tests.trials import trials
from workbench.documents import read_document
from workbench.documents.references import unescape
from workbench.system.errors import WorkbenchError


@pytest.mark.parametrize(
    "data",
    [
        b'msgid "' + b"%s<b>" * 20_000 + b'x"\nmsgstr ""\n',
        b'#, c-format\nmsgid "' + b"%s</b><b>" * 3_000 + b'x"\nmsgstr ""\n',
        b'msgid "' + b"<b " * 50_000 + b'x"\nmsgstr ""\n',
        b'msgid "' + b"\\" * 100_001 + b'\nmsgstr ""\n',
        b'msgid ""\n' + b'"a"\n' * 50_000 + b'msgstr ""\n',
    ],
    ids=["tags", "crossed tags", "half tags", "escapes", "pieces"],
)
def test_messages_made_to_take_long(data: bytes) -> None:
    started = time.process_time()
    try:
        document = read_document(data, "long.po")
        assert document.render({block.id: block.text for block in document.blocks}) == data
    except WorkbenchError as error:
        assert "\n" not in str(error)
    assert time.process_time() - started < 5


@pytest.mark.slow
def test_a_text_with_more_codes_than_there_are_numbers() -> None:
    codes = b"<x/>a" * 50_000
    unit = b"<trans-unit><source>%s</source></trans-unit>"
    source = (
        b'<xliff version="1.2"><file source-language="fr"><body>'
        + unit % codes
        + unit % b"Un"
        + b"</body></file></xliff>"
    )
    assert [block.text for block in read_document(source, "codes.xlf").blocks] == ["Un"]


@pytest.mark.long
def test_damaged_po_files() -> None:
    chance = random.Random("po")
    for _ in range(trials(3_000)):
        damaged = bytearray(PO.encode())
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b'\\"\n#[] amsgid')
        try:
            document = read_document(bytes(damaged), "damaged.po")
            assert document.render({}) == bytes(damaged)
            document.render({block.id: "Autre <1>chose</1>." for block in document.blocks})
        except WorkbenchError as error:
            assert "\n" not in str(error)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"<div>a " * 2_000_000, "deep.html", "more than 100000 passages"),
        (b"<b>a " * 3_000_000, "open.html", "more than 100000 tags"),
        (b"a" * (17 << 20), "large.txt", "larger than 16 MB"),
        (b"\n" * 600_000 + b"a", "long.txt", "more than 500000 lines"),
        (b"[" * 300_000, "brackets.md", "more than 200000 signs of markup"),
        (b"1\n00:00:01,000 --> 00:00:02,000\na\n\n" * 100_000, "long.srt", "larger than 2 MB"),
        (b'msgid "a"\nmsgstr ""\n\n' * 110_000, "long.po", "more than 100000 passages"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_no_book_is_as_large_as_is_refused(data: bytes, name: str, what: str) -> None:
    assert what in refused(data, name, within=30.0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<p a='" + b"x" * 2_000_000 + b"'>a", "attribute.html"),
        (b"<p " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b">a", "attributes.html"),
        (b"|a" * 2_000 + b"|\n" + b"|-" * 2_000 + b"|\n" + b"|b" * 2_000 + b"|\n", "wide.md"),
        (b"1" * 1_000_000 + b"\n00:00:01,000 --> 00:00:02,000\na\n", "digits.srt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_odd_but_no_larger_takes_linear_time(data: bytes, name: str) -> None:
    started = time.process_time()
    document = read_document(data, name)
    assert document.render({}) == data
    document.render({block.id: "autre" for block in document.blocks})
    assert time.process_time() - started < 15


#: More digits than Python makes a number of.
DIGITS = "9" * 5_000


@pytest.mark.parametrize("reference", [f"&#{DIGITS}", f"&#{DIGITS};", f"&#x{DIGITS};"])
@pytest.mark.parametrize(
    ("source", "name"),
    [
        ('<title>{0}</title><p title="{0}">a {0}</p><pre>{0}</pre><img alt="b {0}">', "a.html"),
        ("Un *deux* {0} <b title='{0}'>trois</b>\n", "a.md"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na {0}\n", "a.vtt"),
        ('msgid "a {0} <b title={0}>c</b>"\nmsgstr ""\n', "a.po"),
    ],
    ids=["html", "md", "vtt", "po"],
)
def test_references_to_characters_that_cannot_be(source: str, name: str, reference: str) -> None:
    data = source.format(reference).encode()
    document = read_document(data, name)
    assert document.render({block.id: block.text for block in document.blocks}) == data


def test_references_are_read_as_browsers_do() -> None:
    text = "&#0000000000233;t&eacute; &#8217 &#x2019; &#0; &#1114112; &amp;#65;"
    assert unescape(text) == "été ’ ’ \ufffd \ufffd &#65;"
    assert unescape(f"&#{'0' * 5_000}233;&#{DIGITS};a") == "é\ufffda"


@pytest.mark.parametrize(
    "value", [DIGITS, "0x" + DIGITS, "[" * 3_000 + "]" * 3_000], ids=["integer", "hex", "nested"]
)
def test_front_matter_beyond_all_measure_is_left_alone(value: str) -> None:
    data = f"+++\ntitle = {value}\n+++\n\nUn.\n".encode()
    document = read_document(data, "front.md")
    assert [block.text for block in document.blocks] == ["Un."]
    assert ["left alone" in remark for remark in document.remarks] == [True]
    assert document.render({}) == data
