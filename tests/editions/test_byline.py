"""Who wrote an article and when stands at its beginning, the date once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.editions import samples
from tests.promises.readers import READABLE, READERS
from workbench.documents import BlockKind
from workbench.editions import Layout
from workbench.editions.formats import render
from workbench.editions.wording import byline

_DAY = (BlockKind.DATE, "22 juin 2025", {})
_OTHER_DAY = (BlockKind.DATE, "23 juin 2025", {})
_HEADING = (BlockKind.HEADING, "Le front", {"level": 1})
_TITLE = (BlockKind.HEADING, samples.METADATA.title, {"level": 1})
_TEXT = (BlockKind.PARAGRAPH, "La brigade tient.", {})


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([_TITLE, _DAY, _TEXT], False),
        ([_DAY, _TEXT], False),
        ([_HEADING, _DAY], False),
        ([_TITLE, _OTHER_DAY], True),
        ([_TITLE, _TEXT, _DAY], True),
        ([_HEADING, _TEXT], True),
        ([_TITLE], True),
        ([], True),
    ],
)
def test_the_byline_leaves_out_a_date_that_stands_below(
    blocks: list[tuple[BlockKind, str, Mapping[str, Any]]], told: bool
) -> None:
    said = byline(samples.of_document(samples.document(blocks)))
    assert said == [samples.METADATA.author, *(["22\u00a0June 2025"] if told else [])]


@pytest.mark.parametrize("name", READABLE)
def test_a_date_that_the_text_begins_with_stands_once(name: str) -> None:
    text = " ".join(READERS[name](render(samples.edition(), name, Layout.ALTERNATING)).split())
    assert "22 juin 2025" in text
    assert "22 June 2025" not in text
    elsewhere = replace(samples.edition(), pairs=samples.edition().pairs[1:])
    assert "22 June 2025" in " ".join(
        READERS[name](render(elsewhere, name, Layout.ALTERNATING)).split()
    )
