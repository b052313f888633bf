"""What a glossary does to drafts: the share of terms respected, and chrF.

"told" is what an engine makes that is shown the terms, "with" what is made of that where terms
are still missing.

    python benchmarks/enforcement.py PAIRS.tsv [GLOSSARY] [--from fr|en] [--most N] [--show]

PAIRS.tsv has a French sentence, a tab and its English translation on each line. GLOSSARY is
a folder or a file of terms; all sentences that have one count, whatever their references say.
Without it the terms are those that extraction finds in the pairs themselves, with the
translations that the references have; that favours enforcement, and only sentences count
whose reference has the accepted expressions. --show prints each draft that was changed.
Needs sacrebleu.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from sacrebleu.metrics import CHRF

from workbench.catalog import Segment, State
from workbench.drafting.enforcement import Enforced, Enforcer
from workbench.drafting.wanted_terms import wanted_terms
from workbench.engines import EngineSettings, open_engine
from workbench.glossary import Glossary, Passage, Status
from workbench.glossary.reading import read_terms
from workbench.glossary.reports.extraction import extract
from workbench.system.files import read_text
from workbench.text.languages import other_language

#: The longest sentences tested, in characters.
_LONGEST = 300


def main() -> None:
    """Print the figures without and with enforcement."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("glossary", type=Path, nargs="?")
    parser.add_argument("--from", dest="language", choices=["fr", "en"], default="fr")
    parser.add_argument("--most", type=int, default=300, help="sentences")
    parser.add_argument("--show", action="store_true", help="the drafts that were changed")
    arguments = parser.parse_args()
    source_language, target_language = arguments.language, other_language(arguments.language)
    pairs = [
        (line.split("\t")[0], line.split("\t")[1])
        for line in read_text(arguments.pairs).splitlines()
        if line.count("\t")
    ]
    if source_language == "en":
        pairs = [(english, french) for french, english in pairs]
    if arguments.glossary:
        glossary = _read(arguments.glossary)
        tested = [pair for pair in pairs if glossary.required(pair[0], source_language)]
    else:
        glossary = _extracted(pairs, source_language)
        tested = [pair for pair in pairs if _fits(glossary, *pair, source_language)]
    tested = [pair for pair in tested if len(pair[0]) < _LONGEST]
    tested = tested[:: max(1, len(tested) // arguments.most)][: arguments.most]
    sources = [source for source, _ in tested]
    references = [reference for _, reference in tested]
    engine = open_engine(EngineSettings(), source_language, target_language)
    print(f"{engine.origin}, {len(glossary.terms)} terms, {len(tested)} sentences")
    started = time.perf_counter()
    plain = [answers[0] if answers else "" for answers in engine.translate(sources)]
    translated = time.perf_counter()
    wanted = [wanted_terms(glossary, source, source_language) for source in sources]
    told = [answers[0] if answers else "" for answers in engine.translate(sources, terms=wanted)]
    said = time.perf_counter()
    enforced = Enforcer(engine, glossary).enforce(sources, told)
    done = time.perf_counter()
    for name, drafts, seconds in (
        ("without", plain, translated - started),
        ("told", told, said - translated),
        ("with", [one.target for one in enforced], done - translated),
        ("reference", references, 0),
    ):
        respected, demanded = _share(glossary, sources, drafts, source_language)
        score = CHRF().corpus_score(drafts, [references]).score
        print(
            f"{name:9} {respected}/{demanded} terms ({100 * respected / demanded:.1f} %), "
            f"chrF {score:.2f}, {seconds:.1f} s"
        )
    if arguments.show:
        for pair, one in zip(tested, enforced, strict=True):
            _show(*pair, one)


def _read(path: Path) -> Glossary:
    if path.is_dir():
        return Glossary.read(path)
    terms, faults = read_terms(read_text(path), path)
    if faults:
        raise faults[0]
    return Glossary(terms)


def _extracted(pairs: list[tuple[str, str]], language: str) -> Glossary:
    passages = [
        Passage(
            "pairs",
            Segment(f"b{n:05}.1", *pair, State.TRANSLATED),
            language,
            other_language(language),
        )
        for n, pair in enumerate(pairs)
    ]
    candidates = extract(Glossary(), passages, least=4, limit=400)
    return Glossary(
        replace(candidate.as_term(""), status=Status.APPROVED)
        for candidate in candidates
        if len(candidate.translations) == 1
    )


def _fits(glossary: Glossary, source: str, reference: str, language: str) -> bool:
    demands = glossary.required(source, language)
    return bool(demands) and all(
        glossary.respected(match, reference, other_language(language)) for match in demands
    )


def _share(
    glossary: Glossary, sources: list[str], drafts: list[str], language: str
) -> tuple[int, int]:
    respected = demanded = 0
    for source, draft in zip(sources, drafts, strict=True):
        for match in glossary.required(source, language):
            demanded += 1
            respected += glossary.respected(match, draft, other_language(language))
    return respected, demanded


def _show(source: str, reference: str, one: Enforced) -> None:
    if one.target != one.own or one.missing:
        print(f"\n  {source}\n= {reference}\n- {one.own}\n+ {one.target}")
        print(f"  in: {list(one.put_in)}  missing: {[str(term) for term in one.missing]}")


if __name__ == "__main__":
    main()
