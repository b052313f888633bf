from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.editions import samples
from tests.golden import assert_golden
from workbench.articles.segmenting import segments_of
from workbench.catalog import Catalog
from workbench.documents import Block, BlockKind
from workbench.editions import Edition, Layout, markdown, text
from workbench.text.segmentation import Splitter

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("layout", list(Layout))
def test_text_is_as_it_was_looked_at(layout: Layout) -> None:
    assert_golden(text.render(samples.edition(), layout), GOLDEN / f"{layout}.txt")


@pytest.mark.parametrize("layout", list(Layout))
def test_markdown_is_as_it_was_looked_at(layout: Layout) -> None:
    assert_golden(markdown.render(samples.edition(), layout), GOLDEN / f"{layout}.md")


def test_columns_of_text_fit_a_terminal() -> None:
    lines = text.render(samples.edition(), Layout.COLUMNS).decode().splitlines()
    body = lines[lines.index("* * *") + 1 :]
    body = body[: body.index("* * *")]
    assert max(map(len, body)) <= 80


def test_a_quotation_in_text_keeps_its_sign_on_every_line() -> None:
    block = Block(
        "b1",
        BlockKind.QUOTATION,
        "Crosses en l’air,<1/> rompons les rangs",
        line=1,
        level=1,
        markup={1: ("<br>", "")},
    )
    poem = samples.Blocks([block])
    segments = segments_of(poem, "fr", "source.txt", Splitter(None))
    catalog = Catalog(segments, source_language="fr", target_language="en")
    edition = Edition.build("poem", samples.METADATA, poem, catalog)
    lines = text.render(edition, Layout.ALTERNATING).decode().splitlines()
    first = lines.index("> Crosses en l’air,")
    assert lines[first + 1] == "> rompons les rangs"


def test_markdown_shows_what_the_text_says() -> None:
    made = markdown.render(samples.edition(), Layout.TARGET).decode()
    page = MarkdownIt("commonmark", {"html": False}).enable("table").render(made)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;1&gt; is no tag." in page
    assert '<a href="https://example.org/autre"><strong>here</strong></a>' in page
    assert "javascript:" not in page
    assert page.count("<table>") == 1
    assert "<h2>[untranslated: Ce que disent les soldats]</h2>" in page


@pytest.mark.parametrize(
    "line", ["# a", "- a", "+ a", "1. a", "12) a", "===", "---", "*a*", "_a_", "[a](b)", "a | b"]
)
def test_markdown_escapes_what_would_mean_something(line: str) -> None:
    page = MarkdownIt("commonmark").render(markdown.line_start(markdown.escaped(line)))
    assert page == f"<p>{line}</p>\n"
