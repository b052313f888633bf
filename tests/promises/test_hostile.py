"""Files made to harm: bombs, escapes and depths, each refused in one line and in no time."""

from __future__ import annotations

import copy
import io
import random
import unicodedata
import zipfile

import pytest
from lxml import etree

from tests.archives import repacked, same
from tests.documents.refusals import refused
from tests.promises.samples import ARCHIVES, SAMPLES, XML
from tests.trials import trials
from workbench.documents import read_document
from workbench.system.errors import WorkbenchError

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b0 "ha">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    + "]><a>&b11;</a>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives_that_unpack_to_far_more_than_they_are(suffix: str) -> None:
    bomb = repacked(SAMPLES[suffix].data, same, **{"Pictures/big.png": bytes(50 << 20)})
    assert "unpacks to far more" in refused(bomb, f"bomb{suffix}")


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives_that_lie_about_sizes(suffix: str) -> None:
    data = bytearray(SAMPLES[suffix].data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(SAMPLES[suffix].first).file_size
    entry = data.rindex(SAMPLES[suffix].first.encode()) - 46
    data[entry + 24 : entry + 28] = (size // 2).to_bytes(4, "little")
    assert "is damaged" in refused(bytes(data), f"lie{suffix}")
    data[entry + 24 : entry + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    assert "unpacks to" in refused(bytes(data), f"lie{suffix}")


@pytest.mark.parametrize("suffix", ARCHIVES)
@pytest.mark.parametrize("path", ["../evil", "/etc/evil", "a/../../evil", "..\\evil"])
def test_archives_with_paths_that_lead_out(suffix: str, path: str) -> None:
    line = refused(repacked(SAMPLES[suffix].data, same, **{path: b"x"}), f"evil{suffix}")
    assert "a path that leads out of it" in line


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives_with_too_many_members_or_two_of_one_name(suffix: str) -> None:
    many = {f"f{number}": b"" for number in range(10_001)}
    assert "more than 10000 files" in refused(
        repacked(SAMPLES[suffix].data, same, **many), f"many{suffix}", within=10
    )
    with pytest.warns(UserWarning, match="Duplicate"):
        twins = repacked(SAMPLES[suffix].data, same, **{SAMPLES[suffix].first: b"<a/>"})
    assert "two files of one name" in refused(twins, f"twins{suffix}")


@pytest.mark.parametrize("suffix", ARCHIVES)
@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_archives_that_are_damaged_in_another_packing(suffix: str, packing: int) -> None:
    data = repacked(SAMPLES[suffix].data, same, packing=packing)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(SAMPLES[suffix].first)
    damaged = bytearray(data)
    begins = info.header_offset + 30 + len(info.filename)
    for place in range(begins + 12, begins + info.compress_size, 7):
        damaged[place] ^= 0xFF
    assert "is damaged" in refused(bytes(damaged), f"damaged{suffix}")


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives_with_a_password(suffix: str) -> None:
    data = bytearray(SAMPLES[suffix].data)
    entry = data.rindex(SAMPLES[suffix].first.encode()) - 46
    data[entry + 8] |= 1
    assert "password" in refused(bytes(data), f"locked{suffix}")


@pytest.mark.parametrize("suffix", XML)
@pytest.mark.parametrize("bomb", [LAUGHS, OUTSIDE])
def test_entities(suffix: str, bomb: str) -> None:
    data = bomb.encode()
    if suffix in ARCHIVES:
        data = repacked(
            SAMPLES[suffix].data,
            lambda name, content: bomb.encode() if name == SAMPLES[suffix].first else content,
        )
    line = refused(data, f"bomb{suffix}")
    assert "entities" in line or "not well-formed" in line
    assert "root:" not in line


@pytest.mark.parametrize("suffix", XML)
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
def test_depths(suffix: str, deep: bytes) -> None:
    sample = SAMPLES[suffix]
    if suffix in ARCHIVES:
        deep = repacked(sample.data, lambda name, data: deep if name == sample.first else data)
    refused(deep, f"deep{suffix}")


#: One of each kind: those that XML lets stand and those that it does not.
CONTROLS = "\x00\x07\x1b\x7f\x85\u2028\ufffe\u200b\u202e"


@pytest.mark.parametrize("suffix", SAMPLES)
@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_control_characters_reach_no_block(suffix: str, control: str) -> None:
    sample = SAMPLES[suffix]
    word = max((word for text in sample.texts for word in text.split() if word.isalpha()), key=len)
    odd = (word[:2] + control + word[2:]).encode()

    def changed(name: str, data: bytes) -> bytes:
        return data.replace(word.encode(), odd)

    data = repacked(sample.data, changed) if suffix in ARCHIVES else changed("", sample.data)
    assert data != sample.data
    try:
        document = read_document(data, f"odd{suffix}")
    except WorkbenchError as error:
        assert "\n" not in str(error)
        return
    texts = {block.id: block.text for block in document.blocks}
    assert document.render(texts) == data
    letters = set().union(*texts.values())
    assert not {c for c in letters if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cn")}


@pytest.mark.parametrize("suffix", SAMPLES)
@pytest.mark.parametrize("control", CONTROLS[1:], ids=ascii)  # no catalog can hold NUL
def test_a_control_character_in_a_translation_breaks_no_file(suffix: str, control: str) -> None:
    document = read_document(SAMPLES[suffix].data, f"sample{suffix}")
    for block in document.blocks:
        if block.translatable:
            made = document.render({block.id: f"{block.text} Au{control}tre"})
            assert len(read_document(made, f"again{suffix}").blocks) == len(document.blocks)


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
        data = SAMPLES[suffix].data
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
