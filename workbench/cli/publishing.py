"""How an edition is made and remembered, for every command that publishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from workbench.articles import Article
from workbench.articles.rendering import target_bytes
from workbench.cli.opening import say
from workbench.cli.output import refuse_errors
from workbench.editions import HOUSE, Edition, Layout, Paper
from workbench.editions import formats as editions
from workbench.editions.publications import SAME, Publication, forget, place_of, record
from workbench.errors import WorkbenchError
from workbench.workspace import Workspace


def edition_bytes(
    workspace: Workspace, article: Article, wanted: Publication, *, with_errors: bool = False
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
        refuse_errors(workspace, article)
    return editions.render(
        Edition.of(article, workspace.glossary),
        wanted.format,
        Layout(wanted.layout) if wanted.layout else None,
        paper=Paper(wanted.paper or Paper.A4),
        house=workspace.folder / HOUSE,
    )


def leave_out(workspace: Workspace, article: Article, site: Path) -> None:
    """Record that ``article`` is no part any more of the site in the folder ``site``."""
    try:
        forget(article, place_of(site, workspace.folder))
    except WorkbenchError as error:
        say(f"{article.slug} is left out, but still recorded as published: {error}")


def remember(workspace: Workspace, article: Article, made: Publication, path: Path) -> None:
    """Record that ``article`` was published as ``made`` at ``path`` just now.

    ``made`` has the fingerprint from before it was read for that: what somebody changed
    meanwhile is not in it. What was published is there: where that cannot be recorded, it
    is said and no more.
    """
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    file = place_of(path, workspace.folder)
    try:
        record(article, replace(made, file=file, made=moment))
    except WorkbenchError as error:
        say(f"{path} is written, but not recorded as published: {error}")
