"""``workbench evaluate``."""

from __future__ import annotations

import sys

import click

from workbench.articles import read_catalogs
from workbench.catalog import Segment
from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_json, print_line, progress, report_faults, say
from workbench.drafting.evaluation import Evaluation, comparable
from workbench.drafting.evaluation import evaluate as evaluated
from workbench.engines import ENGINES, open_engine
from workbench.system.errors import WorkbenchError


@click.command()
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option(
    "--engine", type=click.Choice(tuple(ENGINES)), help="What translates; else as configured."
)
@click.option(
    "--show",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="How many of the most changed to show.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def evaluate(articles: tuple[str, ...], engine: str | None, show: int, as_json: bool) -> None:
    """Measure the engine against finished segments of each ARTICLE (all unless named).

    Shows chrF and BLEU, and the segments that people changed most. The segments are
    translated anew; nothing is written.
    """
    workspace = open_workspace()
    directions: dict[tuple[str, str], dict[str, list[Segment]]] = {}
    faults: list[WorkbenchError] = []
    for article, catalog in read_catalogs(workspace.selected(articles), faults.append):
        direction = (catalog.source_language, catalog.target_language)
        if finished := comparable(catalog):
            directions.setdefault(direction, {})[article.slug] = finished
    rows = []
    failed = False
    for (source, target), by_article in directions.items():
        try:
            own = workspace.own_lexicon(source, target)
            opened = open_engine(workspace.configuration.engines, source, target, engine, own=own)
        except WorkbenchError as error:
            # There may be a model for the opposite direction.
            say(f"{source}→{target}: {error}")
            failed = True
            continue
        with progress(f"{source}→{target}") as bar:
            evaluation = evaluated(by_article, opened, bar)
        if evaluation is None:
            continue
        if as_json:
            rows.append(_row(evaluation, source, target, show))
        else:
            _report(evaluation, f"{source}→{target}", show)
    if as_json:
        print_json(rows)
    elif not directions:
        say("no finished segments yet; accept some in the editor first")
    report_faults(faults)
    if failed:
        sys.exit(1)


def _report(evaluation: Evaluation, direction: str, show: int) -> None:
    total = len(evaluation.comparisons)
    print_line(
        f"{direction}  {evaluation.engine}: chrF {evaluation.chrf:.1f}, "
        f"BLEU {evaluation.bleu:.1f} on {total} finished segments; "
        f"{evaluation.same} of them need no change"
    )
    for comparison in evaluation.comparisons[:show]:
        print_line(f"\n{comparison.article} {comparison.segment.id}  chrF {comparison.chrf:.0f}")
        print_line(f"  source   {comparison.segment.source}")
        print_line(f"  machine  {comparison.machine}")
        print_line(f"  person   {comparison.segment.target}")


def _row(evaluation: Evaluation, source: str, target: str, show: int) -> dict[str, object]:
    return {
        "from": source,
        "to": target,
        "engine": evaluation.engine,
        "segments": len(evaluation.comparisons),
        "unchanged": evaluation.same,
        "chrf": round(evaluation.chrf, 2),
        "bleu": round(evaluation.bleu, 2),
        "most_changed": [
            {
                "article": comparison.article,
                "id": comparison.segment.id,
                "source": comparison.segment.source,
                "machine": comparison.machine,
                "person": comparison.segment.target,
                "chrf": round(comparison.chrf, 2),
            }
            for comparison in evaluation.comparisons[:show]
        ],
    }
