"""Rare words of the press in drafts: the share of which a right translation appears."""

import csv
import re

import pytest

from tests.shared import ROOT
from workbench.engines import EngineSettings, open_engine

pytestmark = pytest.mark.slow


def rows(direction):
    """The sentences of a direction; they were written before anybody looked the words up."""
    path = ROOT / "tests/engines/rare_words.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in table if row["direction"] == direction]


def has_one_of(text, accepted):
    plain = text.replace("’", "'").lower()
    words = (word.replace("’", "'").strip() for word in accepted.split("|"))
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain) for word in words)


def share(direction, *, hints):
    found = rows(direction)
    engine = open_engine(EngineSettings(), *direction.split("-"), hints=hints)
    drafts = engine.translate([row["source"] for row in found])
    right = [has_one_of(d[0], row["accepted"]) for d, row in zip(drafts, found, strict=True)]
    return sum(right) / len(right)


# The model into French reads no hints: it is helped where it makes a word up or copies one.
@pytest.mark.parametrize(("direction", "least"), [("fr-en", 0.90), ("en-fr", 0.45)])
def test_a_lexicon_gives_drafts_their_rare_words(direction, least):
    assert share(direction, hints=True) >= least
    assert share(direction, hints=False) < 0.15


@pytest.mark.parametrize("direction", ["fr-en", "en-fr"])
def test_each_sentence_has_its_word_once(direction):
    found = rows(direction)
    assert len(found) >= 150
    assert len({row["word"].lower() for row in found}) == len(found)
    assert all(row["source"].count(row["word"]) >= 1 and row["accepted"] for row in found)
