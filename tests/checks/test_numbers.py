import pytest

from tests.checks.samples import findings, messages


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("1 250,50", "1,250.50"),
        ("1\u202f250,50", "1,250.50"),
        ("1.250", "1,250"),
        ("0,5", ".5"),
        ("la 63e, la 1re, le 2ème", "the 63rd, the 1st, the 2nd"),
        ("le 22 juin 2025", "June 22, 2025"),
        ("le 22/06/2025", "22 June 2025"),
        ("le 22.06.2025", "22/06/2025"),
        ("2 millions", "2,000,000"),
        ("1,5 milliard", "1.5 billion"),
        ("3 billions", "3 trillion"),
        ("5 k€", "€5,000"),
        ("2 Md€ et 12 Mrd€", "€2bn and €12 billion"),
        ("5 000 Md$", "$5tn"),
        ("deux cent trois", "203"),
        ("quatre-vingt-dix-sept", "97"),
        ("vingt et un", "21"),
        ("12", "a dozen"),
        ("le XIVe siècle", "the 14th century"),
        ("20 h 30", "8:30 p.m."),
        ("20h", "8 p.m."),
        ("12 h", "12 p.m."),
        ("14:05", "2.05 pm"),
        ("24 heures", "24 hours"),
        ("1914-18", "1914–1918"),
        ("la 2nde, la 21e, le 1er", "the 2nd, the 21st, the 1st"),
        ("plus de £650,000", "over £650,000"),
        ("les années 80", "the 1980s"),
        ("2,1 mille milliards", "2.1 trillion"),
        ("plus de 300 milliards", "$300+ billion"),
        ("dix ans plus tard, 10 ans", "a decade later"),
        ("écrit @ana77", "writes Ana"),
        ("T-72 et F-16", "F-16 and T-72"),
        ("5 ou 5", "5"),
        ("voir https://exemple.org/2020/3", "see https://exemple.org/2021/4"),
    ],
)
def test_the_same_number_may_be_written_in_many_ways(french: str, english: str) -> None:
    assert messages(french, english, only="numbers") == []


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("la 63e brigade", "the 36th brigade", ["36 is not in the source", "63 is missing"]),
        ("2 milliards", "2 million", ["2 million is not in the source", "2 milliards is missing"]),
        ("en 1917", "then", ["1917 is missing"]),
        ("jamais", "not in 1917", ["1917 is not in the source"]),
        ("20 h 30", "8:30 a.m.", ["8:30 a.m is not in the source", "20 h 30 is missing"]),
        ("le 3 mai", "3 June", []),
        ("1 250,50", "1 250,50", ["1 250,50 should be 1,250.50"]),
        ("12,5", "12,5", ["12,5 should be 12.5"]),
        ("12 000", "12 000", ["12 000 should be 12,000"]),
        ("12 Md€", "€12", ["12 is not in the source", "12 Md is missing"]),
        ("2 400 €", "£2,400", ["£2,400 is 2 400 €"]),
        ("un mortier de 120 mm", "a 120m mortar", ["120m is 120 mm"]),
        ("120 km/h", "120 km", ["120 km is 120 km/h"]),
    ],
)
def test_other_numbers_are_found(french: str, english: str, found: list[str]) -> None:
    assert messages(french, english, only="numbers") == found


@pytest.mark.parametrize(
    ("source", "target", "direction", "fixed"),
    [
        ("1 250,50 €", "€1 250,50 now", "fr-en", "€1,250.50 now"),
        ("1 250,50 €", "€1 <1>250,50</1> now", "fr-en", None),
        ("1,5 million", "some 1,5 million", "fr-en", "some 1.5 million"),
        ("la 63e brigade", "the 63th Brigade", "fr-en", "the 63rd Brigade"),
        ("la 63e brigade", "the 63e Brigade", "fr-en", "the 63rd Brigade"),
        ("la 111e brigade", "the 111st Brigade", "fr-en", "the 111th Brigade"),
        ("the 3rd and the 1st", "la 3rd et le 1er", "en-fr", "la 3e et le 1er"),
        ("the 1st Battalion", "le 1e bataillon", "en-fr", "le 1er bataillon"),
        ("the 1st Brigade", "la 1st brigade", "en-fr", "la 1re brigade"),
        ("1st Brigade", "1e brigade", "en-fr", None),
        ("10,000", "some 10.000", "fr-en", "some 10,000"),
        ("$1,250", "1,250 dollars", "en-fr", "1\u202f250 dollars"),
        ("1,250,000 of 12.5", "1,250,000 de 12,5", "en-fr", "1\u202f250\u202f000 de 12,5"),
    ],
)
def test_separators_of_the_other_language_are_mended(
    source: str, target: str, direction: str, fixed: str | None
) -> None:
    found = findings(source, target, direction, only="numbers")
    assert [finding.fixed for finding in found][:1] == [fixed]


@pytest.mark.parametrize(
    ("source", "target", "direction", "found"),
    [
        ("2 400 €", "2,400", "fr-en", ["€ is missing"]),
        ("2 400 roubles", "£2,400", "fr-en", ["£ is not in the source"]),
        ("à 4 km", "4 away", "fr-en", ["km is missing"]),
        ("5 %", "five of it", "fr-en", ["% is missing"]),
        ("9 a.m. to 6 p.m.", "9 heures à 6 heures", "en-fr", ["6 heures is in the other half"]),
        ("à 9 h", "at 9 p.m.", "fr-en", ["9 p.m is in the other half"]),
    ],
)
def test_what_a_number_counts_is_on_both_sides(
    source: str, target: str, direction: str, found: list[str]
) -> None:
    assert messages(source, target, direction, only="numbers") == []
    said = messages(source, target, direction, only="measures")
    assert [message.removesuffix(" of the day") for message in said] == found


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("2 400 €", "2,400 euros"),
        ("900 £, 900 livres", "£900"),
        ("entre 2 000 et 3 000 euros", "between €2,000 and €3,000"),
        ("3 à 5 millions de dollars", "$3-5 million"),
        ("cinq livres et 3 livres", "five books and 3 books"),
        ("5 dollars canadiens", "5 Canadian dollars"),
        ("1 million de dollars américains", "US$1 million"),
        ("une file de 5 km", "a 5-kilometre queue"),
        ("5 kg et 120 mm", "5 kilos and 120mm"),
        ("3 pour cent", "3%"),
        ("à 18 h, à 6 heures du soir", "at 6 p.m."),
        ("6 heures de l’après-midi, 6 h du matin", "6 p.m., 6 a.m."),
    ],
)
def test_currencies_and_units_may_be_written_in_many_ways(french: str, english: str) -> None:
    for check in ("numbers", "measures"):
        assert messages(french, english, only=check) == []
        assert messages(english, french, "en-fr", only=check) == []


def test_the_place_counts_the_tags() -> None:
    (finding,) = findings("rien", "<1>no</1> 17", only="numbers")
    assert finding.span is not None
    assert "<1>no</1> 17"[slice(*finding.span)] == "17"


@pytest.mark.parametrize("text", ["9" * 5000, "1 000" * 500, "1.1." * 500, "½ ² ①", "٣", "0" * 50])
def test_odd_figures_do_no_harm(text: str) -> None:
    assert messages(f"{text} oui", f"{text} yes", only="numbers") is not None
