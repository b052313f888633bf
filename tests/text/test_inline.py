"""Numbered tags, nested well whatever a translation does to them."""

from __future__ import annotations

import pytest

from workbench.text.inline import first_free_number, nested, tags, without_tags

MARKUP = {1: ("<b>", "</b>"), 2: ("<i>", "</i>"), 3: ("<br>", "")}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a <1>b</1> c", "a <b>b</b> c"),
        ("<1>a<2>b</1>c</2>", "<b>a<i>b</i></b><i>c</i>"),
        ("<1>a", "a"),
        ("a</1>", "a"),
        ("<3/>a<3>b</3>", "<br>a<br>b"),
        ("<1/>a", "<b></b>a"),
        ("<4>a</4>", "<4>a</4>"),
        ("<1>a</1> <1>b</1>", "<b>a</b> <b>b</b>"),
        ("", ""),
    ],
)
def test_nesting(text: str, html: str) -> None:
    pieces = [
        piece if isinstance(piece, str) else MARKUP[piece.number][0 if piece.opens else 1]
        for piece in nested(text, MARKUP)
    ]
    assert "".join(pieces) == html


def test_tags_of_a_text() -> None:
    found = [(tag.number, tag.opens, tag.closes) for tag in tags("<1>a</1><2/></3/><0>")]
    assert found == [(1, True, False), (1, False, True), (2, True, True)]
    assert without_tags("<1>a</1> b<2/>") == "a b"
    assert first_free_number("a <7> b") == 8
    assert first_free_number("a") == 1
