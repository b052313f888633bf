"""Subtitles read into blocks, and spliced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents import BlockKind, Document, read_document, subtitles
from workbench.errors import WorkbenchError

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
    assert [block.text for block in again.blocks] == [f"{b.text} x" for b in document.blocks]


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
