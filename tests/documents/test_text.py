"""Plain text read into the blocks that its author meant, and written back."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from workbench.documents import BlockKind, Document, read_document, text

K = BlockKind


def parse(source: str | bytes) -> Document:
    return text.read(source if isinstance(source, bytes) else source.encode(), "article.txt")


def shape(source: str) -> list[tuple[BlockKind, str, str]]:
    return [(block.kind, block.label, block.text) for block in parse(source).blocks]


LONG = "Une ligne qui est si longue que personne ne l'a coupée à la main " * 3


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        # Paragraphs are parted by empty lines; lines cut by hand are joined.
        (
            "Un texte coupé\nà la main, comme autrefois.\n\n\u00a0\nPuis un autre.",
            [
                (K.PARAGRAPH, "", "Un texte coupé à la main, comme autrefois."),
                (K.PARAGRAPH, "", "Puis un autre."),
            ],
        ),
        (f"{LONG}\n{LONG}", [(K.PARAGRAPH, "", LONG.strip())] * 2),
        # Headings: the title, lines that announce a paragraph, underlined ones.
        (
            "Le titre\n\nUne partie\n\nUn paragraphe.\n\nLa signature",
            [
                (K.HEADING, "", "Le titre"),
                (K.HEADING, "", "Une partie"),
                (K.PARAGRAPH, "", "Un paragraphe."),
                (K.PARAGRAPH, "", "La signature"),
            ],
        ),
        (
            "Titre\n=====\nUn.",
            [(K.HEADING, "", "Titre"), (K.RULE, "", "====="), (K.PARAGRAPH, "", "Un.")],
        ),
        ("Mots seuls", [(K.PARAGRAPH, "", "Mots seuls")]),
        # Lists.
        (
            "- un\n  suite\n- deux\n\n1. trois\n2) quatre",
            [
                (K.LIST_ITEM, "-", "un suite"),
                (K.LIST_ITEM, "-", "deux"),
                (K.LIST_ITEM, "1.", "trois 2) quatre"),
            ],
        ),
        (
            "1. The first item 2. The second item",
            [(K.LIST_ITEM, "1.", "The first item"), (K.LIST_ITEM, "2.", "The second item")],
        ),
        ("• un • deux", [(K.LIST_ITEM, "•", "un"), (K.LIST_ITEM, "•", "deux")]),
        (
            "pain\nterre\nliberté, paix",
            [
                (K.LIST_ITEM, "", "pain"),
                (K.LIST_ITEM, "", "terre"),
                (K.LIST_ITEM, "", "liberté, paix"),
            ],
        ),
        ("Né en 12. Le reste.", [(K.PARAGRAPH, "", "Né en 12. Le reste.")]),
        # Verse.
        (
            "Debout, les damnés de la terre,\nDebout, les forçats de la faim !",
            [
                (K.VERSE, "", "Debout, les damnés de la terre,"),
                (K.VERSE, "", "Debout, les forçats de la faim !"),
            ],
        ),
        # Quotations.
        ("« Bien creusé ! »", [(K.QUOTATION, "", "« Bien creusé ! »")]),
        ("« Un » et « deux »", [(K.PARAGRAPH, "", "« Un » et « deux »")]),
        (
            "> un texte\n> cité\nréponse.",
            [(K.QUOTATION, "", "un texte cité"), (K.PARAGRAPH, "", "réponse.")],
        ),
        # Dialogue.
        ("– Tu viens ?\n– Non.", [(K.PARAGRAPH, "", "– Tu viens ?"), (K.PARAGRAPH, "", "– Non.")]),
        # Dates and addresses.
        (
            "Paris, le 1er mai 2025\nhttps://example.org/a\nFin de l'article.",
            [
                (K.DATE, "", "Paris, le 1er mai 2025"),
                (K.ADDRESS, "", "https://example.org/a"),
                (K.PARAGRAPH, "", "Fin de l'article."),
            ],
        ),
        ("ana@example.org", [(K.ADDRESS, "", "ana@example.org")]),
        # Paragraphs that only their first line's indent tells.
        (
            "   Un texte long assez\npour deux lignes.\n   Un autre texte\nbien plus court.",
            [
                (K.PARAGRAPH, "", "Un texte long assez pour deux lignes."),
                (K.PARAGRAPH, "", "Un autre texte bien plus court."),
            ],
        ),
        ("", []),
    ],
)
def test_blocks(source: str, blocks: list[tuple[BlockKind, str, str]]) -> None:
    assert shape(source) == blocks


def test_text_is_composed_and_on_one_line() -> None:
    (block,) = parse("L'e\u0301te\u0301\x0b a\u2028 b.").blocks
    assert block.text == "L'été  a  b."


def test_the_one_date_line_is_the_date() -> None:
    assert parse("Titre\n\n22 juin 2025\n\nFin.").metadata == {"date": "2025-06-22"}
    assert parse("June 22, 2025\n\nJune 23, 2025").metadata == {}


def test_lines_are_counted_as_editors_do() -> None:
    assert [block.line for block in parse("a.\r\n\r\nb.\r\n> c.").blocks] == [1, 3, 4]


def test_what_looks_like_a_tag_survives() -> None:
    document = parse("Écrire <1>gras</1>.\n\nFin.")
    assert document.blocks[0].text == "Écrire <1>gras</1>."
    assert document.render({"b0002": "The end."}) == "Écrire <1>gras</1>.\n\nThe end.".encode()


@pytest.mark.parametrize(
    ("source", "texts", "written"),
    [
        ("\ufeffUn.\r\n\r\nDeux.\r\n", {"b0001": "One."}, "\ufeffOne.\r\n\r\nDeux.\r\n"),
        ("  - un\n", {"b0001": "one"}, "  - one\n"),
        # A text cut by hand is cut again at the same width, with what stood before its lines.
        (
            "> Un texte coupé à\n> la main.\n",
            {"b0001": "A text that was cut by hand once more."},
            "> A text that was cut\n> by hand once more.\n",
        ),
        ("Un.\n", {"b0001": "One\ntwo."}, "One two.\n"),
    ],
)
def test_changed_blocks_are_spliced_in(source: str, texts: dict[str, str], written: str) -> None:
    assert parse(source).render(texts).decode() == written


_PLAIN = ["", "", "Un titre", "un texte coupé", "à la main.", LONG, "Vers un,", "Vers deux,"]
_LISTS = ["- puce", "  1) un", "• a • b", "1. Un 2. Deux", "=====", "* * *"]
_QUOTED = ["> cité", ">> deux", "« Oui ! »", "– Non.", "22 juin 2025", "https://a.org"]
_ODD = ["\t x", "\x0c", "e\u0301", "\u00a0y\u00a0", "<1>", "\U0001f642", "\u2028"]
#: Lists that run on in a line, and what only looks like them.
_RUN_ON = st.lists(
    st.sampled_from(["•", "-", "◦", " ", " ", "\u00a0", "1.", "2)", "a)", "b.", "ii.", "(c)", "un"])
).map("".join)
_LINES = st.sampled_from([*_PLAIN, *_LISTS, *_QUOTED, *_ODD]) | _RUN_ON
_SOURCES = st.builds(
    lambda lines, end, codec: end.join(lines).encode(codec),
    st.lists(_LINES, max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)


@given(_SOURCES)
@example(b"")
@example("• • a".encode())
@example(b"a) b) c")
def test_what_did_not_change_is_written_byte_for_byte(data: bytes) -> None:
    document = parse(data)
    assert document.render({}) == data
    assert document.render({block.id: block.text for block in document.blocks}) == data


@given(_SOURCES, st.data())
def test_a_changed_block_changes_alone(data: bytes, draws: st.DataObject) -> None:
    document = parse(data)
    if not document.blocks:
        return
    chosen = draws.draw(st.sampled_from(document.blocks))
    written = document.render({chosen.id: "\u2603"})
    codec = document.encoding.name  # type: ignore[attr-defined]
    mark = len(document.encoding.mark)  # type: ignore[attr-defined]
    before, _, after = written[mark:].decode(codec).partition("\u2603")
    source = data[mark:].decode(codec)
    assert source.startswith(before)
    assert source.endswith(after)
    assert len(source) - len(before) - len(after) >= len(chosen.text.strip())


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["a ", "1. ", "> ", "- ", "\t", "• ", "A\n", "a) ", "www.", "a@b.", "«", "x. "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    parse((unit * 50_000)[:50_000])
    assert time.process_time() - started < 5


@pytest.mark.external
@needs_shared
def test_the_real_article() -> None:
    data = (SHARED / "articles" / "mutineries.fr.txt").read_bytes()
    document = read_document(data, "mutineries.fr.txt")
    kinds = [block.kind for block in document.blocks]
    assert kinds[:5] == [K.HEADING] * 3 + [K.PARAGRAPH] * 2
    assert kinds[6:8] == [K.QUOTATION, K.DATE]
    assert kinds[-1] is K.ADDRESS
    assert document.render({}) == data
