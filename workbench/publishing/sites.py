"""A site put into its folder, and remembered by the articles in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from workbench.articles import Article
from workbench.publishing.making import Made
from workbench.publishing.records import Publication, forget, place_of, remember
from workbench.publishing.refusals import refuse_changed, refuse_errors, refuse_own_files
from workbench.publishing.snapshot import Snapshot
from workbench.system.backups import Report, replace_file
from workbench.system.checksums import SUMS_NAME, read_sums, sha256, sums_file
from workbench.system.errors import WorkbenchError
from workbench.system.files import write_atomically
from workbench.workspace import TEMPLATES, Workspace

#: Given a label, what is told how many of how many are done while something lasts.
Progress = Callable[[str], AbstractContextManager[Callable[[int, int], None]]]


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
) -> Made:
    """Write the site into ``folder`` as ``wanted`` says.

    An article that cannot be read is not in it, and ``passed_over`` is told why.
    What files hold that the workbench did not write stays beside the new ones; with
    ``only_ours``, no site is written where one of them was changed.
    """
    from workbench.editions.site import Site
    from workbench.editions.templating import templates_of

    refuse_own_files(workspace, folder)
    texts: dict[Article, str] = {}
    chosen, glossary = {}, workspace.glossary
    for article in workspace.articles:
        try:
            now = Snapshot.of(article)
            edition = now.edition(glossary)
        except WorkbenchError as error:
            passed_over(error)
            continue
        texts[article] = now.text
        if not wanted.drafts and (edition.drafts or edition.untranslated):
            tell(f"{article.slug}: left out, since it is not finished")
            continue
        if not with_errors:
            refuse_errors(workspace, article, now.catalog, tell)
        chosen[article] = edition
    if not chosen:
        raise WorkbenchError(
            "no article is finished", remedy='finish one, or publish drafts with "--with-drafts"'
        )
    made = Site(
        title=wanted.title or workspace.folder.name,
        language=workspace.configuration.target_language,
        editions=tuple(chosen.values()),
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
    _write_files(workspace, folder, files, tell, only_ours=only_ours)
    for article, text in texts.items():
        if article in chosen:
            remember(workspace, article, replace(wanted, text=text), folder, tell)
        else:
            _leave_out(workspace, article, folder, tell)
    return Made(folder / "index.html", texts)


def _write_files(
    workspace: Workspace, folder: Path, files: dict[str, bytes], tell: Report, *, only_ours: bool
) -> None:
    """Write ``files``, by name, into ``folder``, with the list of their sums.

    The list tells the next time which files are still as they were written.
    """
    sums = read_sums(folder)
    for name, data in files.items():
        refuse_own_files(workspace, folder / name)
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
