import pytest

from workbench.engines.pipeline.amounts import restored, spelled_out
from workbench.text.typography import NO_BREAK_SPACE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'aide de 2 Md€ est votée.", "L'aide de 2 milliards d'euros est votée."),
        ("3,5 M€ et 1,2 Md$", "3,5 millions d'euros et 1,2 milliard de dollars"),
        ("12 Mds€", "12 milliards d'euros"),
        ("500 k€, puis 1,5 k€", "500 000 euros, puis 1 500 euros"),
        ("15 000 € ou 1 250,50 €", "15 000 euros ou 1 250,50 euros"),
        ("1,85 €, 900 £ et 5 $", "1,85 euro, 900 livres sterling et 5 dollars"),
        ("13 500 Md de roubles", "13 500 milliards de roubles"),
        ("2 M d'habitants, 1,5 M de dollars", "2 millions d'habitants, 1,5 million de dollars"),
        ("The €2bn plan", "The 2 billion euros plan"),
        ("$5m, £3.5bn and $500k", "5 million dollars, 3.5 billion pounds and 500,000 dollars"),
        ("a $5 trillion debt, or €1.5tn", "a 5,000 billion dollars debt, or 1,500 billion euros"),
    ],
)
def test_the_shorthand_of_newspapers_is_spelled_out(text, expected):
    assert spelled_out(text) == expected


@pytest.mark.parametrize(
    "text", ["$1,200", "$1.5 billion", "€5", "a $10m-a-year deal", "3 km", "M$"]
)
def test_what_models_know_stays(text):
    assert spelled_out(text) == text


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("15 000 euros de riz", "15,000 Euro of rice", "€15,000 of rice"),
        ("1 250,50 euros", "The 1,250.50", "The €1,250.50"),
        ("une dette de 900 livres sterling", "a debt of 900 sterling", "a debt of £900"),
        ("2 milliards d'euros", "EUR 2 billion", "€2 billion"),
        ("5 dollars", "5 US dollars", "5 US dollars"),
        ("3 et 5 millions d'euros", "€3 and 5 million", "€3 million and €5 million"),
        ("2 000 et 3 000 euros", "2,000 and EUR 3,000", "€2,000 and €3,000"),
        ("3 à 5 millions de dollars", "$3-5 million", "$3-5 million"),
        ("13 500 milliards de roubles", "13,500 billion roubles", "13,500 billion roubles"),
        ("2 milliards d'euros", "€2 million", "€2 billion"),
        ("cinq euros", "EUR 5", "€5"),
        ("EUR 5", "EUR 5", "EUR 5"),
        ("5 livres", "5 books", "5 books"),
        ("500 dollars canadiens", "500 Canadian dollars", "500 Canadian dollars"),
        ("<1>5</1> euros", "<1>5</1> euros", "<1>5</1> euros"),
        ("5 euros puis 5 soldats", "5 euros then 5 men", "5 euros then 5 men"),
        ("un mortier de 120 mm", "a 120m mortar", "a 120 mm mortar"),
        ("des obus de 155 mm", "155mmmms fell", "155 mm fell"),
        ("à 4 km", "4 miles away", "4 miles away"),
        ("5 M habitants", "5 million inhabitants", "5 million inhabitants"),
        ("<1>5</1> euros", "EUR <1>5</1>", "€<1>5</1>"),
        ("20 dollars", "20 value of dollars", "20 value of dollars"),
    ],
)
def test_english_has_the_sign_and_the_unit_of_the_source(source, target, expected):
    assert restored(source, target, "fr", "en") == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("It costs £900.", "Cela coûte 900 milliards de livres.", "Cela coûte 900{n}£."),
        ("£3,200", "3 200 milliards", "3 200{n}£"),
        ("It costs €3 billion.", "Cela coûte 3 milliards.", "Cela coûte 3 milliards d'euros."),
        ("$3 million", "3 millions de $", "3 millions de $"),
        ("500 euros", "500 euros", "500 euros"),
        ("between $3 and $5 million", "entre 3 et 5 millions $", "entre 3 et 5 millions $"),
        (
            "About 1.4 million people",
            "Environ 1,4 milliards de gens",
            "Environ 1,4 million de gens",
        ),
        ("some 1.5 million", "quelque 1,5 millions", "quelque 1,5 million"),
        ("1 million", "1\u00a0millions", "1\u00a0million"),
        ("900 people", "900 milliards de gens", "900 gens"),
        ("a 120 mm mortar", "un mortier de 120 millions", "un mortier de 120 mm"),
    ],
)
def test_french_has_the_amounts_of_the_source(source, target, expected):
    assert restored(source, target, "en", "fr") == expected.format(n=NO_BREAK_SPACE)
