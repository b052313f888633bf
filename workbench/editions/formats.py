"""The formats of editions, by name; each module loads on demand."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from workbench.editions.edition import Edition, Layout, Paper
from workbench.system.backups import Report, no_report


class Format(NamedTuple):
    """A format: its module under ``workbench.editions``, and the layout it has unless asked."""

    module: str
    layout: Layout
    #: Whether it has pages of a size.
    paged: bool = False
    #: Whether it is made from templates.
    templated: bool = False
    #: Whether there may be something to tell of what was made.
    remarked: bool = False


FORMATS = {
    "html": Format("html", Layout.COLUMNS, templated=True),
    "epub": Format("epub", Layout.ALTERNATING, templated=True),
    "pdf": Format("pdf", Layout.COLUMNS, paged=True, templated=True, remarked=True),
    "docx": Format("docx", Layout.COLUMNS, paged=True),
    "odt": Format("odt", Layout.COLUMNS, paged=True, templated=True),
    "md": Format("markdown", Layout.ALTERNATING),
    "txt": Format("text", Layout.ALTERNATING),
}

#: Suffixes that formats have besides their names.
SUFFIXES = {"htm": "html", "markdown": "md", "text": "txt"}


def format_of(suffix: str) -> str:
    """Return the name of the format that ``suffix`` tells; "" where it tells none."""
    name = suffix.lower().removeprefix(".")
    name = SUFFIXES.get(name, name)
    return name if name in FORMATS else ""


def render(
    edition: Edition,
    name: str,
    layout: Layout | None = None,
    *,
    paper: Paper = Paper.A4,
    house: Path | None = None,
    tell: Report = no_report,
) -> bytes:
    """Return the file of ``edition`` in the format ``name``; ``tell`` what it falls short of.

    Templates in the folder ``house`` win over ours. Each format's module has
    ``render(edition: Edition, layout: Layout) -> bytes``; one with pages takes the
    ``paper`` too, one made from templates the ``templates``, and one with remarks ``tell``.
    """
    form = FORMATS[name]
    module = import_module(f"workbench.editions.{form.module}")
    options: dict[str, object] = {}
    if form.paged:
        options["paper"] = paper
    if form.templated:
        from workbench.editions.templating import templates_of

        options["templates"] = templates_of(house)
    if form.remarked:
        options["tell"] = tell
    data: bytes = module.render(edition, layout or form.layout, **options)
    return data
