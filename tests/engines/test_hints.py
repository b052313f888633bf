"""Hints in what a model is shown, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engines import WantedTerm
from workbench.engines.model import Hypothesis
from workbench.engines.package_lexicons import open_lexicon
from workbench.engines.pipeline.hints import (
    LONGEST_HINTED,
    Hint,
    Hinter,
    hinted,
    terms_in,
    without_signs,
)
from workbench.engines.pipeline.translation import ModelEngine
from workbench.engines.pipeline.unused_hints import mended_hints


class Listening:
    """A model that keeps what it is shown, and says what it was told to say."""

    origin = "listening fr_en 1"
    source_language, target_language = "fr", "en"
    can_retry = False
    parallel = 1

    def __init__(self, *answers: str) -> None:
        self.shown: list[str] = []
        self._answers = answers

    def hypotheses(
        self,
        texts: Sequence[str],
        *,
        count: int = 1,
        prefixes: Sequence[str] | None = None,
        aligned: bool = False,
        careful: bool = False,
    ) -> list[list[Hypothesis]]:
        self.shown += texts
        return [[Hypothesis(answer) for answer in self._answers or (text,)] for text in texts]

    def length(self, text: str) -> int:
        return len(text.split())


@pytest.fixture(scope="module")
def hinter() -> Hinter:
    lexicon = open_lexicon("fr", "en")
    assert lexicon is not None
    return Hinter(lexicon, 400)


def shown(hinter: Hinter, source: str, terms: Sequence[WantedTerm] = ()) -> str:
    model = Listening("Something.")
    ModelEngine(model, hinter).translate([source], terms=[terms])
    return model.shown[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Il ne reste que la boue.", "Il ne reste que la boue⟨ mud⟩."),
        # Words that the model knows get none, and names only where the corpus has them.
        ("La réunion commence demain.", "La réunion commence demain."),
        ("Il a vu Présumey.", "Il a vu Présumey."),
        # The longest phrase first.
        ("Le piquet de grève tient.", "Le piquet de grève⟨ picket line⟩ tient."),
        # A noun follows an article.
        ("Le mutin part.", "Le mutin⟨ mutineer⟩ part."),
        # The number that the sentence tells.
        ("Un obus est là.", "Un obus⟨ shell⟩ est là."),
        ("Des obus sont là.", "Des obus⟨ shells⟩ sont là."),
        # Inside tags, and in headings in capitals.
        ("Il ne reste que <1>la boue</1>.", "Il ne reste que la boue⟨ mud⟩."),
        ("LA BOUE ET LA FAIM", "La boue⟨ mud⟩ et la faim"),
    ],
)
def test_rare_words_are_shown_with_their_translations(
    hinter: Hinter, source: str, expected: str
) -> None:
    assert shown(hinter, source) == expected


def test_a_term_binds_and_wins_over_a_hint(hinter: Hinter) -> None:
    term = WantedTerm("boue", "sludge")
    assert shown(hinter, "Il ne reste que la boue.", [term]) == (
        "Il ne reste que la ⟦boue⟨ sludge⟩⟧."
    )


def test_signs_of_hints_in_a_source_come_back_as_they_were(hinter: Hinter) -> None:
    source = "Il écrit ⟦x⟧ et ⟨y⟩."
    model = Listening()
    [[target]] = ModelEngine(model, hinter).translate([source])
    assert not any(sign in model.shown[0] for sign in "⟦⟨⟩⟧")
    assert [sign for sign in target if sign in "⟦⟨⟩⟧"] == list("⟦⟧⟨⟩")


def test_signs_that_a_model_copies_do_not_reach_a_draft(hinter: Hinter) -> None:
    model = Listening("The mud⟨ mud⟩ and ⟦rain⟧.")
    [[target]] = ModelEngine(model, hinter).translate(["La boue et la pluie."])
    assert target == "The mud and rain."


def test_a_model_without_hints_is_shown_the_sentence_alone(hinter: Hinter) -> None:
    model = Listening("Only boue is left.")
    [[target]] = ModelEngine(model, hinter, reads_hints=False).translate(["Il reste la boue."])
    assert model.shown[0] == "Il reste la boue."
    assert target == "Only mud is left."


@given(st.lists(st.integers(0, 500), min_size=1, max_size=80))
def test_what_is_shown_keeps_within_the_longest_and_drops_the_commonest(
    frequencies: list[int],
) -> None:
    words = [f"mot{number}" for number in range(len(frequencies))]
    text = " ".join(words)
    hints, start = [], 0
    for word, frequency in zip(words, frequencies, strict=True):
        hints.append(Hint(start, start + len(word), "a b", frequency))
        start += len(word) + 1
    whole = hinted(text, hints, lambda text: len(text.split()))
    assert len(whole.split()) <= max(LONGEST_HINTED, len(words))
    assert without_signs(whole) == text
    kept = [f for word, f in zip(words, frequencies, strict=True) if f"{word}⟨" in whole]
    dropped = [f for word, f in zip(words, frequencies, strict=True) if f"{word}⟨" not in whole]
    assert max(kept, default=0) <= min(dropped, default=500)


def test_terms_are_found_again_whatever_their_capitals() -> None:
    found = terms_in("La brigade mécanisée", [WantedTerm("Brigade Mécanisée", "brigade")])
    assert [(hint.start, hint.end, hint.binding) for hint in found] == [(3, 20, True)]


@pytest.mark.parametrize(
    ("source", "target", "sources", "mended"),
    [
        # By the words that it was made from.
        ("Il a des béquilles", "He has putches", (0, 1, 3), "He has crutches"),
        # The source's own word, which the target language does not know.
        ("Il a des béquilles", "He has béquilles", None, "He has crutches"),
        # A word of the language is left alone.
        ("Il a des béquilles", "He has problems", None, "He has problems"),
    ],
)
def test_a_misspelt_hint_is_mended(
    source: str, target: str, sources: tuple[int, ...] | None, mended: str
) -> None:
    hint = Hint(9, 18, "crutches", 4)
    assert mended_hints(source, Hypothesis(target, sources), [hint], "fr", "en").text == mended
