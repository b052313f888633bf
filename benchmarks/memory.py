"""How fast the memory answers.

    python benchmarks/memory.py [PAIRS] [FILE]

FILE holds French-English pairs, separated by a tab, one a line; it may be packed with xz.
Without one, sentences are made up. PAIRS (20,000) are put in a memory in a temporary folder.
Then sentences of it with a word changed, and words of it, are looked for.
"""

from __future__ import annotations

import lzma
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from workbench.memory import Memory, Unit
from workbench.memory.store import UnitStore

WORDS = """accord agence armée arrêt article avion blocus brigade bureau camp campagne canon
chef colonne combat comité commission conflit conseil contrôle crise défense député drone droit
échange élection enquête état explosion femme front frontière garde gouvernement grève groupe
guerre homme hôpital journal juge justice ligne loi maison manifestation mer mission mobilisation
mois mutinerie navire négociation neige nuit officier ouvrier parole patrouille pays peuple pont
port poste presse prison quartier rapport région réseau rue secteur siège soldat syndicat train
travail usine ville village voix"""

QUESTIONS = 200


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    source = _read(Path(sys.argv[2])) if len(sys.argv) > 2 else _made_up()
    units = [Unit(fr, en, "fr", "book", str(n)) for n, (fr, en) in enumerate(islice(source, count))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.sqlite"
        started = time.perf_counter()
        store = UnitStore(path)
        store.put_file("book", (1, 1), units)
        store.close()
        print(f"{len(units):,} pairs in {time.perf_counter() - started:.1f} s")
        print(f"{path.stat().st_size / 1e6:.0f} MB on the disk")
        memory = Memory(path)
        chosen = random.Random(7).sample(units, min(QUESTIONS, len(units)))
        changed = [_changed(unit.french) for unit in chosen]
        _time("similar, a first time", changed, lambda text: memory.fuzzy(text, "fr"))
        _time("similar, again", changed, lambda text: memory.fuzzy(text, "fr"))
        _time("exact", [u.french for u in chosen], lambda text: memory.exact(text, "fr"))
        words = [" ".join(unit.french.split()[:2]) for unit in chosen]
        _time("words", words, memory.concordance)
        memory.close()


def _time(name: str, questions: list[str], ask: Callable[[str], list[object]]) -> None:
    """Ask all ``questions`` and print how long an answer took."""
    taken, found = [], 0
    for question in questions:
        started = time.perf_counter()
        found += bool(ask(question))
        taken.append((time.perf_counter() - started) * 1000)
    p95 = statistics.quantiles(taken, n=20)[-1]
    share = 100 * found // len(questions)
    print(
        f"{name}: {statistics.median(taken):.1f} ms in the median, {p95:.1f} ms p95, {share}% found"
    )


def _changed(text: str) -> str:
    words = text.split()
    words[len(words) // 2] = "autre"
    return " ".join(words)


def _read(path: Path) -> Iterator[tuple[str, str]]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            french, _, english = line.rstrip("\n").partition("\t")
            yield french, english


def _made_up() -> Iterator[tuple[str, str]]:
    chance = random.Random(1)
    known = WORDS.split()
    while True:
        words = chance.choices(known, weights=range(len(known), 0, -1), k=chance.randint(4, 30))
        yield " ".join(words).capitalize() + ".", f"{len(words)} words."


if __name__ == "__main__":
    main()
