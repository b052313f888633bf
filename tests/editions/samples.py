"""An article with every kind of block, and what strangers may put in one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.articles import Metadata
from workbench.articles.segmenting import segments_of
from workbench.catalog import Catalog, Segment
from workbench.documents import Block, BlockKind, Document, read_document
from workbench.editions import Edition
from workbench.glossary import Glossary, Term
from workbench.text.segmentation import Splitter


class Blocks(Document):
    """A document that was never a file."""

    def render(self, texts: Mapping[str, str]) -> bytes:
        raise NotImplementedError


METADATA = Metadata(
    title="Nouvelles du front",
    source="source.txt",
    source_language="fr",
    target_language="en",
    author="Vincent <b>Présumey</b>",
    url="https://example.org/articles/front.html?a=1&b=2",
    date="2025-06-22",
    licence="CC BY-SA 4.0",
    credits=("Zoé (style)",),
)

_LONG = " ".join(
    f"Phrase numéro {n} d’un paragraphe qui n’en finit pas de finir." for n in range(55)
)

GLOSSARY = Glossary([Term(fr=("brigade",), en=("brigade",)), Term(fr=("drone",), en=("drone",))])

#: A list whose items hold more than their texts, in Markdown.
LIST = """- un

  > cité

  ```
  code
  ```

  suite

  - deux

    > profond

  | a | b |
  |---|---|
  | c | d |

- trois

dehors
"""

_EM = {1: ("<em>", "</em>")}

BLOCKS: list[tuple[BlockKind, str, Mapping[str, Any]]] = [
    (BlockKind.HEADING, "Nouvelles du front", {"level": 1}),
    (BlockKind.DATE, "22 juin 2025", {}),
    (
        BlockKind.PARAGRAPH,
        "La <1>63e brigade</1> tient. Elle attend la relève. Personne ne vient.",
        {"markup": _EM},
    ),
    (BlockKind.HEADING, "Ce que disent les soldats", {"level": 2}),
    (BlockKind.QUOTATION, "« Bien creusé, vieille taupe ! »", {"level": 1}),
    (BlockKind.QUOTATION, "“Well burrowed”, disait l’autre.", {"level": 2}),
    (BlockKind.VERSE, "Crosses en l’air", {}),
    (BlockKind.VERSE, "et rompons les rangs", {}),
    (BlockKind.LIST_ITEM, "Le pain", {"level": 1, "label": "-"}),
    (BlockKind.LIST_ITEM, "La paix", {"level": 2, "label": "-"}),
    (BlockKind.LIST_ITEM, "La terre", {"level": 1, "label": "-"}),
    (BlockKind.LIST_ITEM, "Premièrement", {"level": 1, "label": "1."}),
    (BlockKind.LIST_ITEM, "Deuxièmement", {"level": 1, "label": "2."}),
    (BlockKind.TABLE_CELL, "Unité", {"label": "1.1"}),
    (BlockKind.TABLE_CELL, "Effectif | total", {"label": "1.2"}),
    (BlockKind.TABLE_CELL, "Brigade", {"label": "2.1"}),
    (BlockKind.TABLE_CELL, "1 200", {"label": "2.2"}),
    (BlockKind.CODE, 'if a < b:\n    print("<script>")', {}),
    (BlockKind.RULE, "", {}),
    (BlockKind.PARAGRAPH, "<script>alert(1)</script> & <1> n’est pas une balise.", {}),
    (
        BlockKind.PARAGRAPH,
        "Voir <1>le site</1>, <2>le piège</2>, <3/> et <4>ici</4>.<5/>Fin<6/> <7/>",
        {
            "markup": {
                1: ('<a href="https://example.org/?q=%22&amp;x=<y>">', "</a>"),
                2: ('<a href="javascript:alert(1)" onclick="x()">', "</a>"),
                3: ('<img src="carte.png" alt="Une &lt;carte&gt;" onerror="x()">', ""),
                4: ('<a href="/autre"><strong style="x">', "</strong></a>"),
                5: ("<br>", ""),
                6: ("<sup>[1]</sup>", ""),
                7: ("<code>a | `b`</code>", ""),
            }
        },
    ),
    (BlockKind.ALTERNATIVE_TEXT, "Une <carte> du front", {}),
    (BlockKind.PARAGRAPH, "Il a dit שלום 😀, été.", {}),
    (BlockKind.CAPTION, "Une carte du front", {}),
    (BlockKind.PARAGRAPH, _LONG, {}),
    (BlockKind.ADDRESS, "https://example.org/groups/545567627304365", {}),
    (BlockKind.FOOTNOTE, "Selon l’agence.", {"label": "1"}),
]

TARGETS = {
    "b0001.1": "News from the Front",
    "b0003.1": "The <1>63rd Brigade</1> is holding.",
    "b0003.2": "It awaits relief.",
    "b0005.1": "“Well dug, old mole!”",
    "b0006.1": "“Well burrowed”, said the other.",
    "b0007.1": "Rifle butts in the air",
    "b0008.1": "and let us break ranks",
    "b0009.1": "Bread",
    "b0014.1": "Unit",
    "b0020.1": "<script>alert(1)</script> & <1> is no tag.",
    "b0021.1": "See <1>the site</1>, <2>the trap</2>, <3/> and <4>here</4>.<5/>End<6/> <7/>",
    "b0022.1": "A <map> of the front",
}


def document(
    blocks: list[tuple[BlockKind, str, Mapping[str, Any]]] = BLOCKS,
) -> Document:
    """Return a document that holds ``blocks``."""
    return Blocks(
        [
            Block(f"b{n:04}", kind, text, **{"line": n, **facts})
            for n, (kind, text, facts) in enumerate(blocks, 1)
        ]
    )


def catalog() -> Catalog:
    """Return a catalog with a draft, reviewed, translated and untranslated segments."""
    return Catalog(
        map(_translated, segments_of(document(), "fr", "source.txt", Splitter(None))),
        source_language="fr",
        target_language="en",
    )


def edition() -> Edition:
    """Return the edition of the two."""
    return Edition.build("front", METADATA, document(), catalog(), GLOSSARY)


def of_markdown(source: str, *, finished: bool = True) -> Edition:
    """Return the edition of an article in Markdown; its English is its French in capitals."""
    return of_document(read_document(source.encode(), "source.md"), finished=finished)


def of_document(article: Document, *, finished: bool = True) -> Edition:
    """Return the edition of ``article``; its English is its French in capitals."""
    drafts = [
        segment.edited(segment.source.upper(), "Ana")
        for segment in segments_of(article, "fr", "source.md", Splitter(None))
    ]
    segments = [draft.accepted("Ana") for draft in drafts] if finished else drafts
    translated = Catalog(segments, source_language="fr", target_language="en")
    return Edition.build("article", METADATA, article, translated)


def _translated(segment: Segment) -> Segment:
    target = TARGETS.get(segment.id, "")
    if segment.id == "b0003.2":
        return segment.drafted(target, "argos fr_en 1.9")
    if not target:
        return segment
    accepted = segment.edited(target, "Ana").accepted("Ana")
    return accepted.reviewed("Bo") if segment.id == "b0001.1" else accepted
