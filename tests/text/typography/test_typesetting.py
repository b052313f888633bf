import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trials import trials
from workbench.system.errors import WorkbenchError
from workbench.text.typography import HouseStyle, typeset
from workbench.workspace.configuration import Configuration

NB, FINE = "\u00a0", "\u202f"


def shown(text: str) -> str:
    """Make the no-break spaces visible: ~ is U+00A0, ^ is U+202F."""
    return text.replace(NB, "~").replace(FINE, "^")


@pytest.mark.parametrize(
    ("plain", "french"),
    [
        ("Qui vient ?", "Qui vient^?"),
        ("Qui vient?", "Qui vient^?"),
        ("Elle dit: non; puis oui!", "Elle dit~: non^; puis oui^!"),
        ("« Oui »", "«~Oui~»"),
        ("«Oui»", "«~Oui~»"),
        ('"Oui", dit-il', "«~Oui~», dit-il"),
        ("“Oui”, dit-il", "«~Oui~», dit-il"),
    ],
)
def test_french_marks_get_their_spaces(plain: str, french: str) -> None:
    assert shown(typeset(plain, "fr")) == french


@pytest.mark.parametrize(
    ("plain", "french"),
    [
        ('"Il a crié “au feu” deux fois"', "«~Il a crié “au feu” deux fois~»"),
        ('« Il a crié "au feu" »', "«~Il a crié “au feu”~»"),
        ("“Il a crié ‘au feu’ deux fois”", "«~Il a crié “au feu” deux fois~»"),
        ("« Il a crié « au feu » »", "«~Il a crié «~au feu~»~»"),
        ('"La suite vient.', "«~La suite vient."),
        ('et c’est la fin."', "et c’est la fin.~»"),
        ('un écran de 27" et un de 24"', 'un écran de 27" et un de 24"'),
    ],
)
def test_french_quotations_nest_and_cross_segments(plain: str, french: str) -> None:
    assert shown(typeset(plain, "fr")) == french


@pytest.mark.parametrize(
    ("plain", "french"),
    [
        ("l'armée d'Ukraine", "l’armée d’Ukraine"),
        ("Il hésite...", "Il hésite…"),
        ("n°12 et n° 13", "n°~12 et n°~13"),
        ("50% des voix, 20 € le kilo", "50~% des voix, 20~€ le kilo"),
        ("1 250 000 habitants en 2025", "1^250^000 habitants en 2025"),
        ("Quoi?! (sic!)", "Quoi^?! (sic^!)"),
        ("(?) et (!)", "(?) et (!)"),
    ],
)
def test_french_apostrophes_ellipses_and_numbers(plain: str, french: str) -> None:
    assert shown(typeset(plain, "fr")) == french


@pytest.mark.parametrize(
    ("plain", "english"),
    [
        ('He said "no".', "He said “no”."),
        ("He said \"they shout 'fire' twice\".", "He said “they shout ‘fire’ twice”."),
        ("« No », he said.", "“No”, he said."),
        ("Who comes ? Nobody !", "Who comes? Nobody!"),
        ("One thing : wait ; then go .", "One thing: wait; then go."),
        (
            "It's the soldiers' own, in the '90s; 'tis true.",
            "It’s the soldiers’ own, in the ’90s; ’tis true.",
        ),
        ("50 % of the vote...", "50% of the vote…"),
        ("He is 5' 11\" tall.", "He is 5' 11\" tall."),
    ],
)
def test_english_marks(plain: str, english: str) -> None:
    assert typeset(plain, "en") == english


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "https://exemple.org/a?b=c;d:e!f",
        "ana@exemple.org",
        "12:30",
        '`a ? b : "c"`',
        "{name!r} &nbsp; :smile: etc",
        "<1><2/></1>",
    ],
)
def test_addresses_code_times_and_tags_stay(text: str, language: str) -> None:
    assert typeset(text, language) == text
    assert text in typeset(f"Voir {text} ici.", language)


@pytest.mark.parametrize(
    ("tagged", "french"),
    [
        ("<1>Qui vient</1>?", "<1>Qui vient</1>^?"),
        ("<1>Qui vient </1>?", "<1>Qui vient</1>^?"),
        ('"<1>Oui</1>"', "«~<1>Oui</1>~»"),
        ('<1>"Oui"</1>!', "<1>«~Oui~»</1>^!"),
        ("l'<1>armée</1>", "l’<1>armée</1>"),
    ],
)
def test_tags_are_looked_through(tagged: str, french: str) -> None:
    assert shown(typeset(tagged, "fr")) == french


@pytest.mark.parametrize(
    ("tagged", "language", "typeset_so"),
    [
        ("Type <1/>.", "en", "Type <1/>."),
        ("Type <1/> .", "en", "Type <1/>."),
        ("Type<1/> .", "en", "Type<1/>."),
        ("Qui est <1/> ?", "fr", "Qui est <1/>^?"),
        ("Qui vient<1/>?", "fr", "Qui vient<1/>^?"),
        ("« <1/> »", "fr", "«~<1/>~»"),
    ],
)
def test_a_mark_apart_is_a_word_and_one_that_hangs_on_a_word_is_not(
    tagged: str, language: str, typeset_so: str
) -> None:
    assert shown(typeset(tagged, language)) == typeset_so


_SIGNS = "ab1 \"'«»“”‘’!?;:.,()%°-—…\n" + NB + FINE
_PIECES = st.sampled_from(
    [
        *_SIGNS,
        *("<1>", "</1>", "<2/>", "n° 1", "l'", "'90s", "...", "12:30"),
        *("https://exemple.org/?a=b", "a@exemple.org", "`c : d`", "\ue000", "\ue001"),
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join), st.sampled_from(["fr", "en"]))
@settings(max_examples=trials(4_000), deadline=None)
def test_typesetting_twice_is_typesetting_once(text: str, language: str) -> None:
    once = typeset(text, language)
    assert typeset(once, language) == once


@given(st.lists(_PIECES, max_size=14).map("".join), st.sampled_from(["fr", "en"]))
@settings(max_examples=trials(2_000), deadline=None)
def test_letters_and_figures_stay_in_their_order(text: str, language: str) -> None:
    def kept(text: str) -> str:
        return "".join(character for character in text if character.isalnum())

    assert kept(typeset(text, language)) == kept(text)


def test_a_house_may_do_without_fine_spaces_and_curls() -> None:
    style = HouseStyle(fine_spaces=False, curly=False)
    assert shown(typeset("L'an 2000: fini!", "fr", style)) == "L'an 2000~: fini~!"
    assert typeset('It\'s "fine".', "en", style) == 'It\'s "fine".'


def test_a_house_may_prefer_single_quotation_marks_in_english() -> None:
    style = HouseStyle(english_quotes="single")
    assert typeset('"They shout "fire" twice"', "en", style) == "‘They shout “fire” twice’"


def test_the_style_is_read_from_the_settings_of_the_workspace() -> None:
    settings = Configuration.parse("typography:\n  fine_spaces: no\n  english_quotes: single\n")
    assert HouseStyle.read(settings.typography) == HouseStyle(
        fine_spaces=False, english_quotes="single"
    )


@pytest.mark.parametrize(
    "setting", ["fine_spaces: perhaps", "quotes: single", "english_quotes: triple"]
)
def test_a_wrong_setting_is_told_with_its_line(setting: str) -> None:
    settings = Configuration.parse(f"\ntypography:\n  {setting}\n")
    with pytest.raises(WorkbenchError) as fault:
        HouseStyle.read(settings.typography)
    assert fault.value.line == 3


@pytest.mark.parametrize(
    "piece", ["a", " ", "«", '"', "'", "!", "<1>", "&a", "1,", "{", "a.", "\u202f"]
)
def test_hostile_repetition_is_no_slower_than_long_text(piece: str) -> None:
    start = time.process_time()
    for language in ("fr", "en"):
        typeset(piece * 20_000, language)
    assert time.process_time() - start < 3
