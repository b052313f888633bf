"""Plan an export: check what is asked for, and choose articles, format and file name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from workbench.articles import Article
from workbench.articles.rendering import target_name
from workbench.editions import Paper
from workbench.editions import formats as editions
from workbench.editions.inlines import safe_address
from workbench.publishing import formats
from workbench.publishing.records import Publication
from workbench.publishing.writing import STANDARD_OUTPUT
from workbench.system.errors import RequestError
from workbench.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Request:
    """The options of an export, as given by the person.

    Raises ``RequestError`` if an option does not apply to the format.
    """

    articles: tuple[str, ...]
    #: Whether to export all articles.
    every: bool = False
    #: The name of the format, if given.
    name: str | None = None
    output: str | None = None
    layout: str | None = None
    paper: str | None = None
    no_drafts: bool = False
    with_errors: bool = False
    states: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        name = self.format
        for option, value in (("--layout", self.layout), ("--with-errors", self.with_errors)):
            if value and name not in formats.EDITIONS:
                raise RequestError(f"{option} is for editions ({', '.join(formats.EDITIONS)})")
        if self.paper and name not in formats.PAGED:
            raise RequestError(f"--paper is for editions with pages ({', '.join(formats.PAGED)})")
        if (self.states or self.origins) and name not in formats.DATA:
            raise RequestError(f"--state and --origin are for data ({', '.join(formats.DATA)})")

    @property
    def format(self) -> str:
        """The name of the format: as given, else by the suffix of the output, else HTML."""
        if self.name:
            return self.name
        found = formats.format_by_suffix(self.output or "")
        if found and found not in formats.FORMATS:
            names = ", ".join(formats.FORMATS)
            raise RequestError(f'no format goes with ".{found}"; name one with --format: {names}')
        return found or "html"


@dataclass(frozen=True, slots=True)
class Plan:
    """An export that can be made."""

    workspace: Workspace
    request: Request
    articles: list[Article]
    #: The file's name unless given; without a suffix if each language has its own file.
    default: str

    @property
    def publication(self) -> Publication:
        """The edition to make, with default layout and paper filled in."""
        request = self.request
        made = Publication("", request.format, no_drafts=request.no_drafts)
        form = editions.FORMATS.get(request.format)
        if form is None:
            return made
        paper = request.paper or (Paper.A4.value if form.paged else "")
        return replace(made, layout=request.layout or form.layout.value, paper=paper)


def plan_export(workspace: Workspace, request: Request) -> Plan:
    """Return the plan for ``request`` in ``workspace``.

    Raises ``RequestError`` if its articles or its output do not fit its format.
    """
    name, output = request.format, request.output
    if request.every == bool(request.articles):
        raise RequestError("name an ARTICLE" + (", or take --all" if name in formats.DATA else ""))
    if name not in formats.DATA and (request.every or len(request.articles) > 1):
        raise RequestError(f"{name} is made of one article at a time")
    articles = workspace.selected(request.articles)
    default = _default_name(workspace, articles, name)
    if not formats.FORMATS[name].by_language:
        _refuse_suffix_of_others(name, output or "", default)
    elif output in STANDARD_OUTPUT:
        raise RequestError(f"{name} makes two files; name their beginning with -o")
    return Plan(workspace, request, articles, default)


def _default_name(workspace: Workspace, articles: list[Article], name: str) -> str:
    if name == formats.SAME:
        return target_name(articles[0])
    base = workspace.folder.name
    if len(articles) == 1:
        metadata = articles[0].metadata
        base = f"{articles[0].slug}.{metadata.source_language}-{metadata.target_language}"
    if formats.FORMATS[name].by_language:
        return base
    return f"{base}.{formats.suffix_of(name)}"


def _refuse_suffix_of_others(name: str, output: str, default: str) -> None:
    """Raise if the suffix of ``output`` is that of another format than ``name``."""
    found = formats.format_by_suffix(output)
    if found in formats.FORMATS and found not in (name, formats.format_by_suffix(default)):
        other = Path(output).with_suffix(Path(default).suffix)
        raise RequestError(
            f"{output} is named like {found}, but --format says {name}; call it {other}, "
            "or leave --format out"
        )


def site_request(title: str, address: str, *, drafts: bool) -> Publication:
    """Return the site to make, with ``title``, to be served at ``address``."""
    if address and not safe_address(address):
        raise RequestError("--url must be an address such as https://example.org/")
    return Publication("", formats.SITE, title=title, url=address, drafts=drafts)
