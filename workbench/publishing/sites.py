"""Write a site to its folder, and record it with each of its articles."""

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

#: Given a label, returns a context with a function to call with the number done and in all.
Progress = Callable[[str], AbstractContextManager[Callable[[int, int], None]]]


def publish_site(
    workspace: Workspace,
    folder: Path,
    wanted: Publication,
    report: Report,
    progress: Progress,
    *,
    on_error: Callable[[WorkbenchError], None],
    with_errors: bool = False,
    only_ours: bool = False,
) -> Made:
    """Write the site to ``folder``, with the title, address and drafts of ``wanted``.

    Calls ``on_error`` for articles that cannot be read, which are left out. Files that the
    workbench did not write are copied before they are replaced; with ``only_ours``, raises
    ``WorkbenchError`` instead.
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
            on_error(error)
            continue
        texts[article] = now.text
        if not wanted.drafts and (edition.drafts or edition.untranslated):
            report(f"{article.slug}: left out, since it is not finished")
            continue
        if not with_errors:
            refuse_errors(workspace, article, now.catalog, report)
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
    # All files are made before the first is written, so that a fault leaves the old site.
    with progress("site") as show:
        files = {}
        for number, (name, data) in enumerate(
            made.files(templates_of(workspace.folder / TEMPLATES), report), 1
        ):
            files[name] = data
            show(number, 4 * len(chosen) + 2)
    _write_files(workspace, folder, files, report, only_ours=only_ours)
    for article, text in texts.items():
        if article in chosen:
            remember(workspace, article, replace(wanted, text=text), folder, report)
        else:
            _leave_out(workspace, article, folder, report)
    return Made(folder / "index.html", texts)


def _write_files(
    workspace: Workspace, folder: Path, files: dict[str, bytes], report: Report, *, only_ours: bool
) -> None:
    """Write ``files``, by name, to ``folder``, with a list of their checksums.

    The list shows the next time which files have not been changed.
    """
    sums = read_sums(folder)
    for name, data in files.items():
        refuse_own_files(workspace, folder / name)
        if only_ours:
            refuse_changed(folder / name, data, sums.get(name, ""))
    for name, data in files.items():
        replace_file(folder / name, data, report, sums.get(name, ""))
    sums |= {name: sha256(data) for name, data in files.items()}
    write_atomically(folder / SUMS_NAME, sums_file(sums))


def _leave_out(workspace: Workspace, article: Article, site: Path, report: Report) -> None:
    """Record that ``article`` is not part of the site in the folder ``site`` any more."""
    try:
        forget(article, place_of(site, workspace.folder))
    except WorkbenchError as error:
        report(f"{article.slug} is left out, but still recorded as published: {error}")
