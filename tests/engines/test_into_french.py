"""What is done around a model into French, whichever it is: one that knows a few sentences."""

import pytest

from workbench.engines.model import Hypothesis
from workbench.engines.pipeline.translation import ModelEngine
from workbench.text.typography import FINE_SPACE, NO_BREAK_SPACE

ANSWERS = {
    'He said "no" to 1,234 people.': ['Il a dit "non" à 1,234 personnes.'],
    "The army's 63rd brigade left at 14:30!": ["La 63rd brigade de l'armée est partie à 14:30!"],
    "The war in Ukraine": ["La guerre en Ukraine."],
    "See X1.": ["Voir X2.", "Voir."],
    "See": ["Voir"],
    "The red house is big.": ["La maison rouge est grande."],
    "I don't know; they can't.": ["Je ne sais pas ; ils ne peuvent pas."],
    "The soldiers' demands weren't met.": ["Les demandes des soldats n'ont pas été satisfaites."],
    'He told me "come back" and left.': ['Il m\'a dit "reviens" et il est parti.'],
    '"Who?" asked Ana.': ['"Qui?" demanda Ana.'],
    '"No", he said, "we won\'t."': ['"Non", dit-il, "nous ne le ferons pas."'],
    'He wrote: "It\'s over."': ['Il a écrit: "C\'est fini."'],
    "June 22nd, 2025": ["22nd juin 2025"],
    "The bill is $1,200.50, or 3.5%.": ["La facture est de $1,200.50, soit 3.5%."],
    "It began at 14:30 on Monday.": ["Cela a commencé à 14:30 lundi."],
    "It closes at 17:00.": ["Cela ferme à 17h00 heures."],
    "The first brigade left depot X1.": ["La première brigade a quitté le dépôt X1."],
    "The Soviet Union fell.": ["L'Union soviétique est tombée."],
    "Write to X1 (or X2).": ["Écrivez à X1 (ou X2)."],
    "Wait... what?!": ["Attendez... quoi?!"],
    "Vincent Présumey agrees.": ["Vincent Prsumey est d'accord."],
    "The 1990s were hard: 12,500 people left.": [
        "Les années 1990 ont été dures: 12.500 sont partis."
    ],
    "The NATO Summit": ["Le sommet de l'OTAN."],
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
        """Have one long name in many pieces, and other capitalised words in one."""
        return len(text) if text.islower() or text in ("Présumey", "Prsumey") else 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "He said “no” to 1,234 people.",
            "Il a dit «{n}non{n}» à 1{f}234 personnes.",
        ),
        (
            "The army’s 63rd brigade left at 14:30!",
            "La 63e brigade de l’armée est partie à 14{n}h{n}30{f}!",
        ),
        ("THE WAR IN UKRAINE", "LA GUERRE EN UKRAINE"),
        ("THE NATO SUMMIT", "LE SOMMET DE L’OTAN"),
        ("I don’t know; they can’t.", "Je ne sais pas{f}; ils ne peuvent pas."),
        (
            "The soldiers’ demands weren’t met.",
            "Les demandes des soldats n’ont pas été satisfaites.",
        ),
        (
            "“He told me ‘come back’ and left.”",
            "«{n}Il m’a dit “reviens” et il est parti.{n}»",
        ),
        ("“Who?” asked Ana.", "«{n}Qui{f}?{n}» demanda Ana."),
        ("“No”, he said, “we won’t.”", "«{n}Non{n}», dit-il, «{n}nous ne le ferons pas.{n}»"),
        ("‘No’, he said, ‘we won’t.’", "«{n}Non{n}», dit-il, «{n}nous ne le ferons pas.{n}»"),
        ("He wrote: “It’s over.”", "Il a écrit{n}: «{n}C’est fini.{n}»"),
        ("June 22nd, 2025", "22 juin 2025"),
        (
            "The bill is $1,200.50, or 3.5%.",
            "La facture est de 1{f}200,50{n}$, soit 3,5{n}%.",
        ),
        # without a word, no model is asked
        ("1,240.50", "1{f}240,50"),
        ("<1>12.5%</1>", "<1>12,5{n}%</1>"),
        ("+44 20 7946 0000", "+44 20 7946 0000"),
        ("https://a.org/1,240", "https://a.org/1,240"),
        ("***", "***"),
        ("It began at 2:30 p.m. on Monday.", "Cela a commencé à 14{n}h{n}30 lundi."),
        ("It closes at 5 p.m.", "Cela ferme à 17{n}h."),
        ("The 1st brigade left depot No. 12.", "La 1re brigade a quitté le dépôt n°{n}12."),
        ("The USSR fell.", "L’URSS est tombée."),
        (
            "Write to press@example.org (or @collective_ana).",
            "Écrivez à press@example.org (ou @collective_ana).",
        ),
        ("Wait... what?!", "Attendez… quoi{f}?!"),
        ("Vincent Présumey agrees.", "Vincent Présumey est d’accord."),
        (
            "The 1990s were hard: 12,500 people left.",
            "Les années 1990 ont été dures{n}: 12{f}500 sont partis.",
        ),
        ("See https://example.org.", "Voir https://example.org."),
        ("The <1>red</1> house is big.", "La maison <1>rouge</1> est grande."),
    ],
)
def test_french_is_written_the_french_way(source, expected):
    expected = expected.format(n=NO_BREAK_SPACE, f=FINE_SPACE)
    assert ModelEngine(Scripted()).translate([source]) == [[expected]]
