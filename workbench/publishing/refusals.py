"""Reasons not to publish: drafts, errors, and files that must not be overwritten."""

from __future__ import annotations

from pathlib import Path

from workbench.articles import Article
from workbench.catalog import Catalog, State
from workbench.editions.formats import format_of
from workbench.publishing.formats import SAME, SITE
from workbench.publishing.records import Publication
from workbench.system.backups import Report, is_changed
from workbench.system.errors import WorkbenchError
from workbench.system.paths import resolved
from workbench.text.counts import how_many
from workbench.workspace import EDITED, Workspace


def refuse_drafts(slug: str, catalog: Catalog) -> None:
    """Raise if a segment of the article ``slug``, in ``catalog``, is not finished."""
    drafts, untranslated = (
        [segment.id for segment in catalog if segment.state is state]
        for state in (State.DRAFT, State.UNTRANSLATED)
    )
    unfinished = [*drafts, *untranslated]
    if not unfinished:
        return
    named = ", ".join(unfinished[:5]) + (", …" if len(unfinished) > 5 else "")
    raise WorkbenchError(
        f"{slug}: {len(drafts)} drafts and {len(untranslated)} untranslated "
        f"segments remain: {named}",
        remedy=f'finish them with "workbench edit {slug}", or publish with drafts',
    )


def refuse_errors(workspace: Workspace, article: Article, catalog: Catalog, report: Report) -> None:
    """Report the errors that checks find in finished segments of ``catalog``; raise if any.

    Drafts are not checked, since every edition marks them as drafts.
    """
    from workbench.checks import Level, find_all  # slow to import

    finished = (segment for segment in catalog if segment.state.finished)
    findings = find_all(finished, workspace.context(article))
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    for finding in errors:
        report(f"{finding.segment_id}: {finding.message}  [{finding.check}]")
    if errors:
        raise WorkbenchError(
            f"{article.slug}: {how_many(len(errors), 'error')} in finished segments",
            remedy="mend them, or publish in spite of them with --with-errors",
        )


def refuse_own_files(workspace: Workspace, path: Path) -> None:
    """Raise if ``path`` is in a file or folder of ``workspace`` that people edit."""
    target = resolved(path)
    for name in EDITED:
        if target.is_relative_to(workspace.folder / name):
            raise WorkbenchError(
                f"{name} is what people work on, not a place for exports",
                path=path,
                remedy="choose another folder",
            )


def refuse_changed(path: Path, data: bytes, recorded: str) -> None:
    """Raise if a file at ``path`` is neither ``data`` nor has the checksum ``recorded``."""
    if recorded and is_changed(path, data, recorded):
        raise WorkbenchError(
            "this holds something else than what was published there",
            path=path,
            remedy='rename it, or replace it with the command that "workbench status" tells',
        )


def refuse_strange_place(
    workspace: Workspace, article: Article, publication: Publication, path: Path
) -> None:
    """Raise if ``publication`` must not be written to ``path``, which its record names."""
    refuse_own_files(workspace, path)
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


def _is_named_like(publication: Publication, path: Path, article: Article) -> bool:
    """Return whether ``path`` has the suffix of the format of ``publication``."""
    if publication.format == SAME:
        return path.suffix.lower() == article.source_path.suffix.lower()
    return format_of(path.suffix) == publication.format
