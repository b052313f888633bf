import pytest

from workbench.text.languages import detect

FRENCH = "La voix de l'opposition russe et de la résistance ukrainienne"
ENGLISH = "The voice of the Russian opposition and of the Ukrainian resistance"


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_french_and_english_are_told_apart(text, language):
    assert detect(text) == language


def test_the_same_text_always_gets_the_same_verdict():
    assert len({detect("Nation, station, question, opinion.") for _ in range(10)}) == 1


@pytest.mark.parametrize("text", ["", "12:30", "Oui.", "https://example.org/", "!" * 1000])
def test_too_little_text_is_unsure_and_never_guessed(text):
    assert detect(text) is None
