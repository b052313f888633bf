"""Editions and sites made, put in their places, and remembered there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from workbench.articles import Article
from workbench.articles.rendering import target_bytes
from workbench.editions import Edition, Layout, Paper
from workbench.editions import formats as editions
from workbench.publishing.publications import (
    SAME,
    Publication,
    edition_of,
    fingerprint,
    forget,
    path_of,
    place_of,
    publications,
    record,
)
from workbench.publishing.refusal import open_errors
from workbench.system.backups import Report, is_changed, replace_file
from workbench.system.checksums import SUMS_NAME, read_sums, sha256, sums_file
from workbench.system.errors import WorkbenchError
from workbench.system.files import write_atomically
from workbench.text.counts import how_many
from workbench.workspace import TEMPLATES, Workspace

#: Given a label, what is told how many of how many are done while something lasts.
Progress = Callable[[str], AbstractContextManager[Callable[[int, int], None]]]


def refuse_changed(path: Path, data: bytes, ours: str) -> None:
    """Raise where a file at ``path`` holds neither ``data`` nor what ``ours`` is the sum of."""
    if ours and is_changed(path, data, ours):
        raise WorkbenchError(
            "this holds something else than what was published there",
            path=path,
            remedy='rename it, or replace it with the command that "workbench status" tells',
        )


def refuse_errors(workspace: Workspace, article: Article, tell: Report) -> None:
    """Raise where checks find errors in finished segments, after each was told."""
    found = open_errors(article.read_catalog(), workspace.context(article))
    for finding in found:
        tell(f"{finding.segment_id}: {finding.message}  [{finding.check}]")
    if found:
        raise WorkbenchError(
            f"{article.slug}: {how_many(len(found), 'error')} in finished segments",
            remedy="mend them, or publish in spite of them with --with-errors",
        )


def edition_bytes(
    workspace: Workspace,
    article: Article,
    wanted: Publication,
    tell: Report,
    *,
    with_errors: bool = False,
) -> bytes:
    """Return the file of ``article`` in the format, layout and paper of ``wanted``.

    Raises ``WorkbenchError`` where errors are open, unless ``with_errors`` says otherwise, and
    where there are drafts that ``wanted`` is not to have.
    """
    if wanted.no_drafts:
        Edition.of(article).refuse_drafts()
    if wanted.format == SAME:
        return target_bytes(article)
    if not with_errors:
        refuse_errors(workspace, article, tell)
    return editions.render(
        edition_of(article, workspace.glossary),
        wanted.format,
        Layout(wanted.layout) if wanted.layout else None,
        paper=Paper(wanted.paper or Paper.A4),
        house=workspace.folder / TEMPLATES,
        tell=tell,
    )


def remember(
    workspace: Workspace, article: Article, made: Publication, path: Path, tell: Report
) -> None:
    """Record that ``article`` was published as ``made`` at ``path`` just now.

    ``made`` has the fingerprint from before it was read for that: what somebody changed
    meanwhile is not in it. What was published is there: where that cannot be recorded, it
    is told and no more.
    """
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    try:
        file = place_of(path, workspace.folder)
        record(article, replace(made, file=file, made=moment))
    except WorkbenchError as error:
        tell(f"{path} is written, but not recorded as published: {error}")


def remembered_sum(workspace: Workspace, article: Article, path: Path) -> str:
    """Return the sum of what ``article`` was published as at ``path``; empty if nobody knows."""
    with contextlib.suppress(WorkbenchError):
        place = place_of(path, workspace.folder)
        return next((old.sha256 for old in publications(article) if old.file == place), "")
    return ""


def forget_place(workspace: Workspace, articles: Iterable[Article], path: Path) -> list[Article]:
    """Remember no more that any of ``articles`` was published at ``path``; return which were.

    Nothing at ``path`` itself is touched. Raises ``WorkbenchError`` where none was.
    """
    place = place_of(path, workspace.folder)
    known = [
        (article, old.file)
        for article in articles
        for old in publications(article)
        # Names in records of others may take detours.
        if place_of(path_of(old, workspace.folder), workspace.folder) == place
    ]
    for article, file in known:
        forget(article, file)
    if not known:
        raise WorkbenchError(
            "no article is known to be published here",
            path=path,
            remedy='"workbench status --json" names what is',
        )
    return list(dict.fromkeys(article for article, _ in known))


def publish_site(
    workspace: Workspace,
    folder: Path,
    wanted: Publication,
    tell: Report,
    progress: Progress,
    *,
    passed_over: Callable[[WorkbenchError], None],
    with_errors: bool = False,
    only_ours: bool = False,
) -> Path:
    """Write the site into ``folder`` as ``wanted`` says, and return the path of its index.

    An article that cannot be read is not in it, and ``passed_over`` is told why.
    What files hold that the workbench did not write stays beside the new ones; with
    ``only_ours``, no site is written where one of them was changed.
    """
    from workbench.editions.site import Site
    from workbench.editions.templating import templates_of

    workspace.refuse_own_files(folder)
    chosen, left_out, glossary = [], [], workspace.glossary
    for article in workspace.articles:
        try:
            text = fingerprint(article)
            edition = edition_of(article, glossary)
        except WorkbenchError as error:
            passed_over(error)
            continue
        if not wanted.drafts and (edition.drafts or edition.untranslated):
            tell(f"{article.slug}: left out, since it is not finished")
            left_out.append(article)
            continue
        if not with_errors:
            refuse_errors(workspace, article, tell)
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
        files = {}
        for number, (name, data) in enumerate(
            made.files(templates_of(workspace.folder / TEMPLATES), tell), 1
        ):
            files[name] = data
            show(number, 4 * len(chosen) + 2)
    _write_site(workspace, folder, files, tell, only_ours=only_ours)
    for article, text, _ in chosen:
        remember(workspace, article, replace(wanted, text=text), folder, tell)
    for article in left_out:
        _leave_out(workspace, article, folder, tell)
    return folder / "index.html"


def _write_site(
    workspace: Workspace, folder: Path, files: dict[str, bytes], tell: Report, *, only_ours: bool
) -> None:
    """Write ``files``, by name, into ``folder``, with the list of their sums.

    The list tells the next time which files are still as they were written.
    """
    sums = read_sums(folder)
    for name, data in files.items():
        workspace.refuse_own_files(folder / name)
        if only_ours:
            refuse_changed(folder / name, data, sums.get(name, ""))
    for name, data in files.items():
        replace_file(folder / name, data, tell, sums.get(name, ""))
    sums |= {name: sha256(data) for name, data in files.items()}
    write_atomically(folder / SUMS_NAME, sums_file(sums))


def _leave_out(workspace: Workspace, article: Article, site: Path, tell: Report) -> None:
    """Record that ``article`` is no part any more of the site in the folder ``site``."""
    try:
        forget(article, place_of(site, workspace.folder))
    except WorkbenchError as error:
        tell(f"{article.slug} is left out, but still recorded as published: {error}")
