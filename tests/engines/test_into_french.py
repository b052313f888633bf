"""Into French no model is shipped, so a model that knows these sentences stands in for one."""

import pytest

from workbench.engines.model import Hypothesis
from workbench.engines.translation import ModelEngine
from workbench.typography import FINE_SPACE, NO_BREAK_SPACE

ANSWERS = {
    'He said "no" to 1,234 people.': ['Il a dit "non" à 1,234 personnes.'],
    "The army's 63rd brigade left at 14:30!": ["La 63rd brigade de l'armée est partie à 14:30!"],
    "The war in Ukraine": ["La guerre en Ukraine."],
    "See X1.": ["Voir X2.", "Voir."],
    "See": ["Voir"],
    "The red house is big.": ["La maison rouge est grande."],
}
SOURCES = {"La maison rouge est grande.": (0, 2, 1, 3, 4)}


class Scripted:
    """A model that knows a few sentences, and nothing else."""

    origin, source_language, target_language = "script en_fr 1", "en", "fr"
    can_retry, parallel = True, 1

    def hypotheses(self, texts, *, count=1, prefixes=None, aligned=False, careful=False):
        return [
            [Hypothesis(answer, SOURCES.get(answer)) for answer in ANSWERS[text][:count]]
            for text in texts
        ]

    def length(self, text):
        """Have capitalised words in one piece."""
        return len(text) if text.islower() else 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "He said “no” to 1,234 people.",
            f"Il a dit «{NO_BREAK_SPACE}non{NO_BREAK_SPACE}» à 1{FINE_SPACE}234 personnes.",
        ),
        (
            "The army’s 63rd brigade left at 14:30!",
            f"La 63e brigade de l’armée est partie à 14{NO_BREAK_SPACE}h{NO_BREAK_SPACE}30"
            f"{FINE_SPACE}!",
        ),
        ("THE WAR IN UKRAINE", "LA GUERRE EN UKRAINE"),
        ("See https://example.org.", "Voir https://example.org."),
        ("The <1>red</1> house is big.", "La maison <1>rouge</1> est grande."),
    ],
)
def test_french_is_written_the_french_way(source, expected):
    assert ModelEngine(Scripted()).translate([source]) == [[expected]]
