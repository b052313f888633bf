"""``workbench export``: bilingual editions, and aligned pairs as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from workbench.articles import Article
from workbench.articles.rendering import target_name
from workbench.catalog import State
from workbench.cli.opening import open_workspace
from workbench.cli.output import STANDARD_OUTPUT, write_output
from workbench.cli.printing import print_line, progress, say
from workbench.cli.stale import as_typed, tell_stale
from workbench.editions import Edition, Layout, Paper
from workbench.editions import formats as editions
from workbench.exchange import FINISHED, Pair, Selection, pairs_of
from workbench.exchange.formats import chunks
from workbench.publishing.formats import (
    CATALOGS,
    DATA,
    EDITIONS,
    FORMATS,
    PAGED,
    PUBLISHED,
    suffix_of,
    told_by_suffix,
)
from workbench.publishing.making import edition_bytes, forget_place, remember, remembered_sum
from workbench.publishing.making_again import make_again
from workbench.publishing.publications import SAME, Publication, fingerprint
from workbench.system.checksums import sha256
from workbench.workspace import Workspace

_COLUMNS = [name for name, form in editions.FORMATS.items() if form.layout is Layout.COLUMNS]


@click.command(
    epilog=f"Editions are {', '.join(EDITIONS)}. Data are {', '.join(DATA)}, of one ARTICLE or "
    f"many; {', '.join(CATALOGS)} are the catalog of one."
)
@click.argument("articles", metavar="ARTICLE...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="For data: all articles.")
@click.option(
    "--format",
    "name",
    type=click.Choice(tuple(FORMATS)),
    help="Else told from the suffix of --output; html without either.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|-",
    help='"-" is standard output; else ARTICLE.fr-en.FORMAT in the current folder.',
)
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Layout]),
    help=f"For editions; columns in {', '.join(_COLUMNS)}, else alternating, unless named.",
)
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper]),
    help="For editions with pages; a4 unless named.",
)
@click.option("--no-drafts", is_flag=True, help="Refuse to publish unfinished segments.")
@click.option("--with-errors", is_flag=True, help="For editions: publish in spite of errors.")
@click.option(
    "--stale",
    "again",
    is_flag=True,
    help="Make all editions and sites again that are out of date, of the ARTICLEs or of all.",
)
@click.option(
    "--forget",
    "forgotten",
    metavar="FILE",
    help="Remember no more that FILE, or a site's folder, was published; it stays as it is.",
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in State]),
    help="For data: the states to write; translated and reviewed unless named. May be repeated.",
)
@click.option(
    "--origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help='For data: write what came from there only, as "human" or "argos". May be repeated.',
)
def export(
    articles: tuple[str, ...],
    every: bool,
    name: str | None,
    output: str | None,
    layout: str | None,
    paper: str | None,
    no_drafts: bool,
    with_errors: bool,
    again: bool,
    forgotten: str | None,
    states: tuple[str, ...],
    origins: tuple[str, ...],
) -> None:
    """Write an ARTICLE as a bilingual edition, or aligned pairs for other programs.

    "same" is the translation alone, in the format of its source. The path of the file is
    printed. Drafts are marked in editions, and left out of data. What was published is
    remembered; "workbench status" tells what is out of date.
    """
    others = any((every, name, output, layout, paper, no_drafts, with_errors, states, origins))
    if forgotten is not None:
        if others or again:
            raise click.UsageError("--forget makes nothing; it takes ARTICLEs alone")
        workspace = open_workspace()
        for article in forget_place(workspace, workspace.selected(articles), Path(forgotten)):
            say(f"{article.slug}: {forgotten} is forgotten")
        return
    if again:
        if others:
            raise click.UsageError("--stale makes again what was published, in the same way")
        workspace = open_workspace()
        for made in make_again(workspace, workspace.selected(articles), say, progress):
            print_line(as_typed(made))
        return
    name = name or _format_of(output)
    _refuse_options_of_others(name, layout, paper, with_errors, (*states, *origins))
    workspace = open_workspace()
    chosen = _chosen(workspace, articles, every, name)
    default = _default_name(workspace, chosen, name)
    if not FORMATS[name].by_language:
        _refuse_suffix_of_others(name, output, default)
    if no_drafts and name not in PUBLISHED:
        for article in chosen:
            Edition.of(article).refuse_drafts()
    if name in DATA:
        selection = Selection(tuple(map(State, states)) or FINISHED, origins)
        _write_data(workspace, chosen, name, selection, output, default)
        return
    (article,) = chosen
    if name in CATALOGS:
        write_output(workspace, [FORMATS[name].maker(article)], output, Path(default))
        return
    wanted = replace(_publication(article, name, layout, paper), no_drafts=no_drafts)
    data = edition_bytes(workspace, article, wanted, say, with_errors=with_errors)
    ours = remembered_sum(workspace, article, Path(default))
    path = write_output(workspace, [data], output, Path(default), ours)
    if path:
        remember(workspace, article, replace(wanted, sha256=sha256(data)), path, say)
        tell_stale(workspace, article)


def _publication(article: Article, name: str, layout: str | None, paper: str | None) -> Publication:
    """Return how ``article`` is made in the format ``name``, with what goes without saying."""
    text = fingerprint(article)
    form = editions.FORMATS.get(name)
    if form is None:
        return Publication("", name, text=text)
    return Publication(
        "",
        name,
        text=text,
        layout=layout or form.layout.value,
        paper=paper or (Paper.A4.value if form.paged else ""),
    )


def _format_of(output: str | None) -> str:
    """Tell the format from the suffix of ``output``; an edition to read where it has none."""
    told = told_by_suffix(output or "")
    if told and told not in FORMATS:
        raise click.UsageError(
            f'no format goes with ".{told}"; name one with --format: {", ".join(FORMATS)}'
        )
    return told or "html"


def _refuse_suffix_of_others(name: str, output: str | None, default: str) -> None:
    """Raise where ``output`` is called after another format than ``name``, as ``default`` is."""
    told = told_by_suffix(output or "")
    if told in FORMATS and told not in (name, told_by_suffix(default)):
        other = Path(output or "").with_suffix(Path(default).suffix)
        raise click.UsageError(
            f"{output} is named like {told}, but --format says {name}; call it {other}, "
            "or leave --format out"
        )


def _refuse_options_of_others(
    name: str,
    layout: str | None,
    paper: str | None,
    with_errors: bool,
    selecting: tuple[str, ...],
) -> None:
    """Raise where an option goes with other formats than ``name``."""
    for option, value in (("--layout", layout), ("--with-errors", with_errors)):
        if value and name not in EDITIONS:
            raise click.UsageError(f"{option} is for editions ({', '.join(EDITIONS)})")
    if paper and name not in PAGED:
        raise click.UsageError(f"--paper is for editions with pages ({', '.join(PAGED)})")
    if selecting and name not in DATA:
        raise click.UsageError(f"--state and --origin are for data ({', '.join(DATA)})")


def _chosen(workspace: Workspace, names: tuple[str, ...], every: bool, name: str) -> list[Article]:
    """Return the articles to export in the format ``name``."""
    if every == bool(names):
        raise click.UsageError("name an ARTICLE" + (", or take --all" if name in DATA else ""))
    if name not in DATA and (every or len(names) > 1):
        raise click.UsageError(f"{name} is made of one article at a time")
    return workspace.selected(names)


def _write_data(
    workspace: Workspace,
    chosen: list[Article],
    name: str,
    selection: Selection,
    output: str | None,
    default: str,
) -> None:
    """Write the pairs of ``chosen`` that are in ``selection``."""
    selected = _or_told(pairs_of(chosen, selection), selection)
    if not FORMATS[name].by_language:
        write_output(workspace, chunks(selected, name), output, Path(default))
        return
    if output in STANDARD_OUTPUT:
        raise click.UsageError(f"{name} makes two files; name their beginning with -o")
    base = default.removesuffix(f".{name}")
    for language, data in FORMATS[name].maker(selected).items():
        named = f"{output}.{language}" if output else None
        write_output(workspace, [data], named, Path(f"{base}.{language}"))


def _or_told(selected: Iterator[Pair], selection: Selection) -> Iterator[Pair]:
    """Yield what is ``selected``; say so where nothing is."""
    first = next(selected, None)
    if first is None:
        states = " or ".join(state.value for state in State if state in selection.states)
        origins = f" and from {' or '.join(selection.origins)}" if selection.origins else ""
        say(f"no segment is {states}{origins}; --state and --origin choose others")
        return
    yield first
    yield from selected


def _default_name(workspace: Workspace, chosen: list[Article], name: str) -> str:
    """Return how a file is called that nobody named."""
    if name == SAME:
        return target_name(chosen[0])
    suffix = suffix_of(name)
    if len(chosen) != 1:
        return f"{workspace.folder.name}.{suffix}"
    metadata = chosen[0].metadata
    direction = f"{metadata.source_language}-{metadata.target_language}"
    return f"{chosen[0].slug}.{direction}.{suffix}"
