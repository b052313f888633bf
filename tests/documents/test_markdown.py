"""Markdown read into blocks, and written back."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.documents import Block, BlockKind, Document, read_document
from workbench.text.inline import nested

K = BlockKind


def read(text: str) -> Document:
    return read_document(text.encode(), "article.md")


def shape(text: str) -> list[tuple[BlockKind, int, str, str]]:
    return [(block.kind, block.level, block.label, block.text) for block in read(text).blocks]


def as_html(block: Block) -> str:
    return "".join(
        piece if isinstance(piece, str) else block.markup[piece.number][0 if piece.opens else 1]
        for piece in nested(block.text, block.markup)
    )


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# Un #\n\nDeux\n===\n", [(K.HEADING, 1, "", "Un"), (K.HEADING, 1, "", "Deux")]),
        ("un\ndeux\n", [(K.PARAGRAPH, 0, "", "un deux")]),
        (
            "> un\ndeux\n>> trois",
            [(K.QUOTATION, 1, "", "un deux"), (K.QUOTATION, 2, "", "trois")],
        ),
        (
            "- un\n  1. deux\n- trois\n\n  quatre\n",
            [
                (K.LIST_ITEM, 1, "-", "un"),
                (K.LIST_ITEM, 2, "1.", "deux"),
                (K.LIST_ITEM, 1, "-", "trois"),
                (K.PARAGRAPH, 0, "", "quatre"),
            ],
        ),
        (
            "| a | b \\| c |\n|---|---|\n| `d` | e |\n",
            [
                (K.TABLE_CELL, 0, "1.1", "a"),
                (K.TABLE_CELL, 0, "1.2", "b | c"),
                (K.TABLE_CELL, 0, "2.1", "<1/>"),
                (K.TABLE_CELL, 0, "2.2", "e"),
            ],
        ),
        (
            "Un[^a].\n\n[^a]: Note\n    suite.\n\n    Autre.\n",
            [
                (K.PARAGRAPH, 0, "", "Un<1/>."),
                (K.FOOTNOTE, 0, "a", "Note suite."),
                (K.FOOTNOTE, 0, "a", "Autre."),
            ],
        ),
        ("Un^[note *b*].\n", [(K.PARAGRAPH, 0, "", "Un<1>note <2>b</2></1>.")]),
        (
            "```sh\nls  -l\n```\n\n    indented\n\n* * *\nfin\n",
            [
                (K.CODE, 0, "sh", "ls  -l"),
                (K.CODE, 0, "", "indented"),
                (K.RULE, 0, "", "***"),
                (K.PARAGRAPH, 0, "", "fin"),
            ],
        ),
        ("https://example.org/a?b\n", [(K.ADDRESS, 0, "", "https://example.org/a?b")]),
        ("22 juin 2025\n\nFin.", [(K.DATE, 0, "", "22 juin 2025"), (K.PARAGRAPH, 0, "", "Fin.")]),
        (
            "![Une carte](carte.png)\n",
            [(K.PARAGRAPH, 0, "", "<1/>"), (K.ALTERNATIVE_TEXT, 0, "", "Une carte")],
        ),
        ("Écrire <1> ou **gras**.\n", [(K.PARAGRAPH, 0, "", "Écrire <1> ou <2>gras</2>.")]),
        ("un  \ndeux\\\ntrois\n", [(K.PARAGRAPH, 0, "", "un<1/> deux<2/> trois")]),
        (
            "<figure>\n<img src=a alt='Une carte'>\n<figcaption>un <b>*deux*</b>\n</figure>\n\n"
            "<!-- non -->\n\n<details>\n<summary>Plus</summary>\n\nTrois.\n\n</details>\n",
            [
                (K.PARAGRAPH, 0, "", "<1/>"),
                (K.ALTERNATIVE_TEXT, 0, "", "Une carte"),
                (K.CAPTION, 0, "", "un <1>*deux*</1>"),
                (K.PARAGRAPH, 0, "", "Plus"),
                (K.PARAGRAPH, 0, "", "Trois."),
            ],
        ),
        ("> <p>un</p>\n\ndeux", [(K.PARAGRAPH, 0, "", "deux")]),
        (
            "[l](http://a) <https://b.org> <b>c</b> d<br>\ne\u0301 \\* &amp;",
            [(K.PARAGRAPH, 0, "", "<1>l</1> <2/> <3>c</3> d<4/> é * &")],
        ),
    ],
)
def test_blocks(text: str, blocks: list[tuple[BlockKind, int, str, str]]) -> None:
    assert shape(text) == blocks


def test_tags_stand_for_html() -> None:
    (block,) = read('A [b](http://c "d") `e<f` *g* ![](h.png) <i class="x">j</i>').blocks
    assert block.markup == {
        1: ('<a href="http://c" title="d">', "</a>"),
        2: ("<code>e&lt;f</code>", ""),
        3: ("<em>", "</em>"),
        4: ('<img src="h.png" alt="">', ""),
        5: ('<i class="x">', "</i>"),
    }


@pytest.mark.parametrize(
    ("text", "metadata", "translated"),
    [
        (
            '---\ntitle: "L\'été" \nauthors: [Ana, Bo]\ndate: 2025-06-22\nlang: fr\n---\nUn.\n',
            {"title": "L'été", "author": "Ana, Bo", "date": "2025-06-22", "language": "fr"},
            ["L'été"],
        ),
        (
            '+++\ntitle = "Un"\ndescription = "Deux"\n+++\nTrois.\n',
            {"title": "Un"},
            ["Un", "Deux"],
        ),
        ("---\ntitle: >\n  long\n  title\n---\nUn.\n", {"title": "long title\n"}, []),
        # Two rules are no front matter.
        ("---\nUn.\n\n---\nDeux.\n", {}, []),
    ],
)
def test_front_matter(text: str, metadata: dict[str, str], translated: list[str]) -> None:
    document = read(text)
    assert document.metadata == metadata
    assert [b.text for b in document.blocks if b.kind is K.METADATA] == translated
    assert document.render({}) == text.encode()


def test_front_matter_is_written_quoted() -> None:
    document = read("---\ntitle: Un deux # trois\ntitre: x\n---\nA.\n")
    assert [block.kind for block in document.blocks] == [K.PARAGRAPH]
    document = read("---\ntitle: Un deux\n---\nA.\n")
    assert document.render({"b0001": 'One: "two"'}) == b'---\ntitle: "One: \\"two\\""\n---\nA.\n'


def test_faulty_front_matter_is_said_and_left_alone() -> None:
    document = read("---\ntitle: [\n---\nUn.\n")
    assert "front matter" in document.remarks[0]
    assert [block.text for block in document.blocks] == ["Un."]


@pytest.mark.parametrize(
    ("source", "texts", "written"),
    [
        ("## Un ##\n", {"b0001": "One"}, "## One ##\n"),
        ("> un\n> deux\n\n- trois\n", {"b0001": "one two"}, "> one two\n\n- trois\n"),
        ("> un\\\n> deux\n", {"b0001": "one<1/> two"}, "> one\\\n> two\n"),
        ("un **deux**\n", {"b0001": "<1>two</1> one"}, "**two** one\n"),
        ("un **deux**\n", {"b0001": "one<1> two </1>three"}, "one **two** three\n"),
        ("un **deux**\n", {"b0001": "o<1>«n»</1>e"}, "o<strong>«n»</strong>e\n"),
        ("un\n", {"b0001": "1. one *two* [x]"}, "1\\. one \\*two\\* [x]\n"),
        ("un\n", {"b0001": "# one"}, "\\# one\n"),
        ("un snake_case\n", {"b0001": "a snake_case & co"}, "a snake_case & co\n"),
        ("| un | deux |\n|-|-|\n", {"b0002": "a|b"}, "| un | a\\|b |\n|-|-|\n"),
        ("![a](b.png)\n", {"b0002": "c]d"}, "![c\\]d](b.png)\n"),
        (
            "Un ![a](b.png).\n",
            {"b0001": "<1/> one.", "b0002": "A"},
            "![A](b.png) one.\n",
        ),
        ("Un ![a](b.png).\n", {"b0002": "A"}, "Un ![A](b.png).\n"),
        ("Un[^1].\n\n[^1]: Deux\n", {"b0001": "<1/> One."}, "[^1] One.\n\n[^1]: Deux\n"),
        ("Un^[deux].\n", {"b0001": "One <1>two</1>."}, "One ^[two].\n"),
        ("Un[^1].\n\n[^1]: Deux\r\n", {"b0002": "Two"}, "Un[^1].\n\n[^1]: Two\r\n"),
        (
            "[a][r] b\n\n[r]: http://x\n",
            {"b0001": "B <1>A</1>"},
            "B [A](http://x)\n\n[r]: http://x\n",
        ),
    ],
)
def test_changed_blocks_are_spliced_in(source: str, texts: dict[str, str], written: str) -> None:
    assert read(source).render(texts).decode() == written


_BLOCKS = [
    "# Un titre *vif*",
    "Deux",
    "===",
    "> cité",
    "> - puce",
    ">",
    "- puce",
    "1. un",
    "12) douze",
]
_INDENTED = ["  suite", "    encore", "\tx", "\u00a0y\u00a0", "\x0c", "", "", "#"]
_FENCES = ["```", "~~~", "***", "---", "+++", "<div>", "</div>", "title: a"]
_TABLE = ["| a | b |", "|---|---|", "| c | `|` |"]
_NOTES = ["[^1]: note", "voir[^1] et ^[là]", "[r]: /x", "[x][r]"]
_WORDS = ["un **gras** [l](http://a.b)", "fin  ", "fin\\", "<b>a</b>", "![alt](i.png)", "`code`"]
_ODD = ["e\u0301", "<https://a.org>", "&nbsp;&lt;1&gt;", "<1>", "***a** b*"]
_LINES = st.sampled_from([*_BLOCKS, *_INDENTED, *_FENCES, *_TABLE, *_NOTES, *_WORDS, *_ODD])
_DOCUMENTS = st.builds(
    lambda lines, end, mark: mark + end.join(lines).encode(),
    st.lists(_LINES, max_size=14),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
)


@given(_DOCUMENTS)
@example(b"---\ntitle: a\n---\n- un\n\n  deux\n")
def test_what_did_not_change_is_written_byte_for_byte(data: bytes) -> None:
    document = parse(data)
    assert document.render({}) == data
    assert document.render({block.id: block.text for block in document.blocks}) == data


@given(_DOCUMENTS, st.data())
def test_a_changed_block_changes_alone(data: bytes, draws: st.DataObject) -> None:
    document = parse(data)
    blocks = [
        block for block in document.blocks if block.kind in (K.PARAGRAPH, K.LIST_ITEM, K.QUOTATION)
    ]
    if not blocks:
        return
    chosen = draws.draw(st.sampled_from(blocks))
    again = parse(document.render({chosen.id: "Tout autre chose."}))
    expected = [
        "Tout autre chose." if block.id == chosen.id else as_html(block)
        for block in document.blocks
        # Alternative texts go with the image that the new text does not have.
        if block.kind is not K.ALTERNATIVE_TEXT
    ]
    assert [as_html(b) for b in again.blocks if b.kind is not K.ALTERNATIVE_TEXT] == expected


_SIGNS = list("#->*_`[]()<>!&|\\=:«»~ ")
_STARTS = ["1.", "12)", "---", "+++", "~~", "^[", "amp;", "<b>"]
_TAGS = ["<1>", "</1>", "<2/>", "<3>", "</3>"]
_TEXTS = st.lists(
    st.sampled_from([*_SIGNS, *_STARTS, *_TAGS, "a", "é", "b:", "x_y", " "]), max_size=12
).map(lambda pieces: " ".join("".join(pieces).split()))


@given(
    _TEXTS,
    st.sampled_from(
        ["**a** `b` [c](d)", "> **a** `b` [c](d)", "# **a** `b` [c](d)", "- **a** `b` [c](d)"]
    ),
)
def test_any_text_survives_being_written(text: str, source: str) -> None:
    document = parse(source.encode())
    (block,) = document.blocks
    again = parse(document.render({block.id: text}))
    wanted = as_html(Block(block.id, block.kind, text, 1, markup=block.markup))
    got = "".join(as_html(found) for found in again.blocks)
    assert "".join(got.split()) == "".join(wanted.split())


def parse(data: bytes) -> Document:
    from workbench.documents import markdown

    return markdown.read(data, "article.md")


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["[", "^[", "*a ", "`", "> ", "![", "|", "- ", "  - a\n", "[^1]", "&", "---\na: b\n"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    parse((unit * 30_000)[:30_000].encode()).render({"b0001": "x"})
    assert time.process_time() - started < 15


def test_two_rules_before_signs_are_no_front_matter() -> None:
    document = parse(b"---\n---\n===")
    assert [block.kind for block in document.blocks] == [K.RULE, K.RULE, K.PARAGRAPH]
