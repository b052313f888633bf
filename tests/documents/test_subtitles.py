"""Subtitles read into blocks, and spliced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents import BlockKind, Document, read_document, subtitle_cues, subtitles
from workbench.system.errors import WorkbenchError
from workbench.text.inline import without_tags

SRT = """\
1\r
00:00:01,000 --> 00:00:02,500\r
Les <i>soldats</i>\r
rentrent.\r
\r
2\r
00:00:03,000 --> 00:00:04,000 X1:40\r
{\\an8}- Tu viens & quoi ?\r
- Non.\r
"""

VTT = """\
WEBVTT

NOTE un commentaire

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000 align:start
<v Ana>Bonjour &amp; <c.vif>merci</c>
"""


def parse(source: str, name: str = "film.srt") -> Document:
    return read_document(source.encode(), name)


def test_cues_of_srt() -> None:
    blocks = parse(SRT).blocks
    assert {block.kind for block in blocks} == {BlockKind.SUBTITLE}
    assert [(block.label, block.text, block.line) for block in blocks] == [
        ("00:00:01,000 --> 00:00:02,500", "Les <1>soldats</1> rentrent.", 3),
        ("00:00:03,000 --> 00:00:04,000", "<1/>- Tu viens & quoi ?", 8),
        ("00:00:03,000 --> 00:00:04,000", "- Non.", 9),
    ]


def test_cues_of_vtt() -> None:
    (block,) = parse(VTT, "film.vtt").blocks
    assert block.text == "<1/>Bonjour & <2>merci</2>"
    assert block.markup == {1: ("<v Ana>", ""), 2: ("<c.vif>", "</c>")}


def test_a_vtt_file_says_its_language() -> None:
    told = VTT.replace("WEBVTT\n", "WEBVTT\nKind: captions\nLanguage: fr\n", 1)
    assert read_document(told.encode(), "a.vtt").metadata["language"] == "fr"
    assert "language" not in read_document(VTT.encode(), "a.vtt").metadata


def test_changed_cues_are_folded() -> None:
    written = parse(SRT).render({
        "b0001": "The <1>soldiers</1> are going home, each to a village of their own."
    }).decode()  # fmt: skip
    assert written == SRT.replace(
        "Les <i>soldats</i>\r\nrentrent.",
        "The <i>soldiers</i> are going home, each\r\nto a village of their own.",
    )
    assert "Hello &lt;you" in parse(VTT, "a.vtt").render({"b0001": "Hello <you"}).decode()


_LINES = ["1", "", "00:00:01,000 --> 00:00:02,500", "00:01.000 --> 00:02.000 line:0", "Un <i>mot"]
_MORE = ["</i> & &amp;", "- Oui.", "<b>e\u0301</b>", "{\\an8}x", "NOTE", "WEBVTT", "<1>", "<v A>b"]


@given(
    st.lists(st.sampled_from([*_LINES, *_MORE]), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_what_did_not_change_is_written_byte_for_byte(
    content: list[str], end: str, vtt: bool
) -> None:
    first = ["WEBVTT", ""] if vtt else []
    data = end.join([*first, "00:00:01,000 --> 00:00:02,500", *content]).encode()
    document = subtitles.read(data, "film.vtt" if vtt else "film.srt")
    assert document.render({}) == data
    assert document.render({block.id: block.text for block in document.blocks}) == data
    again = subtitles.read(
        document.render({b.id: f"{b.text} x" for b in document.blocks}), "film.srt"
    )
    said = [" ".join(without_tags(b.text) for b in d.blocks).split() for d in (document, again)]
    assert [word for word in said[1] if word != "x"] == [w for w in said[0] if w != "x"]


@pytest.mark.parametrize(
    ("data", "name", "complaint"),
    [
        ("Un texte.", "a.srt", "no line of times"),
        ("Un texte.", "a.vtt", "no WebVTT"),
        ("00:00:01,000 --> 00:00:02,000\n\n", "a.srt", "no text"),
    ],
)
def test_what_is_no_subtitles_is_refused(data: str, name: str, complaint: str) -> None:
    with pytest.raises(WorkbenchError, match=complaint):
        parse(data, name)


SPANNING = """\
1
00:00:01,000 --> 00:00:02,500
Les <i>soldats qui ont
quitté le front</i>

2
00:00:02,600 --> 00:00:04,000
rentrent chez eux.

3
00:00:04,100 --> 00:00:05,000
Personne ne
"""


def test_a_sentence_that_goes_on_in_the_next_cue_is_one_block() -> None:
    document = parse(SPANNING)
    assert [(block.label, block.text) for block in document.blocks] == [
        (
            "00:00:01,000 --> 00:00:04,000",
            "Les <1>soldats qui ont quitté le front</1> rentrent chez eux.",
        ),
        ("00:00:04,100 --> 00:00:05,000", "Personne ne"),
    ]
    english = "The soldiers who left the front line, <1>are going</1> back home."
    written = document.render({"b0001": english}).decode()
    expected = SPANNING.replace(
        "Les <i>soldats qui ont\nquitté le front</i>", "The soldiers who left the front line,"
    )
    expected = expected.replace("rentrent chez eux.", "<i>are going</i> back home.")
    assert written == expected
    whole = document.render({"b0001": "<1>The soldiers who left are going home.</1>"}).decode()
    assert whole.count("<i>") == whole.count("</i>") == 2
    assert document.render({"b0001": "Home."}).decode().count("Home.") == 1


@pytest.mark.parametrize(
    ("first", "second", "start"),
    [
        ("Il part.", "et revient", "00:02.000"),
        ("Il part", "Elle reste", "00:02.000"),
        ("Il part", "- et elle reste", "00:02.000"),
        ("Il part", "et revient", "00:09.000"),
    ],
)
def test_what_is_no_one_sentence_stays_apart(first: str, second: str, start: str) -> None:
    source = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{first}\n\n{start} --> 00:10.000\n{second}\n"
    assert [block.text for block in parse(source, "a.vtt").blocks] == [first, second]


def test_a_transcript_without_punctuation_stays_as_it_is_cut() -> None:
    cues = (f"00:{n:02}.000 --> 00:{n + 1:02}.000\nmot {n}\n" for n in range(1, 9))
    assert len(parse("WEBVTT\n\n" + "\n".join(cues), "a.vtt").blocks) == 8


@given(
    st.lists(st.sampled_from(["mot", "deux,", "<1>", "</1>", "<2/>", "<3>", "é", " "])),
    st.lists(st.integers(1, 60), min_size=1, max_size=6),
)
def test_sharing_out_loses_no_word(words: list[str], shares: list[int]) -> None:
    text = " ".join("".join(words).split())
    pieces = subtitle_cues.shared_out(text, shares)
    assert len(pieces) == len(shares)
    assert without_tags(" ".join(pieces)).split() == without_tags(text).split()
    if len(without_tags(text).split()) >= len(shares) and "<2/>" not in text:
        assert all(without_tags(piece).strip() for piece in pieces)
