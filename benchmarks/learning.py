"""What a workspace learns from corrected drafts, and how much less is left to correct.

    python benchmarks/learning.py PAIRS.tsv [PAIRS.tsv ...] [--from fr|en] [--first 200] [--show]

PAIRS.tsv has a French sentence, a tab and its English translation on each line. The first
sentences of each file count as drafts that a person has made into their translations; as many
that follow are drafted without and with what those teach. The figure is the share of the
content words of these drafts that stand in the translation, in any form: what a person would
not have to change. --show prints what was learned and each draft that it changed.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

from workbench.engines import Engine, EngineSettings, open_engine
from workbench.engines.package_lexicons import open_lexicon
from workbench.lexicon.evidence import FinishedPair
from workbench.lexicon.learning import learned
from workbench.lexicon.own_lexicon import OwnLexicon
from workbench.system.files import read_text
from workbench.text.languages import other_language
from workbench.text.words import Words
from workbench.text.words.function_words import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def main() -> None:
    """Print the figures for each file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--from", dest="language", choices=["fr", "en"], default="fr")
    parser.add_argument("--first", type=int, default=200, help="sentences to learn from")
    parser.add_argument("--show", action="store_true", help="what was learned and changed")
    arguments = parser.parse_args()
    direction = (arguments.language, other_language(arguments.language))
    shipped = open_lexicon(*direction)
    if shipped is None:
        raise SystemExit("no model package has a lexicon for this direction")
    without = open_engine(EngineSettings(), *direction)
    for path in arguments.files:
        pairs = _pairs(path, arguments.language)
        corrected = pairs[: arguments.first]
        others = pairs[arguments.first : 2 * arguments.first]
        drafts = _drafts(without, corrected)
        started = time.perf_counter()
        triples = zip(corrected, drafts, strict=True)
        entries = learned([FinishedPair(*pair, draft) for pair, draft in triples], shipped)
        seconds = time.perf_counter() - started
        engine = open_engine(EngineSettings(), *direction, own=OwnLexicon(entries))
        _report(path, others, _drafts(without, others), _drafts(engine, others), direction[1])
        print(f"  {len(entries)} translations learned in {seconds:.1f} s")
        if arguments.show:
            for entry in entries:
                print(f"  {entry.word} = {entry.translation}, not {entry.instead_of or '?'}")


def _pairs(path: Path, language: str) -> list[tuple[str, str]]:
    lines = (line.split("\t") for line in read_text(path).splitlines() if "\t" in line)
    pairs = [(french, english) for french, english, *_ in lines]
    return pairs if language == "fr" else [(english, french) for french, english in pairs]


def _drafts(engine: Engine, pairs: list[tuple[str, str]]) -> list[str]:
    found = engine.translate([source for source, _ in pairs])
    return [translations[0] if translations else "" for translations in found]


def _report(
    path: Path, pairs: list[tuple[str, str]], before: list[str], after: list[str], language: str
) -> None:
    meant = [target for _, target in pairs]
    print(f"{path.name}, {len(pairs)} sentences")
    for name, drafts in (("without", before), ("with", after)):
        kept, words = _kept(drafts, meant, language)
        print(f"  {name:8}{100 * kept / words:.2f} % of {words} content words need no change")
    changes = [
        _share(new, target, language) - _share(old, target, language)
        for old, new, target in zip(before, after, meant, strict=True)
        if old != new
    ]
    better, worse = sum(c > 0 for c in changes), sum(c < 0 for c in changes)
    print(
        f"  {len(changes)} drafts are others: {better} nearer to the translation, {worse} farther"
    )


def _kept(drafts: list[str], meant: list[str], language: str) -> tuple[int, int]:
    """Return how many content words of ``drafts`` stand in what is ``meant``, and of how many."""
    lemmas = Words.of(language).lemmas
    kept = words = 0
    for draft, target in zip(drafts, meant, strict=True):
        there = {base for word in _words(target) for base in (word, *lemmas(word))}
        for word in _words(draft):
            if len(word) > 2 and word not in FUNCTION_WORDS[language]:
                words += 1
                kept += not there.isdisjoint((word, *lemmas(word)))
    return kept, words


def _share(draft: str, target: str, language: str) -> float:
    kept, words = _kept([draft], [target], language)
    return kept / words if words else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


if __name__ == "__main__":
    main()
