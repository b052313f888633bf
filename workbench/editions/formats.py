"""The formats of editions, by name; each module loads on demand."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from workbench.editions.edition import Edition, Layout


class Format(NamedTuple):
    """A format: its module under ``workbench.editions``, and the layout it has unless asked."""

    module: str
    layout: Layout


FORMATS = {
    "html": Format("html", Layout.COLUMNS),
    "md": Format("markdown", Layout.ALTERNATING),
    "txt": Format("text", Layout.ALTERNATING),
}


def render(edition: Edition, name: str, layout: Layout | None = None) -> bytes:
    """Return the file of ``edition`` in the format ``name``.

    Each format's module has ``render(edition: Edition, layout: Layout) -> bytes``.
    """
    form = FORMATS[name]
    module = import_module(f"workbench.editions.{form.module}")
    data: bytes = module.render(edition, layout or form.layout)
    return data
