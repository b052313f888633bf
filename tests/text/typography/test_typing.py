import time

import pytest

from tests.text.typography.test_typesetting import shown
from workbench.text.typography import HouseStyle, typed, typeset


def keyed(keys: str, language: str, style: HouseStyle | None = None) -> str:
    """Return what stands on the screen after ``keys`` were typed one by one."""
    text = ""
    for key in keys:
        result = typed(text, key, language, style)
        text = text[: len(text) - result.removed] + result.text
    return text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("L'armée d'Ukraine", "L’armée d’Ukraine"),
        ('"Oui", dit-il', "«~Oui~», dit-il"),
        ('Il crie "Elle a dit "non" hier"', "Il crie «~Elle a dit “non” hier~»"),
        ('l\'"armée"', "l’«~armée~»"),
        ("<<Oui>>", "«~Oui~»"),
        ("<< Oui >>", "«~Oui~»"),
        ("« Oui »", "«~Oui~»"),
        ("Qui? Moi!", "Qui^? Moi^!"),
        ("Qui ? Moi !", "Qui^? Moi^!"),
        ("Quoi?! (?)", "Quoi^?! (?)"),
        ("Deux: un ; un", "Deux~: un^; un"),
        ("à 12:30, 50%", "à 12:30, 50~%"),
        ("Attends...", "Attends…"),
        ("Oui -- non", "Oui — non"),
        ("https://x.org/?a=b;c:d", "https://x.org/?a=b;c:d"),
        ("`a ? b`", "`a ? b`"),
        ("ana@x.org?", "ana@x.org?"),
        ("un <1>mot</1>", "un <1>mot</1>"),
        ("<2/>>", "<2/>>"),
    ],
)
def test_french_is_set_as_one_types(keys: str, text: str) -> None:
    assert shown(keyed(keys, "fr")) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("It's the soldiers' own", "It’s the soldiers’ own"),
        ('"They shout "fire" twice"', "“They shout ‘fire’ twice”"),
        ('"It\'s "fire"", he said', "“It’s ‘fire’”, he said"),
        ("He said 'no'", "He said ‘no’"),
        ("Wait... who? me!", "Wait… who? me!"),
        ("Yes--no", "Yes—no"),
        ("see `it's`", "see `it's`"),
    ],
)
def test_english_is_set_as_one_types(keys: str, text: str) -> None:
    assert keyed(keys, "en") == text


@pytest.mark.parametrize(
    "keys", ['"Oui", dit-il: "non"?', "L'an 2000... fini!", "<<Oui>> ; 5 %", "C'est n' importe"]
)
def test_what_is_set_as_one_types_stays_when_it_is_typeset(keys: str) -> None:
    text = keyed(keys, "fr")
    assert typeset(text, "fr") == text


def test_the_house_decides() -> None:
    assert keyed('L\'an -- "oui"?', "fr", HouseStyle(as_typed=False)) == 'L\'an -- "oui"?'
    assert keyed("oui -- non", "fr", HouseStyle(dash="–")) == "oui – non"
    assert shown(keyed("Qui?", "fr", HouseStyle(fine_spaces=False))) == "Qui~?"
    assert keyed('"a "b" c"', "en", HouseStyle(english_quotes="single")) == "‘a “b” c’"
    assert keyed('It\'s "so"', "en", HouseStyle(curly=False)) == 'It\'s "so"'


@pytest.mark.parametrize("before", ["a" * 20_000, "`" * 20_000, "@" * 20_000, "www." * 5_000])
def test_a_key_in_a_long_text_takes_no_time(before: str) -> None:
    start = time.process_time()
    for key in "\"'?:.":
        typed(before, key, "fr")
    assert time.process_time() - start < 0.5
