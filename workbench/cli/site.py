"""``workbench site``: all articles as a folder of web pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from workbench.cli.opening import open_workspace, progress, say
from workbench.cli.output import refuse_errors, refuse_own_files
from workbench.cli.publishing import leave_out, remember
from workbench.cli.stale import tell_stale
from workbench.editions import HOUSE, Edition
from workbench.editions.inlines import safe_address
from workbench.editions.publications import SITE, Publication, fingerprint
from workbench.errors import WorkbenchError
from workbench.files import write_atomically
from workbench.workspace import Workspace


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    help="The folder to write into; site in the current folder unless named.",
)
@click.option("--title", help="The site's title; else the name of the workspace's folder.")
@click.option("--url", "address", default="", help="Where the site will stand.")
@click.option("--with-drafts", is_flag=True, help="Publish unfinished articles too, marked.")
@click.option("--with-errors", is_flag=True, help="Publish in spite of errors that checks find.")
def site(
    output: Path, title: str | None, address: str, with_drafts: bool, with_errors: bool
) -> None:
    """Write all finished articles as a site: pages, books, an index and a feed.

    Every article has a bilingual page, one in the target language alone, an EPUB and a PDF.
    The path of the index is printed. Files that the site no longer has stay.
    """
    if address and not safe_address(address):
        raise click.UsageError("--url must be an address such as https://example.org/")
    wanted = Publication("", SITE, title=title or "", url=address, drafts=with_drafts)
    publish(open_workspace(), output, wanted, with_errors=with_errors)


def publish(
    workspace: Workspace, output: Path, wanted: Publication, *, with_errors: bool = False
) -> None:
    """Write the site into the folder ``output`` as ``wanted`` says, and print its index."""
    from workbench.editions.site import Site
    from workbench.editions.templating import templates_of

    refuse_own_files(workspace, output)
    chosen, left_out = [], []
    for article in workspace.articles:
        text = fingerprint(article)
        edition = Edition.of(article, workspace.glossary)
        if not wanted.drafts and (edition.drafts or edition.untranslated):
            say(f"{article.slug}: left out, since it is not finished")
            left_out.append(article)
            continue
        if not with_errors:
            refuse_errors(workspace, article)
        chosen.append((article, text, edition))
    if not chosen:
        raise WorkbenchError(
            "no article is finished", remedy='finish one, or publish drafts with "--with-drafts"'
        )
    made = Site(
        title=wanted.title or workspace.folder.name,
        language=workspace.configuration.target_language,
        editions=tuple(edition for *_, edition in chosen),
        address=f"{wanted.url.rstrip('/')}/" if wanted.url else "",
    )
    # Everything is made before anything is written, so that a fault leaves the old site.
    with progress("site") as show:
        files = []
        for number, file in enumerate(made.files(templates_of(workspace.folder / HOUSE)), 1):
            files.append(file)
            show(number, 4 * len(chosen) + 2)
    for name, data in files:
        write_atomically(output / name, data)
    click.echo(output / "index.html")
    for article, text, _ in chosen:
        remember(workspace, article, replace(wanted, text=text), output)
    for article in left_out:
        leave_out(workspace, article, output)
    tell_stale(workspace, *workspace.articles)
