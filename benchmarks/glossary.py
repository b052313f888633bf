"""How fast terms are found: segments a second on one core against 5,000 terms.

    python benchmarks/glossary.py [FILE]

FILE is a French text, a segment a line; without one, sentences are made up, in which a term
stands about every eighth word. The first pass fills the cache of lemmas, and is told apart.
Seconds are those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from workbench.glossary import Glossary, Term

NOUNS = """accord affaire agence alliance arme armée arrêt assaut assemblée attaque avion
bataillon blindé blocus bombardement brigade bureau camp campagne canon centre cessation char
chef colonne combat comité commandement commission compagnie conflit conseil contrôle corps
cour crise défense délégation déploiement député désertion détachement division drone droit
échange élection embargo enquête escadron état-major expert explosion force front frontière
garde gouvernement grève groupe guerre hôpital immeuble industrie journal juge justice ligne
livraison loi manifestation marine ministère mission missile mobilisation mouvement mutinerie
négociation offensive officier opposition otage parlement patrouille percée peloton pont
porte-parole poste prison quartier radar région renfort réseau retraite sanction secteur
siège soldat"""

ADJECTIVES = """aérien allié armé avancé blindé central civil clandestin collectif commun
défensif dernier diplomatique direct double économique électronique étranger européen final
général grave humanitaire illégal important indépendant industriel intérieur international
judiciaire local lourd massif mécanisé militaire mixte mobile moderne national naval nouveau
nucléaire occidental officiel parlementaire politique public régional russe social ukrainien
"""

FILLERS = """le la les de du des en dans sur avec pour par qui que ne pas ont sont était selon
après avant depuis hier lundi plusieurs trois nombreux très encore déjà cette son leurs"""


def main() -> None:
    """Print the figures."""
    terms = [Term(fr=(f"{n} {a}",), en=("x",)) for n in NOUNS.split() for a in ADJECTIVES.split()][
        :5_000
    ]
    segments = _lines(Path(sys.argv[1])) if len(sys.argv) > 1 else _sentences(20_000)
    glossary = Glossary(terms)
    started = time.process_time()
    glossary.matches("", "fr")
    print(f"{len(terms)} terms filed in {time.process_time() - started:.2f} s")
    for name in ("first pass", "second pass"):
        started = time.process_time()
        found = sum(len(glossary.matches(segment, "fr")) for segment in segments)
        seconds = time.process_time() - started
        print(f"{name}: {len(segments) / seconds:,.0f} segments a second, {found} terms found")
    words = sum(len(segment.split()) for segment in segments) / len(segments)
    print(f"{words:.1f} words a segment on average")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _sentences(count: int) -> list[str]:
    """Return ``count`` sentences of about 20 words, always the same ones."""
    dice = random.Random(0)
    nouns, adjectives = NOUNS.split(), ADJECTIVES.split()
    sentences = []
    for _ in range(count):
        words = dice.choices(FILLERS.split() + nouns, k=16)
        for _ in range(2):
            place = dice.randrange(len(words))
            words[place:place] = [f"{dice.choice(nouns)}s", f"{dice.choice(adjectives)}s"]
        sentences.append(" ".join(words).capitalize() + ".")
    return sentences


if __name__ == "__main__":
    main()
