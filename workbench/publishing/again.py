"""Publications that say something else than their article does by now, made again.

The records of what was published come with the article, from whoever wrote them last: they
may name any place. So only editions and sites are written again, among the other files of
the workspace, and only where nothing else has taken their place.
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
    workspace: Workspace, articles: Iterable[Article], tell: Report, progress: Progress
) -> Iterator[Path]:
    """Make all publications of ``articles`` again that are out of date; yield each one's path.

    What keeps one from being made is told; raises ``WorkbenchError`` in the end then.
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
            tell(str(error))
            failed += 1
            continue
        for publication in published:
            known = publication.format == SITE and publication.file in sites
            if known or publication.text == now.text:
                continue
            sites.add(publication.file)
            try:
                yield _made(workspace, now, publication, tell, progress)
            except WorkbenchError as error:
                tell(str(error))
                failed += 1
    if failed:
        raise WorkbenchError(
            f"{how_many(failed, 'publication')} could not be made again",
            remedy='mend what is said above, or take them out of "published.yaml"',
        )


def _made(
    workspace: Workspace, now: Snapshot, publication: Publication, tell: Report, progress: Progress
) -> Path:
    """Make ``publication`` again of its article; return where one begins to read it."""
    path = path_of(publication, workspace.folder)
    refuse_strange_place(workspace, now.article, publication, path)
    if publication.format == SITE:
        return publish_site(
            workspace, path, publication, tell, progress, passed_over=_refuse, only_ours=True
        ).path
    made, data = edition_file(workspace, now, publication, tell)
    refuse_changed(path, data, publication.sha256)
    replace_file(path, data, tell, publication.sha256)
    remember(workspace, now.article, made, path, tell)
    return path


def _refuse(fault: WorkbenchError) -> None:
    """Make no site again that would lose the article with ``fault``."""
    raise fault
