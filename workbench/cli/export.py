"""``workbench export``: bilingual editions, and aligned pairs as data."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from workbench.articles import Article
from workbench.articles.rendering import target_bytes, target_name
from workbench.catalog import State
from workbench.cli.opening import open_workspace, say
from workbench.editions import Edition, Layout, Paper
from workbench.editions import formats as editions
from workbench.errors import WorkbenchError
from workbench.exchange import FINISHED, pairs_of
from workbench.exchange import formats as exchange
from workbench.exchange.po import po_bytes
from workbench.files import write_atomically
from workbench.workspace import GLOSSARY, TRANSLATIONS, Workspace

#: The format of the article's own source.
_SAME = "same"
_FORMATS = (*editions.FORMATS, *exchange.FORMATS, "po", _SAME)


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--format",
    "name",
    type=click.Choice(_FORMATS),
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
    help="For editions; columns in HTML and PDF, else alternating, unless named.",
)
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper]),
    help="For editions with pages; a4 unless named.",
)
@click.option("--no-drafts", is_flag=True, help="Refuse to publish unfinished segments.")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in State]),
    help="For data: the states to write; translated and reviewed unless named. May be repeated.",
)
def export(
    article: str,
    name: str | None,
    output: str | None,
    layout: str | None,
    paper: str | None,
    no_drafts: bool,
    states: tuple[str, ...],
) -> None:
    """Write ARTICLE as a bilingual edition, or as aligned pairs for other programs.

    Editions are html, epub, pdf, docx, md and txt; data are tmx, csv, tsv, jsonl and po; "same" is
    the translation alone, in the format of its source. The path of the file is printed.
    Drafts are marked in editions, and left out of data.
    """
    name = name or _format_of(output)
    if layout and name not in editions.FORMATS:
        raise click.UsageError(f"--layout is for editions ({', '.join(editions.FORMATS)})")
    if paper and not (name in editions.FORMATS and editions.FORMATS[name].paged):
        paged = [name for name, form in editions.FORMATS.items() if form.paged]
        raise click.UsageError(f"--paper is for editions with pages ({', '.join(paged)})")
    if states and name not in exchange.FORMATS:
        raise click.UsageError(f"--state is for data ({', '.join(exchange.FORMATS)})")
    workspace = open_workspace()
    chosen = workspace.article(article)
    edition = Edition.of(chosen, workspace.glossary)
    if no_drafts:
        edition.refuse_drafts()
    if name in editions.FORMATS:
        data: Iterable[bytes] = [
            editions.render(
                edition, name, Layout(layout) if layout else None, Paper(paper or Paper.A4)
            )
        ]
    elif name in exchange.FORMATS:
        data = exchange.chunks(pairs_of([chosen], [State(s) for s in states] or FINISHED), name)
    elif name == _SAME:
        data = [target_bytes(chosen)]
    else:
        data = [po_bytes(chosen)]
    _write(workspace, data, output, _default_name(chosen, name))


def _format_of(output: str | None) -> str:
    """Tell the format from the suffix of ``output``; an edition to read where it has none."""
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    suffix = {"htm": "html", "markdown": "md", "text": "txt"}.get(suffix, suffix)
    if suffix and suffix not in _FORMATS:
        raise click.UsageError(
            f'no format goes with ".{suffix}"; name one with --format: {", ".join(_FORMATS)}'
        )
    return suffix or "html"


def _default_name(article: Article, name: str) -> Path:
    if name == _SAME:
        return Path(target_name(article))
    metadata = article.metadata
    return Path(f"{article.slug}.{metadata.source_language}-{metadata.target_language}.{name}")


def _write(workspace: Workspace, data: Iterable[bytes], output: str | None, default: Path) -> None:
    """Write ``data`` where the person wants it, and print the path.

    A file that nobody named is not lost: it stays beside the new one, with a "~".
    """
    if output == "-":
        sys.stdout.buffer.writelines(data)
        sys.stdout.flush()
        return
    path = Path(output) if output else default
    _refuse_own_files(workspace, path)
    if output is None and path.is_file():
        data = [b"".join(data)]
        old = path.read_bytes()
        if old != data[0]:
            backup = path.with_name(f"{path.name}~")
            write_atomically(backup, old)
            say(f"{path} was there; what it held is in {backup}")
    write_atomically(path, data)
    click.echo(path)


def _refuse_own_files(workspace: Workspace, path: Path) -> None:
    """Raise where ``path`` lies among what translators work on."""
    if path.is_dir():
        raise WorkbenchError("this is a folder", path=path, remedy="name a file in it")
    target = path.resolve()
    for name in (TRANSLATIONS, GLOSSARY):
        if target.is_relative_to(workspace.folder / name):
            raise WorkbenchError(
                f"exports are not written into {name}/, where the work lies",
                path=path,
                remedy="choose another folder",
            )
