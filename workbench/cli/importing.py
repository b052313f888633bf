"""``workbench import``: import files, folders, web pages and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import click

from workbench.articles import Article, readable_articles
from workbench.articles.importing import ImportOptions, Source
from workbench.articles.updating import article_of, update_source
from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_line, say
from workbench.cli.stale import tell_stale
from workbench.documents import suffixes
from workbench.documents.dates import iso_date
from workbench.system.errors import OnError, WorkbenchError
from workbench.system.files import READ_LIMIT
from workbench.system.paths import is_file, is_folder, resolved
from workbench.text.counts import how_many
from workbench.workspace import Workspace

_LANGUAGE = click.Choice(["fr", "en"])
_ADDRESS = ("http://", "https://")


def _iso(context: click.Context, option: click.Parameter, date: str | None) -> str | None:
    """Return ``date``, in any form that articles have, as 2025-06-22."""
    if not date:
        return date
    if iso := iso_date(date):
        return iso
    raise click.BadParameter(f'"{date}" is no date; write it as 2025-06-22')


@click.command("import", epilog=f"Files that can be read end in {', '.join(suffixes())}.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--slug", help="The article's short name; else made from the title.")
@click.option("--title", help="The title; else the source's own, or its first heading.")
@click.option("--author")
@click.option("--url", help="Where the source was published.")
@click.option("--date", callback=_iso, help="When the source was published, as 2025-06-22.")
@click.option("--licence", help="The terms under which it may be translated.")
@click.option(
    "--from",
    "source_language",
    type=_LANGUAGE,
    help="The source's language; else told from the text.",
)
@click.option("--to", "target_language", type=_LANGUAGE, help="The language to translate to.")
@click.option(
    "--update",
    is_flag=True,
    help="SOURCE is a new version: keep the translations of all sentences that stand.",
)
@click.option("--allow-private", is_flag=True, help="Let an address lead into your own network.")
def import_(
    sources: tuple[str, ...], update: bool, allow_private: bool, **options: str | None
) -> None:
    """Import each SOURCE as an article.

    A SOURCE is a file, a folder of files, the address of a web page, or "-" for text on
    standard input. The article's short name is printed. Of a web page only the article itself
    is taken.
    """
    workspace = open_workspace()
    names = [name for source in sources for name in _expanded(workspace, source)]
    if options["slug"] and len(names) > 1:
        raise click.UsageError("--slug names one article; import the sources one by one")
    say_once = cache(say)
    failed = 0
    for name in names:
        try:
            _import_one(
                workspace,
                name,
                ImportOptions(**options),
                lambda error: say_once(f"passed over: {error}"),
                update=update,
                private=allow_private,
            )
        except WorkbenchError as error:
            if len(names) == 1:
                raise
            # The other files of a folder are imported all the same.
            say(f"workbench: {error}")
            failed += 1
    if failed:
        raise WorkbenchError(
            f"{failed} of {len(names)} sources were not imported",
            remedy="mend them, and import them again",
        )


def _expanded(workspace: Workspace, name: str) -> Iterator[str]:
    """Yield ``name``, or for a folder the paths of its files in a known format.

    Files of the workspace's own articles are left out.
    """
    folder = Path(name)
    if name == "-" or name.startswith(_ADDRESS) or not is_folder(folder):
        yield name
        return
    translations = resolved(workspace.translations)
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in suffixes()
        and is_file(path)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not resolved(path).is_relative_to(translations)
    )
    if not found:
        raise WorkbenchError(
            "the folder holds no files that can be read",
            path=folder,
            remedy=f"these can: {', '.join(suffixes())}",
        )
    yield from map(str, found)


def _import_one(
    workspace: Workspace,
    name: str,
    options: ImportOptions,
    on_error: OnError,
    *,
    update: bool,
    private: bool,
) -> None:
    """Import one source, or update its article, and report the result.

    Calls ``on_error`` for articles that cannot be read.
    """
    if name == "-":
        source = Source("stdin.txt", sys.stdin.buffer.read(READ_LIMIT))
    elif name.startswith(_ADDRESS):
        from workbench.articles.web import fetch

        page = fetch(name, allow_private=private)
        source = page.source
        options = replace(options, url=options.url or page.address)
    else:
        source = Source.read(Path(name))
    if update:
        articles = list(readable_articles(workspace.articles, on_error))
        _update(workspace, name, source, article_of(source, options, articles))
        return
    result = workspace.import_source(source, options, on_error)
    for remark in result.remarks:
        say(f"{name}: {remark}")
    if result.already:
        say(f"{name}: already imported as {result.article.slug}; nothing changed")
        _report_ignored(result.article, options)
    else:
        say(f"{name}: {how_many(len(result.article.read_catalog()), 'segment')}")
    print_line(result.article.slug)


def _report_ignored(article: Article, options: ImportOptions) -> None:
    """Report the options that were ignored because the article has other values."""
    has = {**asdict(article.metadata), "slug": article.slug}
    ignored = [name for name, value in asdict(options).items() if value and has[name] != value]
    if ignored:
        names = " and ".join(name.replace("_", " ") for name in ignored)
        say(f"workbench: its {names} stayed as in {article.metadata_path}; change that file")


def _update(workspace: Workspace, name: str, source: Source, article: Article) -> None:
    """Update ``article`` to a new version of its source, and report the result."""
    result = update_source(article, source, workspace.splitter)
    for remark in result.remarks:
        say(f"{name}: {remark}")
    if result.already:
        say(f"{name}: this is the source that {result.article.slug} has; nothing changed")
    else:
        say(
            f"{name}: {how_many(result.kept, 'segment')} as before, {result.altered} altered, "
            f"{result.new} new, {how_many(result.gone, 'translation')} kept as obsolete"
        )
    print_line(result.article.slug)
    tell_stale(workspace, [result.article])
