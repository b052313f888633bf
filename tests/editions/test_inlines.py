from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.editions.inlines import Element, ElementKind, plain, resolve, safe_address
from workbench.text.inline import without_tags

EM = {1: ("<em>", "</em>"), 2: ("<strong>", "</strong>"), 3: ("<br/>", "")}


def test_tags_become_elements_inside_one_another() -> None:
    assert resolve("a <1>b <2>c</2></1> d", EM) == (
        "a ",
        Element(ElementKind.EMPHASIS, ("b ", Element(ElementKind.STRONG, ("c",)))),
        " d",
    )


def test_one_tag_may_open_several_elements() -> None:
    inlines = resolve("<1>x</1>", {1: ('<a href="https://a.org/"><i>', "</i></a>")})
    assert inlines == (
        Element(
            ElementKind.LINK, (Element(ElementKind.EMPHASIS, ("x",)),), address="https://a.org/"
        ),
    )


def test_a_bare_address_has_its_words_in_the_markup() -> None:
    markup = {1: ('<a href="mailto:a@b.org">a@b.org</a>', "")}
    assert resolve("To <1/>.", markup) == (
        "To ",
        Element(ElementKind.LINK, ("a@b.org",), address="mailto:a@b.org"),
        ".",
    )


def test_what_the_text_spells_itself_stays() -> None:
    assert resolve("<7> is not <1>ours</1>", EM)[0] == "<7> is not "


@pytest.mark.parametrize(
    "text", ["a <1>b", "a</1> b", "<1>a <2>b</1> c</2>", "<2>a</1>", "<1><1>a</1>"]
)
def test_halves_without_their_other_half_lose_no_word(text: str) -> None:
    assert plain(resolve(text, EM)) == without_tags(text)


@given(st.text("ab <>/123", max_size=40))
def test_no_word_is_ever_lost(text: str) -> None:
    known = dict.fromkeys(range(1, 10000), ("<em>", "</em>"))
    assert plain(resolve(text, known)) == without_tags(text)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<script>", "x"),
        ('<a href="javascript:alert(1)">', "x"),
        ('<a href=" JaVaScRiPt:alert(1)">', "x"),
        ('<a href="data:text/html,x">', "x"),
        ('<a href="//[">', "x"),
        ('<iframe src="https://a.org/">', "x"),
        ("<style>a{}</style><script>alert(1)</script>", "x"),
        ("", "x"),
    ],
)
def test_markup_that_is_not_known_is_left_out(markup: str, expected: str) -> None:
    assert resolve("<1>x</1>", {1: (markup, "")}) == (expected,)


@pytest.mark.parametrize(
    ("address", "base", "whole"),
    [
        ("https://a.org/é?q=<y>", "", "https://a.org/%C3%A9?q=%3Cy%3E"),
        ("https://a.org/%20b", "", "https://a.org/%20b"),
        ("/b", "https://a.org/x/y", "https://a.org/b"),
        ("b", "", ""),
        ("mailto:a@b.org", "", "mailto:a@b.org"),
        ("https:///b", "", ""),
        ("https://a.org/\x07", "", ""),
        ("file:///etc/passwd", "https://a.org/", ""),
    ],
)
def test_only_safe_addresses_are_followed(address: str, base: str, whole: str) -> None:
    assert safe_address(address, base) == whole


def test_markup_may_hold_text_of_its_own() -> None:
    inlines = resolve("a <1/> b", {1: ("<code>x < y</code>", "")})
    assert inlines == ("a ", Element(ElementKind.CODE, ("x < y",)), " b")


def test_an_image_keeps_its_description() -> None:
    (image,) = resolve("<1/>", {1: ('<img src="a.png" alt="Une &lt;carte&gt;">', "")})
    assert image == Element(ElementKind.IMAGE, description="Une <carte>")


def test_white_space_around_a_line_break_shows_nowhere() -> None:
    line_break = Element(ElementKind.BREAK)
    assert resolve("rangs, <3/>\n Le train<3/> <3/>", EM) == (
        "rangs,",
        line_break,
        "Le train",
        line_break,
        line_break,
    )
