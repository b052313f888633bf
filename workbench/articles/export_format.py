"""What a format is that articles are exported in: the lines of the tables in other rooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any


class Kind(StrEnum):
    """What a file in a format is made of, which tells how its maker is called."""

    #: A publication of one article: ``maker(edition, layout) -> bytes``.
    EDITION = "edition"
    #: The pairs of any number of articles: ``maker(pairs) -> Iterator[bytes]``.
    DATA = "data"
    #: The catalog of one article: ``maker(article) -> bytes``.
    CATALOG = "catalog"
    #: The translation of one article in the format of its source: ``maker(article) -> bytes``.
    SAME = "same"


@dataclass(frozen=True)
class ExportFormat:
    """A format that articles are exported in; its module loads when something is made in it."""

    kind: Kind
    #: What makes a file: ``package.module:function``.
    place: str
    #: What it is, for the documentation.
    explanation: str
    #: How its files may end, the first as ours do; as the format is called where there are none.
    suffixes: tuple[str, ...] = ()
    #: Whether it is a file for each language: ``maker(pairs) -> dict[language, bytes]``.
    by_language: bool = False

    @property
    def maker(self) -> Callable[..., Any]:
        """The function that makes a file."""
        module, _, function = self.place.partition(":")
        made: Callable[..., Any] = getattr(import_module(module), function)
        return made


def find_by_suffix(suffix: str, formats: Mapping[str, ExportFormat]) -> str:
    """Return the name of the one of ``formats`` that goes with ``suffix``; "" if none does."""
    suffix = suffix.lower().removeprefix(".")
    if suffix in formats:
        return suffix
    return next((name for name, form in formats.items() if suffix in form.suffixes), "")
