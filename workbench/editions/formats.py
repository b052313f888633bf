"""The formats of editions, by name; each module loads on demand."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from workbench.editions.edition import Edition, Layout, Paper


class Format(NamedTuple):
    """A format: its module under ``workbench.editions``, and the layout it has unless asked."""

    module: str
    layout: Layout
    #: Whether it has pages of a size.
    paged: bool = False


FORMATS = {
    "html": Format("html", Layout.COLUMNS),
    "epub": Format("epub", Layout.ALTERNATING),
    "pdf": Format("pdf", Layout.COLUMNS, paged=True),
    "docx": Format("docx", Layout.COLUMNS, paged=True),
    "odt": Format("odt", Layout.COLUMNS, paged=True),
    "md": Format("markdown", Layout.ALTERNATING),
    "txt": Format("text", Layout.ALTERNATING),
}


def render(
    edition: Edition, name: str, layout: Layout | None = None, paper: Paper = Paper.A4
) -> bytes:
    """Return the file of ``edition`` in the format ``name``.

    Each format's module has ``render(edition: Edition, layout: Layout) -> bytes``; one with
    pages takes the ``paper`` too.
    """
    form = FORMATS[name]
    module = import_module(f"workbench.editions.{form.module}")
    chosen = layout or form.layout
    if form.paged:
        data: bytes = module.render(edition, chosen, paper)
    else:
        data = module.render(edition, chosen)
    return data
