"""``workbench site``: all articles as a folder of web pages."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_line, progress, report_faults, say, usage_errors
from workbench.cli.stale import tell_stale
from workbench.publishing.plan import site_request
from workbench.publishing.sites import publish_site
from workbench.system.errors import WorkbenchError


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
@usage_errors()
def site(
    output: Path, title: str | None, address: str, with_drafts: bool, with_errors: bool
) -> None:
    """Write all finished articles as a site: pages, books, an index and a feed.

    Every article has a bilingual page, one in the target language alone, an EPUB and a PDF.
    The path of the index is printed. Files that the site no longer has stay; what files held
    that the workbench did not write stays beside the new ones, with a "~".
    """
    wanted = site_request(title or "", address, drafts=with_drafts)
    workspace = open_workspace()
    faults: list[WorkbenchError] = []
    made = publish_site(
        workspace, output, wanted, say, progress, on_error=faults.append, with_errors=with_errors
    )
    print_line(str(made.path))
    report_faults(faults)
    tell_stale(workspace, made.texts, made.texts.__getitem__)
