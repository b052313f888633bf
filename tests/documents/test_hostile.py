"""Files made to harm: bombs, escapes and depths, each refused in one line and in no time."""

from __future__ import annotations

import copy
import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from tests.documents.test_docx import made as docx
from tests.documents.test_docx import sample
from tests.documents.test_epub import book
from tests.documents.test_odt import made as odt
from tests.documents.test_po import SOURCE as PO
from tests.documents.test_xliff import NEW, OLD
from tests.trials import trials
from workbench.documents import read_document
from workbench.documents.references import unescape
from workbench.system.errors import WorkbenchError

ARCHIVES = {".docx": docx(sample), ".epub": book(), ".odt": odt()}
#: The member of each that is read first.
MEMBERS = {".docx": "word/document.xml", ".epub": "META-INF/container.xml", ".odt": "content.xml"}
XML = {".xlf": OLD.encode(), ".xliff": NEW.encode(), **ARCHIVES}
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b0 "ha">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    + "]><a>&b11;</a>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def refused(data: bytes, name: str, *, within: float = 3.0) -> str:
    """Return the one line in which ``data`` is refused."""
    started = time.process_time()
    with pytest.raises(WorkbenchError) as caught:
        read_document(data, name)
    assert time.process_time() - started < within
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(name)
    return str(caught.value)


def repacked(
    data: bytes,
    change: Callable[[str, bytes], bytes],
    *,
    packing: int = zipfile.ZIP_DEFLATED,
    **more: bytes,
) -> bytes:
    """Return the archive with ``change`` made to each member, and ``more`` members."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(output, "w", packing) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return output.getvalue()


def same(name: str, content: bytes) -> bytes:
    return content


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives_that_unpack_to_far_more_than_they_are(suffix: str) -> None:
    bomb = repacked(ARCHIVES[suffix], same, **{"Pictures/big.png": bytes(50 << 20)})
    assert "unpacks to far more" in refused(bomb, f"bomb{suffix}")


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives_that_lie_about_sizes(suffix: str) -> None:
    data = bytearray(ARCHIVES[suffix])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(MEMBERS[suffix]).file_size
    entry = data.rindex(MEMBERS[suffix].encode()) - 46
    data[entry + 24 : entry + 28] = (size // 2).to_bytes(4, "little")
    assert "is damaged" in refused(bytes(data), f"lie{suffix}")
    data[entry + 24 : entry + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    assert "unpacks to" in refused(bytes(data), f"lie{suffix}")


@pytest.mark.parametrize("suffix", ARCHIVES)
@pytest.mark.parametrize("path", ["../evil", "/etc/evil", "a/../../evil", "..\\evil"])
def test_archives_with_paths_that_lead_out(suffix: str, path: str) -> None:
    line = refused(repacked(ARCHIVES[suffix], same, **{path: b"x"}), f"evil{suffix}")
    assert "a path that leads out of it" in line


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives_with_too_many_members_or_two_of_one_name(suffix: str) -> None:
    many = {f"f{number}": b"" for number in range(10_001)}
    assert "more than 10000 files" in refused(
        repacked(ARCHIVES[suffix], same, **many), f"many{suffix}", within=10
    )
    with pytest.warns(UserWarning, match="Duplicate"):
        twins = repacked(ARCHIVES[suffix], same, **{MEMBERS[suffix]: b"<a/>"})
    assert "two files of one name" in refused(twins, f"twins{suffix}")


@pytest.mark.parametrize("suffix", ARCHIVES)
@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_archives_that_are_damaged_in_another_packing(suffix: str, packing: int) -> None:
    data = repacked(ARCHIVES[suffix], same, packing=packing)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(MEMBERS[suffix])
    damaged = bytearray(data)
    begins = info.header_offset + 30 + len(info.filename)
    for place in range(begins + 12, begins + info.compress_size, 7):
        damaged[place] ^= 0xFF
    assert "is damaged" in refused(bytes(damaged), f"damaged{suffix}")


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives_with_a_password(suffix: str) -> None:
    data = bytearray(ARCHIVES[suffix])
    entry = data.rindex(MEMBERS[suffix].encode()) - 46
    data[entry + 8] |= 1
    assert "password" in refused(bytes(data), f"locked{suffix}")


@pytest.mark.parametrize("suffix", XML)
@pytest.mark.parametrize("bomb", [LAUGHS, OUTSIDE])
def test_entities(suffix: str, bomb: str) -> None:
    data = bomb.encode()
    if suffix in ARCHIVES:
        data = repacked(
            ARCHIVES[suffix],
            lambda name, content: bomb.encode() if name == MEMBERS[suffix] else content,
        )
    line = refused(data, f"bomb{suffix}")
    assert "entities" in line or "not well-formed" in line
    assert "root:" not in line


@pytest.mark.parametrize(
    "deep",
    [
        b"<a>" * 100_000,
        b"<a>" * 5_000 + b"</a>" * 5_000,
        b'<xliff version="1.2"><file source-language="fr"><body><trans-unit><source>'
        + b"<g>" * 5_000
        + b"a"
        + b"</g>" * 5_000
        + b"</source></trans-unit></body></file></xliff>",
    ],
    ids=["unclosed", "closed", "inline"],
)
def test_depths(deep: bytes) -> None:
    refused(deep, "deep.xlf")
    refused(repacked(odt(), lambda n, c: deep if n == "content.xml" else c), "deep.odt")


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


def rearranged(data: bytes, chance: random.Random) -> bytes:
    """Return well-formed XML whose elements are copied, moved, renamed and taken out."""
    root = etree.fromstring(data, etree.XMLParser(recover=True))
    for _ in range(chance.randint(1, 4)):
        elements = list(root.iter("*"))
        one, other = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(4)
        parent = one.getparent()
        if kind == 0 and parent is not None:
            parent.remove(one)
        elif kind == 1 and len(elements) < 1000:
            other.append(copy.deepcopy(one))
        elif kind == 2 and parent is not None and other not in one.iter():
            other.append(one)
        elif kind == 3:
            one.tag = other.tag
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


@pytest.mark.long
@pytest.mark.parametrize("suffix", XML)
def test_rearranged_xml_is_written_well_formed(suffix: str) -> None:
    """Whatever is read can be written with other texts, and read again."""
    chance = random.Random(suffix)
    for _ in range(trials(200 if suffix == ".docx" else 600)):
        data = XML[suffix]
        if suffix in ARCHIVES:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = [n for n in archive.namelist() if n.endswith(("ml", ".opf"))]
            chosen = chance.choice(names)
            data = repacked(
                data,
                lambda name, content, chosen=chosen: (  # type: ignore[misc]
                    rearranged(content, chance) if name == chosen else content
                ),
            )
        else:
            data = rearranged(data, chance)
        try:
            document = read_document(data, f"odd{suffix}")
        except WorkbenchError as error:
            assert "\n" not in str(error)
            continue
        assert document.render({block.id: block.text for block in document.blocks}) == data
        texts = {block.id: "Autre <1>chose</1>." for block in document.blocks}
        read_document(document.render(texts), f"again{suffix}")


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
