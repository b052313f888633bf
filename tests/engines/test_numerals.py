import pytest

from workbench.engines.pipeline.numerals import localised, ordinals
from workbench.text.typography import FINE_SPACE, NO_BREAK_SPACE


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Il coûte 1 234,56 €.", "It costs 1 234.56 Euros.", "It costs €1,234.56."),
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
        ("It costs 1,234.56.", "Il coûte 1,234.56.", "Il coûte 1{f}234,56."),
        ("3.5 million", "3.5 millions", "3,5 millions"),
        ("1,000,000 people", "1.000.000 personnes", "1{f}000{f}000 personnes"),
        ("At 14:30", "À 14:30", "À 14{n}h{n}30"),
        ("The 63rd brigade", "La 63rd brigade", "La 63e brigade"),
        ("The 1st day", "Le 1st jour", "Le 1er jour"),
        ("May 1st", "Le 1st mai", "Le 1er mai"),
        ("June 22nd, 2025", "Le 22nd juin 2025", "Le 22 juin 2025"),
        ("June 22, 2025", "Le 22e juin 2025", "Le 22 juin 2025"),
        ("At 17:00", "À 17h00 heures", "À 17{n}h"),
        ("In the 19th century", "Au 19th siècle", "Au XIXe siècle"),
        ("the 18th and 19th centuries", "aux 18e et 19e siècles", "aux XVIIIe et XIXe siècles"),
        ("It costs $1,200.", "Cela coûte $1,200.", "Cela coûte 1{f}200{n}$."),
        ("It costs £3.50.", "Cela coûte £3.50.", "Cela coûte 3,50{n}£."),
        ("It costs €1,200.", "Cela coûte 1,200.", "Cela coûte 1{f}200{n}€."),
        ("It costs €1,200.", "Cela coûte 1,200 euros.", "Cela coûte 1{f}200 euros."),
        ("On 3 May, €3.", "Le 3 mai, 3.", "Le 3 mai, 3."),
        ("It costs €3 billion.", "Cela coûte 3 milliards.", "Cela coûte 3 milliards d'euros."),
        ("It costs $3 million.", "Cela coûte 3 millions de $.", "Cela coûte 3 millions de $."),
    ],
)
def test_numbers_are_written_the_french_way(source, target, expected):
    spaces = {"n": NO_BREAK_SPACE, "f": FINE_SPACE}
    assert localised(source, target, "en", "fr") == expected.format(**spaces)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("112", "112th"), ("21", "21st")],
)
def test_english_ordinals(number, expected):
    assert ordinals(f"{number}th", "en") == expected
