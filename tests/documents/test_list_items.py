"""A list item keeps all that stands in it, as far as the source's structure says it."""

from __future__ import annotations

import pytest

from tests.documents.test_docx import bare, words
from tests.documents.test_odt import made
from workbench.documents import BlockKind, read_document

K = BlockKind

MARKDOWN = """- un

  > cité

      code

  suite
  - deux

    > > profond

  encore

dehors

> > a
> - b
>
>   c
>
>   > d
"""
HTML = """<ul><li>un<blockquote><p>cité</p></blockquote><pre>code</pre><p>suite</p>
<ul><li>deux<blockquote><blockquote>profond</blockquote></blockquote></li></ul>encore</li></ul>
<p>dehors</p>
<blockquote><blockquote>a</blockquote>
<ul><li>b<p>c</p><blockquote>d</blockquote></li></ul></blockquote>"""


def numbered(text: str, number: int, level: int = 0, style: str = "") -> str:
    """Return a paragraph of DOCX in list ``number``: 1 has bullets, 2 has no markers."""
    return (
        f'<w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr>{words(text)}'
    )


def docx() -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = "".join(
        f'<w:style w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
        for style, name in (("q", "Quote"), ("c", "Source Code"), ("h", "heading 1"))
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/></w:lvl>'
            for level in range(2)
        )
        + "</w:abstractNum>"
        for number, sign in ((1, "•"), (2, " "))
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (1, 2)
    )
    paragraphs = [
        numbered("un", 1),
        numbered("cité", 2, style="q"),
        numbered("code", 2, style="c"),
        numbered("suite", 2),
        numbered("deux", 1, 1),
        numbered("profond", 2, 1, style="q"),
        numbered("encore", 2),
        words("dehors"),
        numbered("Titre", 2, style="h"),
    ]
    return bare(
        "</w:p><w:p>".join(paragraphs),
        **{
            "word/styles.xml": f"<w:styles {names}>{styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {names}>{lists}{numbers}</w:numbering>",
        },
    )


ODT = """<text:list><text:list-item><text:p>un</text:p>
<text:p text:style-name="Quotations">cité</text:p>
<text:p text:style-name="Preformatted_20_Text">code</text:p><text:p>suite</text:p>
<text:list><text:list-item><text:p>deux</text:p>
<text:p text:style-name="Quotations">profond</text:p></text:list-item></text:list>
<text:p>encore</text:p></text:list-item></text:list><text:p>dehors</text:p>
<text:list><text:list-item><text:p text:style-name="Title">Titre</text:p></text:list-item>
</text:list>
"""


def article(depth: int) -> list[tuple[BlockKind, int, int, str]]:
    """Return kind, level, depth and text of what all formats say; one quotes twice at once."""
    return [
        (K.LIST_ITEM, 1, 0, "un"),
        (K.QUOTATION, 1, 1, "cité"),
        (K.CODE, 0, 1, "code"),
        (K.PARAGRAPH, 0, 1, "suite"),
        (K.LIST_ITEM, 2, 0, "deux"),
        (K.QUOTATION, depth, 2, "profond"),
        (K.PARAGRAPH, 0, 1, "encore"),
        (K.PARAGRAPH, 0, 0, "dehors"),
    ]


QUOTED = [
    (K.QUOTATION, 2, 0, "a"),
    (K.LIST_ITEM, 1, 0, "b"),
    (K.PARAGRAPH, 0, 1, "c"),
    (K.QUOTATION, 1, 1, "d"),
]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.md", MARKDOWN.encode(), article(2) + QUOTED),
        ("a.html", HTML.encode(), article(2) + QUOTED),
        ("a.docx", docx(), [*article(1), (K.HEADING, 1, 0, "Titre")]),
        ("a.odt", made(ODT), [*article(1), (K.HEADING, 1, 0, "Titre")]),
    ],
)
def test_blocks_of_an_item_stay_in_it(
    name: str, data: bytes, expected: list[tuple[BlockKind, int, int, str]]
) -> None:
    """And so they do in the translation, which is written in the same format."""

    def told(data: bytes) -> list[tuple[BlockKind, int, int, str]]:
        return [
            (block.kind, block.level, block.within, block.text)
            for block in read_document(data, name).blocks
            if block.kind is not K.METADATA
        ]

    assert told(data) == expected
    document = read_document(data, name)
    same = {block.id: block.text for block in document.blocks}
    assert document.render(same) == data
    translated = document.render({block.id: f"{block.text}!" for block in document.blocks})
    assert told(translated) == [
        (kind, level, within, text if kind is K.CODE and name in ("a.md", "a.html") else f"{text}!")
        for kind, level, within, text in expected
    ]
