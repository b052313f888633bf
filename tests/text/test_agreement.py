"""Expressions put into sentences, with the words before them that have to agree."""

import pytest

from workbench.text.words.agreement import Agreement


@pytest.mark.parametrize(
    ("text", "surface", "expression", "expected"),
    [
        ("A tank, a tank.", "tank", "armoured car", "An armoured car, an armoured car."),
        ("An old tank", "old tank", "tank", "A tank"),
        ("thanks, tank", "tank", "car", "thanks, car"),
        ("an hour", "hour", "unit", "a unit"),
    ],
)
def test_english_articles_go_by_sound(text, surface, expression, expected):
    assert Agreement(expression, "en").in_place_of(surface, text) == expected


@pytest.mark.parametrize(
    ("before", "expression", "number", "expected"),
    [
        ("why he ", "party", "singular", None),
        ("they will ", "party", "singular", None),
        ("they didn’t ", "party", "singular", None),
        ("not ", "party", "singular", "not party"),
        ("There was a ", "mutinies", "plural", "There was mutinies"),
        ("every ", "mutinies", "plural", None),
        ("this ", "mutinies", "plural", None),
        ("these ", "mutiny", "singular", None),
        ("these ", "mutinies", "plural", "these mutinies"),
    ],
)
def test_english_words_before_have_the_same_number(before, expression, number, expected):
    assert Agreement(expression, "en", number=number).after(before) == expected


@pytest.mark.parametrize(
    ("before", "expression", "gender", "number", "expected"),
    [
        ("le ", "obus", "", "", "l’obus"),
        ("La ", "unité", "", "", "L’unité"),
        ("l’", "brigade", "f", "", "la brigade"),
        ("l'", "bataillon", "m", "", "le bataillon"),
        ("l’", "brigade", "", "", None),
        ("d'un ", "unité", "f", "", "d'une unité"),
        ("du ", "armée", "f", "", "de l’armée"),
        ("de la ", "front", "m", "", "du front"),
        ("de l’", "front", "m", "", "du front"),
        ("De l'", "armée", "f", "", "De l'armée"),
        ("au ", "armée", "f", "", "à l’armée"),
        ("à l’", "front", "m", "", "au front"),
        ("à la ", "fronts", "m", "plural", "aux fronts"),
        ("les ", "front", "m", "singular", "le front"),
        ("des ", "fronts", "m", "plural", "des fronts"),
        ("des ", "front", "m", "singular", None),
        ("d’", "brigade", "", "", "de brigade"),
        ("de ", "officiers", "m", "plural", "d’officiers"),
        ("que ", "officiers", "m", "plural", "qu’officiers"),
        ("lorsqu’", "soldats", "m", "plural", "lorsque soldats"),
        ("ce ", "officier", "m", "", "cet officier"),
        ("cet ", "soldat", "m", "", "ce soldat"),
        ("cette ", "officier", "m", "", "cet officier"),
        ("ma ", "armée", "f", "", "mon armée"),
        ("son ", "brigade", "f", "", "sa brigade"),
        ("leur ", "brigades", "f", "plural", "leurs brigades"),
        ("le ", "hachoir à viande", "m", "", "le hachoir à viande"),
        ("l’", "hachoir à viande", "m", "", "le hachoir à viande"),
        ("le ", "homme", "m", "", "l’homme"),
        ("la ", "honte", "f", "", "la honte"),
        ("le ", "honneur", "m", "", "l’honneur"),
        ("la ", "héroïne", "f", "", "l’héroïne"),
        ("le ", "onzième bataillon", "m", "", "le onzième bataillon"),
        ("un nouveau ", "obus", "m", "", None),
        ("il ", "parti", "m", "singular", None),
        ("n’", "attaque", "f", "singular", None),
        ("Les forces du ", "armée", "f", "", "Les forces de l’armée"),
        ("deux ", "brigades", "f", "plural", "deux brigades"),
        ("La 1e ", "bataillon", "m", "singular", "Le 1er bataillon"),
        ("le 1er ", "brigade", "f", "singular", "la 1re brigade"),
        ("de la 63e ", "bataillon", "m", "singular", "du 63e bataillon"),
        ("la 11e ", "armée", "f", "singular", "la 11e armée"),
        ("la première ", "bataillon", "m", "singular", "le premier bataillon"),
        ("du deuxième ", "brigade", "f", "singular", "de la deuxième brigade"),
        ("les 2e ", "bataillon", "m", "singular", "le 2e bataillon"),
    ],
)
def test_french_words_before_go_with_gender_number_and_sound(
    before, expression, gender, number, expected
):
    agreement = Agreement(expression, "fr", gender=gender, number=number)
    assert agreement.after(before) == expected


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("le groupe blessé", "groupe", "le bataillon blessé"),
        ("la brigade blessée", "brigade", None),
    ],
)
def test_where_all_else_stays_so_must_the_gender(text, surface, expected):
    agreement = Agreement("bataillon", "fr", gender="m")
    assert agreement.in_place_of(surface, text, strictly=True) == expected
