import pytest

from workbench.engines.amounts import spelled_out, with_signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'aide de 2 Md€ est votée.", "L'aide de 2 milliards d'euros est votée."),
        ("3,5 M€ et 1,2 Md$", "3,5 millions d'euros et 1,2 milliard de dollars"),
        ("12 Mds€", "12 milliards d'euros"),
        ("500 k€, puis 1,5 k€", "500 000 euros, puis 1 500 euros"),
        ("The €2bn plan", "The 2 billion euros plan"),
        ("$5m, £3.5bn and $500k", "5 million dollars, 3.5 billion pounds and 500,000 dollars"),
        ("a $5 trillion debt, or €1.5tn", "a 5,000 billion dollars debt, or 1,500 billion euros"),
    ],
)
def test_the_shorthand_of_newspapers_is_spelled_out(text, expected):
    assert spelled_out(text) == expected


@pytest.mark.parametrize(
    "text", ["$1,200", "$1.5 billion", "5 €", "2 M d'habitants", "a $10m-a-year deal", "3 km", "M$"]
)
def test_what_models_know_stays(text):
    assert spelled_out(text) == text


def test_an_amount_has_a_sign_unless_the_source_wrote_eur():
    assert with_signs("2 milliards d'euros", "EUR 2 billion") == "€2 billion"
    assert with_signs("EUR 5", "EUR 5") == "EUR 5"
