"""The shipped lexicons give the hints that the model was trained to read."""

import importlib.util
import lzma
from itertools import islice

import pytest

from tests.shared import SHARED, needs_shared
from workbench.engines.package_lexicons import open_lexicon
from workbench.lexicon import CORPUS

pytestmark = [pytest.mark.external, pytest.mark.long, needs_shared]

#: Sentences from each of these parts of the corpus, 2,000 in all.
PARTS, FROM_EACH = ("europarl-1", "tatoeba", "canada_digital", "isosceles"), 500


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


@pytest.mark.parametrize(("source", "target", "least"), [("fr", "en", 0.998), ("en", "fr", 0.98)])
def test_the_hints_for_words_are_those_of_the_training(training, source, target, least):
    hints = training.Hints(SHARED / "lexicon", source, target)
    lexicon = open_lexicon(source, target)
    found = {
        match[0].lower()
        for sentence in sentences(0 if source == "fr" else 1)
        for match in training.WORD.finditer(sentence)
    }
    rare = [word for word in found if len(word) > 2 and lexicon.frequency(word) < training.RARE]
    rare = sorted(word for word in rare if not word.isdigit())
    assert {word: lexicon.frequency(word) for word in rare} == {
        word: hints.frequency.get(word, 0) for word in rare
    }
    expected = {word: hints.of_word(word)[:1] for word in rare}
    got = {word: [one.text for one in lexicon.candidates(word)[:1]] for word in rare}
    differing = [(word, expected[word], got[word]) for word in rare if expected[word] != got[word]]
    hinted = sum(map(bool, expected.values()))
    assert hinted > 1000
    assert len(differing) <= (1 - least) * hinted, differing
    # Names are hinted where the corpus has them.
    for word in rare:
        from_corpus = bool(got[word]) and CORPUS in lexicon.candidates(word)[0].sources
        assert from_corpus == (word in hints.words), word


def test_the_hints_for_phrases_are_those_of_the_training(training):
    hints = training.Hints(SHARED / "lexicon", "fr", "en")
    lexicon = open_lexicon("fr", "en")
    same = differing = 0
    for sentence in sentences(0):
        words = list(training.WORD.finditer(sentence))
        for number, first in enumerate(words):
            for last in words[number + 1 : number + training.LONGEST]:
                tokens = training.TOKEN.findall(sentence[first.start() : last.end()].lower())
                expected = hints.phrases.get(" ".join(tokens))
                got = lexicon.phrase(tokens, training.RARE)
                same += expected is not None and expected == got
                differing += expected != got
    # Of several nouns that the dictionary has, the likeliest is taken, not the first.
    assert same > 400
    assert differing < 0.06 * same
