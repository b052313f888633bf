"""Publications that say something else than their article does by now, made again.

The records of what was published come with the article, from whoever wrote them last: they
may name any place. So only editions and sites are written again, among the other files of
the workspace, and only where nothing else has taken their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from workbench.articles import Article
from workbench.editions.formats import format_of
from workbench.publishing.making import (
    Progress,
    edition_bytes,
    publish_site,
    refuse_changed,
    remember,
)
from workbench.publishing.publications import SAME, SITE, Publication, fingerprint, path_of, stale
from workbench.system.backups import Report, replace_file
from workbench.system.checksums import sha256
from workbench.system.errors import WorkbenchError
from workbench.system.paths import resolved
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
            old = stale(article)
        except WorkbenchError as error:
            tell(str(error))
            failed += 1
            continue
        for publication in old:
            if publication.format == SITE and publication.file in sites:
                continue
            sites.add(publication.file)
            try:
                yield _made(workspace, article, publication, tell, progress)
            except WorkbenchError as error:
                tell(str(error))
                failed += 1
    if failed:
        raise WorkbenchError(
            f"{how_many(failed, 'publication')} could not be made again",
            remedy='mend what is said above, or take them out of "published.yaml"',
        )


def _made(
    workspace: Workspace,
    article: Article,
    publication: Publication,
    tell: Report,
    progress: Progress,
) -> Path:
    """Make ``publication`` of ``article`` again; return where one begins to read it."""
    path = path_of(publication, workspace.folder)
    _refuse_strange_place(workspace, article, publication, path)
    if publication.format == SITE:
        return publish_site(
            workspace, path, publication, tell, progress, passed_over=_refuse, only_ours=True
        )
    wanted = replace(publication, text=fingerprint(article))
    data = edition_bytes(workspace, article, wanted, tell)
    refuse_changed(path, data, publication.sha256)
    replace_file(path, data, tell, publication.sha256)
    remember(workspace, article, replace(wanted, sha256=sha256(data)), path, tell)
    return path


def _refuse_strange_place(
    workspace: Workspace, article: Article, publication: Publication, path: Path
) -> None:
    """Raise where ``publication`` names a ``path`` that is no place for it, or not its name."""
    workspace.refuse_own_files(path)
    target = resolved(path)
    inside = target.is_relative_to(workspace.folder)
    parts = target.relative_to(workspace.folder).parts if inside else ()
    if not parts or any(part.startswith(".") for part in parts):
        what = "this lies outside the workspace's own folders"
    elif publication.format != SITE and not _is_named_like(publication, target, article):
        what = f'this is not named like an edition in the format "{publication.format}"'
    else:
        return
    raise WorkbenchError(
        f"{what}, and is not made again unasked",
        path=path,
        remedy='make it yourself, with the command that "workbench status" tells',
    )


def _refuse(fault: WorkbenchError) -> None:
    """Make no site again that would lose the article with ``fault``."""
    raise fault


def _is_named_like(publication: Publication, path: Path, article: Article) -> bool:
    """Tell whether ``path`` has a suffix that ``publication`` of ``article`` would have."""
    if publication.format == SAME:
        return path.suffix.lower() == article.source_path.suffix.lower()
    return format_of(path.suffix) == publication.format
