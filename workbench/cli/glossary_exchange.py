"""``workbench glossary import``, ``export`` and ``merge``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from workbench.cli.glossary_output import shown_path
from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_line, say
from workbench.glossary import Status, Term
from workbench.glossary.entry import CHOICES
from workbench.glossary.formats import FORMATS, read_as, suffix_of, write_as
from workbench.glossary.merging import merge_texts
from workbench.glossary.reading import field_of
from workbench.glossary.term import Identity
from workbench.glossary.writing import add_terms, home_of
from workbench.publishing.writing import STANDARD_OUTPUT, write
from workbench.system.files import read_bytes, read_text, write_where_named
from workbench.text.counts import how_many
from workbench.workspace import GLOSSARY

_SOURCE = click.option(
    "--from",
    "source_language",
    type=click.Choice(["fr", "en"]),
    default="fr",
    help="The language of the sources, in formats of sources and targets.",
)


@click.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--format", "name", type=click.Choice(list(FORMATS)), help="Else told by the suffix.")
@_SOURCE
@click.option(
    "--status", type=click.Choice(CHOICES["status"]), help="Of what the file does not forbid."
)
@click.option("--file", "file_name", help="The file in glossary/ to add to; else named alike.")
def import_terms(
    source: Path, name: str | None, source_language: str, status: str | None, file_name: str | None
) -> None:
    """Add the terms of FILE that the glossary does not have yet.

    Terms for an expression and sense that has an entry already are left out, and named.
    """
    workspace = open_workspace()
    reading = read_as(name, read_bytes(source), source, source_language)
    for remark in reading.remarks:
        say(f"{source.name}: {remark}")
    path = home_of(workspace.folder / GLOSSARY, file_name or source.stem, "")
    new: dict[Identity, Term] = {}
    left_out = 0
    for term in reading.terms:
        wanted = term
        if status is not None and term.status is not Status.FORBIDDEN:
            wanted = replace(term, status=Status(status))
        filed = _filed(wanted, path)
        twin = workspace.glossary.entry_for(wanted) or new.get(filed.identity)
        if twin is None:
            new[filed.identity] = filed
            continue
        left_out += 1
        if not twin.includes(wanted):
            say(f'left out "{wanted}": the glossary has "{twin}" ({twin.status})')
    if new:
        add_terms(path, new.values())
    say(f"{how_many(len(new), 'term')} added to {shown_path(path)}, {left_out} there already")


@click.command("export")
@click.option("--format", "name", type=click.Choice(list(FORMATS)), default="tbx")
@click.option(
    "-o", "--output", metavar="FILE|-", help='"-" is standard output; else glossary.SUFFIX here.'
)
@_SOURCE
@click.option("--status", "statuses", multiple=True, type=click.Choice(CHOICES["status"]))
@click.option("--field", "fields", multiple=True, help="Only the terms of this field.")
def export_terms(
    name: str,
    output: str | None,
    source_language: str,
    statuses: tuple[str, ...],
    fields: tuple[str, ...],
) -> None:
    """Write the terms for another program, and say what its format has no room for.

    The path of the file is printed.

    \b
    tbx       TBX version 3, dialect Basic        xlsx     a spreadsheet, all fields
    tbx-core  TBX version 3, dialect Core         omegat   OmegaT's tab-separated glossary
    tbx2      TBX version 2, which OmegaT reads   weblate  Weblate's CSV glossary
    csv       a table, all fields
    """
    workspace = open_workspace()
    terms = [
        term
        for term in workspace.glossary.terms
        if (not statuses or term.status in statuses) and (not fields or term.field in fields)
    ]
    writing = write_as(name, terms, source_language)
    for loss in writing.losses:
        say(f"{name}: {loss}")
    default = f"glossary{suffix_of(name)}"
    path = write(workspace, output, default, [writing.data], say, sys.stdout)
    if path:
        print_line(str(path))
    say(f"{how_many(len(terms) - writing.left_out, 'term')} written")


def _filed(term: Term, path: Path) -> Term:
    """Return ``term`` with the default field of the file at ``path``, if it has none."""
    return replace(term, field=term.field or field_of(path))


@click.command("merge")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE|-", help='Else OURS; "-" is standard output.')
def merge_files(base: Path, ours: Path, theirs: Path, output: str | None) -> None:
    """Put into OURS what THEIRS changed since BASE, entry by entry.

    Comments and order are those of OURS. What both changed differently stays as it is in
    OURS, and is named; the exit status is then 1.
    """
    merged = merge_texts(read_text(base), read_text(ours), read_text(theirs), ours)
    if output in STANDARD_OUTPUT:
        click.echo(merged.text, nl=False)
    else:
        write_where_named(Path(output or ours), merged.text.encode("utf-8"))
    for conflict in merged.conflicts:
        say(f"conflict: {conflict}")
    if merged.conflicts:
        sys.exit(1)
