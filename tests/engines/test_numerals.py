import pytest

from workbench.engines.numerals import localised, ordinals
from workbench.typography import FINE_SPACE, NO_BREAK_SPACE


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Il coûte 1 234,56 €.", "It costs 1 234.56 Euros.", "It costs 1,234.56 Euros."),
        ("12 500 morts", "12 500 dead", "12,500 dead"),
        ("12 500 morts", "12.500 dead", "12,500 dead"),
        ("3,5 millions", "3,5 million", "3.5 million"),
        ("En 1917, 300 morts.", "In 1917, 300 dead.", "In 1917, 300 dead."),
        ("La version 6.1.90", "Version 6.1.90", "Version 6.1.90"),
        ("À 14h30", "At 14.30", "At 14:30"),
        ("À 9 h 05", "At 9h05", "At 9:05"),
        ("La 63e brigade", "The 63th brigade", "The 63rd brigade"),
    ],
)
def test_numbers_are_written_the_english_way(source, target, expected):
    assert localised(source, target, "fr", "en") == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("It costs 1,234.56.", "Il coûte 1,234.56.", f"Il coûte 1{FINE_SPACE}234,56."),
        ("3.5 million", "3.5 millions", "3,5 millions"),
        ("1,000,000 people", "1.000.000 personnes", f"1{FINE_SPACE}000{FINE_SPACE}000 personnes"),
        ("At 14:30", "À 14:30", f"À 14{NO_BREAK_SPACE}h{NO_BREAK_SPACE}30"),
        ("The 63rd brigade", "La 63rd brigade", "La 63e brigade"),
        ("The 1st day", "Le 1st jour", "Le 1er jour"),
    ],
)
def test_numbers_are_written_the_french_way(source, target, expected):
    assert localised(source, target, "en", "fr") == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("112", "112th"), ("21", "21st")],
)
def test_english_ordinals(number, expected):
    assert ordinals(f"{number}th", "en") == expected
