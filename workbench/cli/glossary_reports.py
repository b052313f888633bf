"""``workbench glossary stats``, ``audit`` and ``extract``: use of terms in the articles."""

from __future__ import annotations

import click

from workbench.cli.glossary_output import record, show_term, shown_path, summary
from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_json, print_line, report_faults, say
from workbench.glossary.reading import field_of
from workbench.glossary.reports.extraction import Candidate, extract
from workbench.glossary.reports.usage import Audit, GlossaryStatistics, Use, audit
from workbench.glossary.writing import add_terms, home_of
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many
from workbench.text.inline import without_tags
from workbench.workspace import GLOSSARY

_JSON = click.option("--json", "as_json", is_flag=True, help="For programs to read.")

#: The most passages per term, and the width of a text in characters.
_MOST_PASSAGES = 5
_WIDTH = 90


@click.command()
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@_JSON
def stats(articles: tuple[str, ...], as_json: bool) -> None:
    """Count the terms by status and field, and their uses in the articles."""
    workspace = open_workspace()
    faults: list[WorkbenchError] = []
    counts = GlossaryStatistics.of(workspace.glossary, workspace.passages(articles, faults.append))
    if as_json:
        print_json(_statistics_record(counts, len(workspace.glossary.terms)))
    else:
        _print_statistics(counts, len(workspace.glossary.terms))
    report_faults(faults)


def _statistics_record(counts: GlossaryStatistics, terms: int) -> dict[str, object]:
    return {
        "terms": terms,
        "statuses": dict(counts.statuses),
        "fields": dict(counts.fields),
        "uses": counts.uses,
        "respected": counts.respected,
        "waived": counts.waived,
        "unused": [record(term) for term in counts.unused],
    }


def _print_statistics(counts: GlossaryStatistics, terms: int) -> None:
    print_line(f"{terms:>6}  terms")
    for status, count in counts.statuses.most_common():
        print_line(f"{count:>6}  {status}")
    for field, count in counts.fields.most_common():
        print_line(f"{count:>6}  in {field or 'no field'}")
    print_line(f"{counts.uses:>6}  uses in passages with a translation")
    share = f" ({100 * counts.respected // counts.uses} %)" if counts.uses else ""
    print_line(f"{counts.respected:>6}  of them with an accepted expression{share}")
    print_line(f"{counts.waived:>6}  of the others waived")
    print_line(f"{len(counts.unused):>6}  accepted terms that no article has")


@click.command("audit")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--all", "with_consistent", is_flag=True, help="The consistent terms too.")
@_JSON
def audit_(articles: tuple[str, ...], with_consistent: bool, as_json: bool) -> None:
    """Show how each term has been rendered in all articles, the inconsistent ones first."""
    workspace = open_workspace()
    faults: list[WorkbenchError] = []
    audits = audit(workspace.glossary, workspace.passages(articles, faults.append))
    shown = [found for found in audits if with_consistent or found.inconsistency]
    if as_json:
        print_json([_audit_record(found) for found in shown])
    else:
        for found in shown:
            _show_audit(found)
        several = sum(bool(found.inconsistency) for found in audits)
        say(f"{how_many(len(audits), 'term')} used, {several} in several ways")
    report_faults(faults)


@click.command("extract")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--least", type=click.IntRange(min=1), default=2, help="Times it must stand there.")
@click.option("--limit", type=click.IntRange(min=1), default=30, help="The most candidates.")
@click.option("--write", "file_name", metavar="FILE", help="Add them to glossary/FILE, proposed.")
@_JSON
def extract_(
    articles: tuple[str, ...], least: int, limit: int, file_name: str | None, as_json: bool
) -> None:
    """Show what may deserve an entry: names, and what sources say again and again.

    Each candidate comes with a passage and with what it seems to have been translated by.
    """
    workspace = open_workspace()
    faults: list[WorkbenchError] = []
    candidates = extract(
        workspace.glossary, workspace.passages(articles, faults.append), least=least, limit=limit
    )
    if as_json:
        print_json([_candidate_record(candidate) for candidate in candidates])
    else:
        for candidate in candidates:
            _show_candidate(candidate)
    if not candidates:
        say("no candidates; --least 1 looks for rarer ones")
    elif file_name is not None:
        path = home_of(workspace.folder / GLOSSARY, file_name, "")
        add_terms(path, [candidate.as_term(field_of(path)) for candidate in candidates])
        say(f"{how_many(len(candidates), 'proposed term')} written to {shown_path(path)}")
    report_faults(faults)


def _show_candidate(candidate: Candidate) -> None:
    sides = " = ".join(filter(None, (candidate.expression, " or ".join(candidate.translations))))
    articles = f"{candidate.articles[0]}{', …' if len(candidate.articles) > 1 else ''}"
    print_line(f"{candidate.count:>5}  {sides}  ({articles})")
    source = without_tags(candidate.passages[0].segment.source)
    print_line(f"           {summary(source, _WIDTH)}")


def _candidate_record(candidate: Candidate) -> dict[str, object]:
    return {
        "expression": candidate.expression,
        "language": candidate.language,
        "count": candidate.count,
        "score": round(candidate.score, 2),
        "forms": dict(candidate.forms),
        "articles": candidate.articles,
        "translations": candidate.translations,
        "passages": [
            {
                "article": passage.article,
                "segment": passage.segment.id,
                "source": passage.segment.source,
                "target": passage.segment.target,
            }
            for passage in candidate.passages[:_MOST_PASSAGES]
        ],
    }


def _show_audit(found: Audit) -> None:
    show_term(found.term, how_many(len(found.uses), "use"))
    for rendering, count in found.renderings.most_common():
        if rendering:
            print_line(f"{count:>6}  {rendering}")
    for use in found.waived:
        if waiver := use.waiver:
            print_line(f"     -  waived by {waiver.person or 'someone'}: {waiver.reason}")
    if found.others:
        guess = f", perhaps {' or '.join(found.guesses)}" if found.guesses else ""
        print_line(f"{len(found.others):>6}  otherwise{guess}")
    for use in found.others[:_MOST_PASSAGES]:
        _show_use(use)
    if len(found.others) > _MOST_PASSAGES:
        print_line(f"        and {len(found.others) - _MOST_PASSAGES} more")


def _show_use(use: Use) -> None:
    segment = use.passage.segment
    print_line(f"        {use.passage.article} {segment.id}  ({segment.state})")
    for text in (segment.source, segment.target):
        print_line(f"            {summary(without_tags(text), _WIDTH)}")


def _audit_record(found: Audit) -> dict[str, object]:
    return {
        "term": record(found.term),
        "uses": len(found.uses),
        "renderings": {name: count for name, count in found.renderings.items() if name},
        "otherwise": [
            {
                "article": use.passage.article,
                "segment": use.passage.segment.id,
                "state": use.passage.segment.state.value,
                "source": use.passage.segment.source,
                "target": use.passage.segment.target,
            }
            for use in found.others
        ],
        "waived": [
            {
                "article": use.passage.article,
                "segment": use.passage.segment.id,
                "reason": use.waiver.reason,
                "person": use.waiver.person,
            }
            for use in found.waived
            if use.waiver
        ],
        "guesses": found.guesses,
    }
