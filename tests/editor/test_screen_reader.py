"""A sitting in the linear mode as a screen reader tells it to somebody who sees nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.editor.screen_reader import listening, words
from workbench.articles import Article
from workbench.catalog import State
from workbench.workspace import Workspace

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(shutil.which("yasr") is None, reason="yasr is not installed"),
]

#: What is answered, and what must be heard of it, in this order.
SITTING = [
    ("", "3 of 7, draft"),
    ("", "French: Un soldat de la 63e brigade mécanisée parle de désertions."),
    ("", "English: A soldier of the 63rd mechanised brigade speaks of flights."),
    ("", "1 tag, checks find 1, 2 terms, 1 note"),
    ("terms", "désertions: desertion, not used yet"),
    ("signs", "French: tag 1 around 63e brigade mécanisée"),
    ("correct A man of the <1>63rd mechanised brigade</1> told of desertions!", "corrected, sav"),
    ("", "1: the source ends with full stop, the target with exclamation mark"),
    ("mend", "English: A man of the 63rd mechanised brigade told of desertions."),
    ("accept", "accepted, sav"),
    ("", "4 of 7, draft"),
    ("search neige", "2 of 7, translated"),
    ("", "French: La neige est tombée toute la nuit."),
    ("add neige = snow", "neige = snow, proposed to the glossary, sav"),
    ("terms", "neige: snow, only proposed, used"),
    ("quit", "1 finished in this sitting; everything is saved"),
]


def test_a_sitting_is_heard(workspace: Workspace, article: Article, tmp_path: Path) -> None:
    scratch = tmp_path / "reader"
    scratch.mkdir()
    with listening(workspace.folder, scratch, "edit", "--linear", "montagne") as person:
        for answer in filter(None, (answer for answer, _ in SITTING)):
            person.answer("command: ", answer)
        person.wait_for_the_end()
    rest = words(person.heard)
    for _, expected in SITTING:
        _, found, rest = rest.partition(words(expected))
        assert found, f"{expected!r} was not said in {person.heard!r}"
    assert not set("<>○◐●✓\N{NO-BREAK SPACE}") & set(person.heard)
    assert article.read_catalog()[2].state is State.TRANSLATED
