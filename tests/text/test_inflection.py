"""Expressions in the number, the capitals and the form of the verb that others had."""

import pytest

from workbench.text.words.inflection import conjugated_like, inflected_like, plural_of


@pytest.mark.parametrize(
    ("expression", "language", "plural"),
    [
        ("mechanised brigade", "en", "mechanised brigades"),
        ("prisoner of war", "en", "prisoners of war"),
        ("spokesman", "en", "spokesmen"),
        ("rifle butts in the air", "en", "rifle butts in the air"),
        ("bus", "en", "buses"),
        ("mutiny", "en", "mutinies"),
        ("convoy", "en", "convoys"),
        ("press release", "en", "press releases"),
        ("undocumented person", "en", "undocumented people"),
        ("crisis", "en", "crises"),
        ("embargo", "en", "embargoes"),
        ("brigade mécanisée", "fr", "brigades mécanisées"),
        ("général", "fr", "généraux"),
        ("prisonnier de guerre", "fr", "prisonniers de guerre"),
        ("unité d'assaut", "fr", "unités d'assaut"),
        ("bureau", "fr", "bureaux"),
        ("travail", "fr", "travaux"),
        ("chantier naval", "fr", "chantiers navals"),
        ("cessez-le-feu", "fr", "cessez-le-feu"),
        ("porte-parole", "fr", "porte-parole"),
        ("sous-officier", "fr", "sous-officiers"),
        ("chef d’État", "fr", "chefs d’État"),
        ("obus", "fr", "obus"),
    ],
)
def test_plurals_are_regular(expression, language, plural):
    assert plural_of(expression, language) == plural


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("mechanised brigade", "armoured unit"),
        ("mechanised brigades", "armoured units"),
        ("Mechanised brigade", "Armoured unit"),
        ("Mechanised Brigades", "Armoured Units"),
        ("MECHANISED BRIGADE", "ARMOURED UNIT"),
        ("mechanising brigade", None),
    ],
)
def test_an_expression_takes_the_form_of_the_one_it_replaces(surface, expected):
    assert inflected_like(surface, "mechanised brigade", "armoured unit", "en") == expected


@pytest.mark.parametrize(
    ("surface", "verb", "expected"),
    [
        ("gave up", "surrender en masse", "surrendered en masse"),
        ("went", "negotiate", "negotiated"),
        ("halting", "stop", "stopping"),
        ("halts", "carry out", "carries out"),
        ("halted", "carry out", "carried out"),
        ("halted", "agree", "agreed"),
        ("halt", "commit to", "commit to"),
        ("halted", "make redundant", None),
        ("left", "resign", "resigned"),
        ("put down", "resign", None),
        ("is", "resign", None),
        ("men", "resign", None),
    ],
)
def test_a_verb_takes_the_form_of_the_one_it_replaces(surface, verb, expected):
    assert conjugated_like(surface, verb) == expected
