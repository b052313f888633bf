"""Bytes told apart, and written again as they were."""

from __future__ import annotations

import pytest

from workbench.documents import read_document
from workbench.documents.encoding import decode
from workbench.system.errors import WorkbenchError

TEXT = "L'été dernier, les soldats ont été évacués : « c’est la fin », dit-il, ça va."


@pytest.mark.parametrize(
    ("codec", "remark"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
    ],
)
def test_encodings_are_told_and_kept(codec: str, remark: str | None) -> None:
    data = TEXT.encode(codec)
    text, encoding, remarks = decode(data, "a.txt")
    assert text == TEXT
    assert encoding.encode(text) == data
    assert [remark in said for said in remarks] == ([True] if remark else [])


def test_latin_1_is_told_too() -> None:
    assert decode("Déjà vu à Nîmes.".encode("latin-1"), "a.txt")[0] == "Déjà vu à Nîmes."


def test_a_character_that_the_encoding_lacks_makes_it_utf_8() -> None:
    _, encoding, _ = decode(TEXT.encode("cp1252"), "a.txt")
    assert encoding.encode("→ é") == "→ é".encode()


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"\x00\x01\x02", "binary data"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04x", "a ZIP archive"),
        (b"{\\rtf1 x}", "an RTF file"),
        (bytes(range(1, 32)) * 10, "binary data"),
        ("été\nété ".encode() + b"\xe9 \xc3", r"a\.txt:2: the file is damaged"),
        (b"\xff\xfea", "damaged"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, complaint: str) -> None:
    with pytest.raises(WorkbenchError, match=complaint):
        decode(data, "a.txt")


def test_unknown_and_empty_files_are_refused() -> None:
    with pytest.raises(WorkbenchError, match="cannot read files that end"):
        read_document(b"a", "a.xyz")
    with pytest.raises(WorkbenchError, match="holds no text"):
        read_document(b" \n", "a.txt")
