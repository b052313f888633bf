"""What enforcing a glossary does to drafts: the share of terms respected, and chrF.

    python benchmarks/enforcement.py PAIRS.tsv [GLOSSARY] [--most N]

PAIRS.tsv has a French sentence, a tab and its English translation on each line. Without a
folder GLOSSARY the terms are those that extraction finds in the pairs themselves, with the
translations that the references have. Only sentences count that have a term, and whose
reference has its accepted expression. Needs sacrebleu.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from sacrebleu.metrics import CHRF

from workbench.catalog import Segment, State
from workbench.configuration import Configuration
from workbench.enforcement import Enforcer
from workbench.engines import open_engine
from workbench.glossary import Glossary, Match, Passage, Status
from workbench.glossary.extraction import extract


def main() -> None:
    """Print the figures without and with enforcement."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("glossary", type=Path, nargs="?")
    parser.add_argument("--most", type=int, default=300, help="sentences")
    arguments = parser.parse_args()
    rows = [
        tuple(line.split("\t")[:2])
        for line in arguments.pairs.read_text(encoding="utf-8").splitlines()
        if line.count("\t")
    ]
    glossary = Glossary.read(arguments.glossary) if arguments.glossary else _extracted(rows)
    tested = [row for row in rows if len(row[0]) < 300 and _fits(glossary, *row)]
    tested = tested[:: max(1, len(tested) // arguments.most)][: arguments.most]
    sources = [french for french, _ in tested]
    references = [english for _, english in tested]
    engine = open_engine(Configuration(), "fr", "en")
    print(f"{engine.origin}, {len(glossary.terms)} terms, {len(tested)} sentences")
    started = time.perf_counter()
    plain = [answers[0] if answers else "" for answers in engine.translate(sources)]
    translated = time.perf_counter()
    enforced = Enforcer(engine, glossary).enforce(sources, plain)
    done = time.perf_counter()
    for name, drafts, seconds in (
        ("without", plain, translated - started),
        ("with", [one.target for one in enforced], done - started),
    ):
        respected, demanded = _share(glossary, sources, drafts)
        score = CHRF().corpus_score(drafts, [references]).score
        print(
            f"{name:8} {respected}/{demanded} terms ({100 * respected / demanded:.1f} %), "
            f"chrF {score:.2f}, {seconds:.1f} s"
        )


def _extracted(rows: list[tuple[str, ...]]) -> Glossary:
    passages = [
        Passage("pairs", Segment(f"b{n:05}.1", french, english, State.TRANSLATED), "fr", "en")
        for n, (french, english) in enumerate(rows)
    ]
    candidates = extract(Glossary(), passages, least=4, limit=400)
    return Glossary(
        replace(candidate.as_term(""), status=Status.APPROVED)
        for candidate in candidates
        if len(candidate.translations) == 1
    )


def _demands(glossary: Glossary, source: str) -> list[Match]:
    return [
        match
        for match in glossary.matches(source, "fr")
        if match.binding and match.term.status in (Status.APPROVED, Status.KEEP)
    ]


def _fits(glossary: Glossary, french: str, english: str) -> bool:
    demands = _demands(glossary, french)
    return bool(demands) and all(glossary.respected(match, english, "en") for match in demands)


def _share(glossary: Glossary, sources: list[str], drafts: list[str]) -> tuple[int, int]:
    respected = demanded = 0
    for source, draft in zip(sources, drafts, strict=True):
        for match in _demands(glossary, source):
            demanded += 1
            respected += glossary.respected(match, draft, "en")
    return respected, demanded


if __name__ == "__main__":
    main()
