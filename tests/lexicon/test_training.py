"""The words that are hinted are those that the model was trained to read hints for."""

import importlib.util
import lzma
import re
from itertools import islice

import pytest

from tests.shared import SHARED, needs_shared
from workbench.engines.package_lexicons import open_lexicon
from workbench.engines.pipeline.hints import Hinter
from workbench.lexicon import PRESS

pytestmark = [pytest.mark.external, pytest.mark.long, needs_shared]

#: Sentences from each of these parts of the corpus, 2,000 in all.
PARTS, FROM_EACH = ("europarl-1", "tatoeba", "canada_digital", "isosceles"), 500

_HINT = re.compile("⟨[^⟩]*⟩")


@pytest.fixture(scope="module")
def training():
    """The program that made the training data, which defines what is hinted."""
    spec = importlib.util.spec_from_file_location("hints", SHARED / "training/hints.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sentences(column):
    for part in PARTS:
        with lzma.open(SHARED / f"corpus/{part}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in islice(lines, FROM_EACH):
                yield line.split("\t")[column].strip().replace("’", "'")


def hinted_ends(annotated):
    """Where in the plain text hints stand: behind the last letter of what they translate."""
    ends, cut = set(), 0
    for match in _HINT.finditer(annotated):
        ends.add(match.start() - cut)
        cut += len(match[0])
    return ends


@pytest.mark.parametrize(
    ("source", "target", "most_missed"),
    # No model reads hints from English yet; its phrases are cut otherwise there.
    [("fr", "en", 0.02), ("en", "fr", 0.13)],
)
def test_what_the_training_hints_is_hinted(training, source, target, most_missed):
    hints = training.Hints(SHARED / "lexicon", source, target)
    lexicon = open_lexicon(source, target)
    hinter = Hinter(lexicon, training.RARE)
    expected = ours = missed = added = 0
    for sentence in sentences(0 if source == "fr" else 1):
        wanted = hinted_ends(hints.annotate(sentence, most=1))
        found = {hint.end: hint for hint in hinter.hints(sentence)}
        expected += len(wanted)
        ours += len(found)
        missed += len(wanted - found.keys())
        # The press vocabulary knows more words and phrases than the training did.
        added += sum(
            not from_press(lexicon, sentence[hint.start : hint.end].lower(), training.TOKEN)
            for end, hint in found.items()
            if end not in wanted
        )
    assert expected > 1000
    assert missed <= most_missed * expected, (missed, expected)
    assert added <= 0.04 * ours, (added, ours)


def from_press(lexicon, text, token):
    if " " in text or "'" in text:
        return lexicon.phrase(token.findall(text), rare=1) is not None
    return any(PRESS in one.sources for one in lexicon.candidates(text))
