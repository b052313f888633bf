"""What hints bring: chrF and BLEU of the engine with and without them, by set of pairs.

    python benchmarks/hints.py PAIRS.tsv... [--from fr|en] [--most 300]

Each PAIRS.tsv has a French and an English sentence on each line, with a tab between.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from sacrebleu import corpus_bleu, corpus_chrf

from workbench.engines import EngineSettings, open_engine
from workbench.text.languages import other_language


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--from", dest="language", choices=["fr", "en"], default="fr")
    parser.add_argument("--most", type=int, default=300, help="sentences of each set")
    options = parser.parse_args()
    direction = options.language, other_language(options.language)
    engines = [open_engine(EngineSettings(), *direction, hints=hints) for hints in (False, True)]
    print("| set | without: BLEU | chrF | with hints: BLEU | chrF |\n|---|---|---|---|---|")
    for path in options.pairs:
        rows = [line.split("\t")[:2] for line in path.read_text("utf-8").splitlines()]
        random.Random(1).shuffle(rows)
        rows = rows[: options.most]
        column = 0 if options.language == "fr" else 1
        sources, references = [r[column] for r in rows], [r[1 - column] for r in rows]
        cells = [path.stem]
        for engine in engines:
            drafts = [found[0] for found in engine.translate(sources)]
            cells.append(f"{corpus_bleu(drafts, [references]).score:.1f}")
            cells.append(f"{corpus_chrf(drafts, [references]).score:.1f}")
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
