"""The scores on reference material: texts with the sentences of a careful reader."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.shared import SHARED, needs_shared
from workbench.documents import text
from workbench.text.segmentation import Splitter

#: What must be reached at least, by language and set.
LEAST = {
    ("fr", "golden"): 5,
    ("fr", "own"): 49,
    ("en", "golden"): 44,
    ("en", "extra"): 80,
}


def segments(source: str, language: str) -> list[str]:
    """Split as an import does: blocks first, then sentences; without white space.

    The marker of a list item is no part of its block's text, but of the reference's.
    """
    found = []
    for block in text.read(source.encode(), "golden.txt").blocks:
        sentences = Splitter().sentences(block.text, language)
        found += [block.label + sentences[0], *sentences[1:]] if sentences else []
    return ["".join(sentence.split()) for sentence in found]


@pytest.mark.external
@needs_shared
def test_scores(record_property: pytest.RecordProperty, capsys: pytest.CaptureFixture[str]) -> None:
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for case in json.loads((SHARED / "segmentation" / "golden.json").read_text(encoding="utf-8")):
        key = (case["lang"], case["set"])
        expected = ["".join(sentence.split()) for sentence in case["expected"]]
        total[key] += 1
        right[key] += segments(case["text"], case["lang"]) == expected
    with capsys.disabled():
        for (language, name), count in total.items():
            print(f"\n{language} {name}: {right[language, name]}/{count}", end="")
    assert {key: right[key] >= least for key, least in LEAST.items()} == dict.fromkeys(LEAST, True)


@pytest.mark.external
@needs_shared
def test_the_real_article_has_the_segments_of_a_careful_reader() -> None:
    source = (SHARED / "articles" / "mutineries.fr.txt").read_text(encoding="utf-8")
    blocks = text.read(source.encode(), "a.txt").blocks
    counts = [len(Splitter().sentences(block.text, "fr")) for block in blocks]
    assert counts == [1, 1, 1, 1, 1, 5, 1, 1, 3, 3, 3, 1, 7, 1]
    assert sum(counts) == 30
