"""Words per second of this workbench, of argostranslate, and of CTranslate2 called bare.

    python benchmarks/translation.py [PAIRS.tsv] [--sentences 1000] [--rounds 3]

PAIRS.tsv has a French and an English sentence on each line, with a tab between; without it
the segments of the repository's own articles are translated, and no chrF is shown. All
three use the package that ``workbench translate`` uses, on the same processors, by turns in
one process; the best of the rounds counts. argostranslate's sentence splitter, which
downloads a model, is replaced by one that leaves sentences alone: its time is not counted.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.catalog import Catalog, Segment
from workbench.drafting.pretranslation import draft
from workbench.engines import EngineSettings, open_engine
from workbench.engines.adapters.argos import ArgosModel, processors
from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import best
from workbench.glossary import Glossary

Translate = Callable[[list[str]], list[str]]


class _NoSplitter:
    """Takes the place of argostranslate's sentence splitter."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def ours(*, hints: bool) -> Translate:
    """The engine of ``workbench translate``, preparation and repair included."""
    engine = open_engine(EngineSettings(), "fr", "en", hints=hints)
    return lambda texts: [found[0] for found in engine.translate(texts)]


def drafts() -> Translate:
    """What ``workbench translate`` does but for reading and saving, without a glossary."""
    engine, glossary = open_engine(EngineSettings(), "fr", "en"), Glossary()

    def translate(texts: list[str]) -> list[str]:
        segments = [Segment(f"b{n:06}.1", text) for n, text in enumerate(texts)]
        return [segment.target for segment in draft(segments, engine, glossary)]

    return translate


def argostranslate(package: ModelPackage) -> Translate:
    """argostranslate's ``translate()`` of the whole text, a paragraph a sentence."""
    ArgosModel(package).hypotheses(["Oui."])  # imports argostranslate without its folders
    from argostranslate.package import Package
    from argostranslate.translate import PackageTranslation

    translation = PackageTranslation(None, None, Package(package.folder))
    translation.sentencizer = _NoSplitter()
    return lambda texts: translation.translate("\n".join(texts)).split("\n")


def bare(package: ModelPackage, **options: Any) -> Translate:
    """CTranslate2's ``translate_batch`` with the best settings found."""
    import ctranslate2
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(
        model_file=str(package.folder / "sentencepiece.model")
    )
    translator = ctranslate2.Translator(
        str(package.folder / "model"), "cpu", inter_threads=processors(), intra_threads=1
    )
    settings = {"beam_size": 4, "max_batch_size": 1024, "batch_type": "tokens", **options}

    def translate(texts: list[str]) -> list[str]:
        results = translator.translate_batch(pieces.encode(texts, out_type=str), **settings)
        return [pieces.decode(result.hypotheses[0]) for result in results]

    return translate


def sentences(pairs: Path | None, count: int) -> tuple[list[str], list[str]]:
    """Return French sentences, and the English ones where they are known."""
    if pairs is not None:
        lines = pairs.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line.count("\t") == 1]
        random.Random(1).shuffle(rows)
        return [row[0] for row in rows[:count]], [row[1] for row in rows[:count]]
    folder = Path(__file__).parent.parent / "translations"
    catalogs = [Catalog.read(path) for path in sorted(folder.glob("*/en.po"))]
    return [segment.source for catalog in catalogs for segment in catalog][:count], []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path, nargs="?")
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts, references = sentences(options.pairs, options.sentences)
    words = sum(len(text.split()) for text in texts)
    package = best("fr", "en")
    ways = {
        "the engine": ours(hints=True),
        "the engine, no hints": ours(hints=False),
        "workbench translate": drafts(),
        "argostranslate": argostranslate(package),
        "CTranslate2 bare, beam 4": bare(package),
        "CTranslate2 bare, beam 2": bare(package, beam_size=2),
    }
    wall = dict.fromkeys(ways, float("inf"))
    cpu = dict.fromkeys(ways, float("inf"))
    results: dict[str, list[str]] = {}
    for translate in ways.values():
        translate(texts[:3])
    for _ in range(options.rounds):
        for name, translate in ways.items():
            start, start_cpu = time.perf_counter(), time.process_time()
            results[name] = translate(texts)
            wall[name] = min(wall[name], time.perf_counter() - start)
            cpu[name] = min(cpu[name], time.process_time() - start_cpu)
    print(f"{len(texts)} sentences, {words} words, {processors()} processors, {package.name}")
    print("words a second, best of the rounds; times argostranslate")
    for name in ways:
        chrf = f"  chrF {_chrf(results[name], references):.2f}" if references else ""
        print(
            f"{name:<26} {words / wall[name]:>6.0f} ({wall['argostranslate'] / wall[name]:.1f})"
            f"  per processor second {words / cpu[name]:>6.0f}"
            f" ({cpu['argostranslate'] / cpu[name]:.1f}){chrf}"
        )


def _chrf(results: list[str], references: list[str]) -> float:
    from sacrebleu import corpus_chrf

    return float(corpus_chrf(results, [references]).score)


if __name__ == "__main__":
    main()
