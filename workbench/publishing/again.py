"""Make publications again that are out of date.

Their records are shared with the article, and whoever wrote them may have named any file. So
only editions and sites are written, only inside the workspace, and only over files that are
still as they were published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.articles import Article
from workbench.publishing.formats import SITE
from workbench.publishing.making import edition_file
from workbench.publishing.records import Publication, path_of, publications, remember
from workbench.publishing.refusals import refuse_changed, refuse_strange_place
from workbench.publishing.sites import Progress, publish_site
from workbench.publishing.snapshot import Snapshot
from workbench.system.backups import Report, replace_file
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many
from workbench.workspace import Workspace


def make_again(
    workspace: Workspace, articles: Iterable[Article], report: Report, progress: Progress
) -> Iterator[Path]:
    """Make all publications of ``articles`` again that are out of date; yield their paths.

    Faults are reported; after the last publication, raises ``WorkbenchError`` if there were any.
    """
    sites: set[str] = set()
    failed = 0
    for article in articles:
        try:
            published = publications(article)
            if not published:
                continue
            now = Snapshot.of(article)
        except WorkbenchError as error:
            report(str(error))
            failed += 1
            continue
        for publication in published:
            known = publication.format == SITE and publication.file in sites
            if known or publication.text == now.text:
                continue
            sites.add(publication.file)
            try:
                yield _made(workspace, now, publication, report, progress)
            except WorkbenchError as error:
                report(str(error))
                failed += 1
    if failed:
        raise WorkbenchError(
            f"{how_many(failed, 'publication')} could not be made again",
            remedy='mend what is said above, or take them out of "published.yaml"',
        )


def _made(
    workspace: Workspace,
    now: Snapshot,
    publication: Publication,
    report: Report,
    progress: Progress,
) -> Path:
    """Make ``publication`` of its article again; return its path, or that of a site's index."""
    path = path_of(publication, workspace.folder)
    refuse_strange_place(workspace, now.article, publication, path)
    if publication.format == SITE:
        return publish_site(
            workspace, path, publication, report, progress, on_error=_refuse, only_ours=True
        ).path
    made, data = edition_file(workspace, now, publication, report)
    refuse_changed(path, data, publication.sha256)
    replace_file(path, data, report, publication.sha256)
    remember(workspace, now.article, made, path, report)
    return path


def _refuse(fault: WorkbenchError) -> None:
    """Raise ``fault``, so that no site loses the article that has it."""
    raise fault
