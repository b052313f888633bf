"""A request made a plan: of which articles, in which way, and to which place."""

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
    """An export as it is asked for; what nobody named is empty.

    Raises ``RequestError`` where an option goes with other formats.
    """

    articles: tuple[str, ...]
    #: All articles.
    every: bool = False
    #: The format's, where it is named.
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
        """The format's name: else told by the output's suffix, or an edition to read."""
        if self.name:
            return self.name
        told = formats.told_by_suffix(self.output or "")
        if told and told not in formats.FORMATS:
            names = ", ".join(formats.FORMATS)
            raise RequestError(f'no format goes with ".{told}"; name one with --format: {names}')
        return told or "html"


@dataclass(frozen=True, slots=True)
class Plan:
    """An export that can be made as ``request`` asks for it."""

    workspace: Workspace
    request: Request
    articles: list[Article]
    #: What a file is called that nobody named; how they begin where each language has its own.
    default: str

    @property
    def publication(self) -> Publication:
        """How an edition is made, with what goes without saying."""
        request = self.request
        made = Publication("", request.format, no_drafts=request.no_drafts)
        form = editions.FORMATS.get(request.format)
        if form is None:
            return made
        paper = request.paper or (Paper.A4.value if form.paged else "")
        return replace(made, layout=request.layout or form.layout.value, paper=paper)


def plan_export(workspace: Workspace, request: Request) -> Plan:
    """Return how ``request`` is made in ``workspace``.

    Raises ``RequestError`` where its articles or its place do not go with its format.
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
    """Raise where ``output`` is called after another format than ``name``, as ``default`` is."""
    told = formats.told_by_suffix(output)
    if told in formats.FORMATS and told not in (name, formats.told_by_suffix(default)):
        other = Path(output).with_suffix(Path(default).suffix)
        raise RequestError(
            f"{output} is named like {told}, but --format says {name}; call it {other}, "
            "or leave --format out"
        )


def site_request(title: str, address: str, *, drafts: bool) -> Publication:
    """Return how a site is made that has ``title`` and will stand at ``address``."""
    if address and not safe_address(address):
        raise RequestError("--url must be an address such as https://example.org/")
    return Publication("", formats.SITE, title=title, url=address, drafts=drafts)
