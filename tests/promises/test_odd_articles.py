"""Whatever an article holds, every format makes a sound file of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.editions.samples import METADATA, Blocks
from tests.promises.readers import sound
from tests.trials import trials
from workbench.catalog import Catalog, Segment, State
from workbench.documents import Block, BlockKind
from workbench.editions import Edition, Layout
from workbench.editions.formats import FORMATS, render

TEXTS = st.text(
    st.sampled_from("ab é<>/12&\"'|*_#`[](){}$@\\~=+-\u202f\u00a0שA😀\u2028\x07\ufffe\t"),
    max_size=25,
)
MARKUP = st.sampled_from(
    [
        ("<em>", "</em>"),
        ('<a href="https://a.org/]]>&amp;">', "</a>"),
        ('<a href="javascript:x">', "</a>"),
        ("<sup>[1]</sup>", ""),
        ('<sup><a href="x.html#1">', "</a></sup>"),
        ("<br>", ""),
        ('<img src="x" alt="]]&gt;">', ""),
        ("<code>a`b|c</code>", ""),
        ("<q><b>", "</b></q>"),
        ("<script>", "</script>"),
        ("</em><i", ""),
    ]
)
TAGGED = st.builds(
    lambda parts: "".join(parts),
    st.lists(st.one_of(TEXTS, st.sampled_from(["<1>", "</1>", "<2>", "</2>", "<1/>"])), max_size=5),
)
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(list(BlockKind)),
        TAGGED,
        st.one_of(st.none(), TAGGED),
        st.integers(0, 9),
        st.sampled_from(["", "-", "1.", "a)", "1.1", "1.2", "2.1", "title", "1", "]"]),
        st.tuples(MARKUP, MARKUP),
        st.sampled_from(list(State)),
    ),
    max_size=8,
)


def edition(blocks: list[tuple[object, ...]]) -> Edition:
    made, segments = [], []
    for number, (kind, source, target, level, label, markup, state) in enumerate(blocks, 1):
        block = Block(
            f"b{number:04}", kind, source, number, level, dict(enumerate(markup, 1)), label
        )
        made.append(block)
        if block.translatable and target is not None:
            state = State.UNTRANSLATED if not target else state
            segments.append(Segment(f"{block.id}.1", source, target, state, "argos"))
    catalog = Catalog(segments, source_language="fr", target_language="en")
    return Edition.build("odd", METADATA, Blocks(made), catalog)


@pytest.mark.parametrize("name", FORMATS)
@settings(
    max_examples=trials(120),
    deadline=None,
    # An article of a few odd blocks is small enough to read; making it smaller takes minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(blocks=BLOCKS, layout=st.sampled_from(list(Layout)))
def test_every_article_makes_a_sound_file(
    name: str, blocks: list[tuple[object, ...]], layout: Layout
) -> None:
    sound(name, render(edition(blocks), name, layout))
