import pytest

from workbench.engines.pipeline.initialisms import localised


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("L'URSS et la RFA", "The URSSS and RFA", "The USSR and FRG"),
        ("Le CICR", "The CICR", "The ICRC"),
        ("Les ONG", "The ONGs", "The NGOs"),
        ("Les ONG", "The NGOs", "The NGOs"),
        ("L'ONU et l'OMS", "The UN and WHO", "The UN and WHO"),
        ("L'UE et les USA", "The US and the US", "The US and the US"),
        ("La CGT et l'OIT", "The CGT and labour", "The CGT and labour"),
    ],
)
def test_an_initialism_has_its_english_form(source, target, expected):
    assert localised(source, target, "en") == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The ICJ", "La ICJe", "La CIJ"),
        ("NGOs", "Les NGOs", "Les ONG"),
        ("The USSR", "L'URSS", "L'URSS"),
        ("The EU", "L'UE", "L'UE"),
    ],
)
def test_an_initialism_has_its_french_form(source, target, expected):
    assert localised(source, target, "fr") == expected
