"""Press paragraphs of the project's own with good translations, and short ways to check."""

from __future__ import annotations

import re

from workbench.catalog import Segment, State
from workbench.checks import Context, Finding, find
from workbench.glossary import Glossary, Status, Term

#: French, and a good English translation.
FRENCH_ENGLISH = [
    ("Grève dans les dépôts : le fret s’arrête", "Strike at the depots: freight grinds to a halt"),
    (
        "Le 3 mars 2024, à 6 h 30, plus de 1 200 cheminots ont cessé le travail dans la région.",
        "At 6:30 a.m. on 3 March 2024, more than 1,200 railway workers walked out in the region.",
    ),
    (
        "« On ne lâchera rien ! », répète Awa, 42 ans, devant le dépôt n° 7.",
        "“We won’t give an inch!” says Awa, 42, outside depot no. 7.",
    ),
    (
        "Selon la direction, la perte atteint 2,5 millions d’euros ; le syndicat parle du double.",
        "Management puts the loss at €2.5 million; the union says twice that.",
    ),
    (
        "Dans les années 90, près de 40 % des lignes secondaires ont été fermées (voir la carte).",
        "In the 1990s, nearly 40% of branch lines were closed (see the map).",
    ),
    (
        "La 12e compagnie a été envoyée « rétablir l’ordre », dit le communiqué…",
        "The 12th Company was sent to “restore order”, according to the statement…",
    ),
    (
        "Au XIXe siècle, deux ponts sur trois étaient en bois.",
        "In the 19th century, two bridges out of three were made of wood.",
    ),
    ("Nous nous sommes tus.", "We fell silent."),
    ("Vincent Kessler", "Vincent Kessler"),
    ("https://exemple.org/depots?page=2", "https://exemple.org/depots?page=2"),
    ("Qui a donné l’ordre ? Personne ne répond.", "Who gave the order? No one answers."),
    ("Le <1>rapport de 2023</1> le disait déjà.", "The <1>2023 report</1> already said so."),
    (
        "Elle avait eu le temps de dire que cette ligne-là fermerait.",
        "She had had time to say that that line would close.",
    ),
    (
        "Le budget passe de 1,5 à 2 milliards d’euros.",
        "The budget rises from €1.5 billion to €2 billion.",
    ),
    ("À midi, 850 personnes ; à 18 h, 3 000.", "At noon, 850 people; by 6 p.m., 3,000."),
]

#: English, and a good French translation.
ENGLISH_FRENCH = [
    ("Dockers refuse to load the ship", "Les dockers refusent de charger le navire"),
    (
        "“Not one crate,” the crane driver said on June 5, 2021.",
        "« Pas une caisse », a dit le grutier le 5 juin 2021.",
    ),
    (
        "Who pays for the 1,250.50 tonnes? Nobody knows!",
        "Qui paie les 1 250,50 tonnes ? Personne ne le sait !",
    ),
    (
        "The port: 50% idle; 3,000 jobs at risk.",
        "Le port : 50 % à l’arrêt ; 3 000 emplois menacés.",
    ),
    (
        "She said: “They shouted ‘scabs’ at us.”",
        "Elle a dit : « Ils nous ont crié “jaunes”. »",
    ),
    ("We see each other at 8:30 p.m.", "Nous nous voyons à 20 h 30."),
    ("The twentieth century began late.", "Le XXe siècle a commencé tard."),
    ("Write to ana@exemple.org.", "Écrivez à ana@exemple.org."),
]

_FRENCH_SPACES = {
    " ?": "\u202f?",
    " !": "\u202f!",
    " ;": "\u202f;",
    " :": "\u00a0:",
    " %": "\u00a0%",
    "« ": "«\u00a0",
    " »": "\u00a0»",
}


def typed(french: str) -> str:
    """Return ``french``, written above with plain spaces, with the no-break ones it needs."""
    for plain, right in _FRENCH_SPACES.items():
        french = french.replace(plain, right)
    return re.sub(r"(?<=\d) (?=\d{3})", "\u202f", french)


GLOSSARY = Glossary(
    [
        Term(fr=("cheminot",), en=("railway worker", "rail worker")),
        Term(fr=("fret",), en=("freight",), status=Status.PROPOSED),
        Term(fr=("ArmyInform",), status=Status.KEEP),
        Term(en=("scab",), status=Status.FORBIDDEN, use="strike-breaker"),
    ]
)


def findings(
    source: str,
    target: str,
    direction: str = "fr-en",
    *,
    only: str | None = None,
    state: State = State.TRANSLATED,
    context: str = "paragraph",
) -> list[Finding]:
    """Check one segment of ``source`` and ``target``."""
    source_language, target_language = direction.split("-")
    segment = Segment("b0001.1", source, target, state, context=context)
    scope = Context(source_language, target_language, GLOSSARY)
    return find(segment, scope, {only} if only else None)


def messages(source: str, target: str, direction: str = "fr-en", **options: str) -> list[str]:
    """Return the messages of ``findings``."""
    return [finding.message for finding in findings(source, target, direction, **options)]
