"""The table of formats, and import and export by format name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from workbench.glossary.term import Term
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many


@dataclass(frozen=True, slots=True)
class ImportedTerms:
    """The terms of a file, and remarks on what was not imported."""

    terms: list[Term]
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ExportedTerms:
    """The bytes of a file, and the fields and terms that the format could not hold."""

    data: bytes
    losses: list[str] = field(default_factory=list)
    #: How many terms are not in the file at all.
    left_out: int = 0


#: Format name to module (with ``read`` and ``write``) and file suffix.
FORMATS = {
    "tbx": ("tbx", ".tbx"),
    "tbx-core": ("tbx", ".tbx"),
    "tbx2": ("tbx", ".tbx"),
    "csv": ("tables", ".csv"),
    "xlsx": ("tables", ".xlsx"),
    "omegat": ("bilingual", ".txt"),
    "weblate": ("bilingual", ".csv"),
}

#: The default format of a suffix.
_BY_SUFFIX = {
    ".tbx": "tbx",
    ".xml": "tbx",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".txt": "omegat",
    ".tab": "omegat",
    ".utf8": "omegat",
}


#: Columns of Weblate's CSV that our own CSV does not have together.
_WEBLATE_COLUMNS = {"source", "target"}


def suffix_of(name: str) -> str:
    """Return the suffix of files of the format ``name``."""
    return FORMATS[name][1]


def write_as(name: str, terms: Iterable[Term], source_language: str) -> ExportedTerms:
    """Return ``terms`` in the format ``name``.

    ``source_language`` is the source of formats with a source and a target column.
    """
    writing: ExportedTerms = _module(name).write(list(terms), name, source_language)
    return writing


def read_as(name: str | None, data: bytes, path: Path, source_language: str) -> ImportedTerms:
    """Parse ``data``, the bytes of the file at ``path``, and return its terms.

    If ``name`` is None, the format is detected by suffix and CSV header. Raises
    ``WorkbenchError`` if that fails, or if the file is not in the format.
    """
    if name is None:
        name = _BY_SUFFIX.get(path.suffix.lower())
        if name == "csv" and _words_of_head(data) >= _WEBLATE_COLUMNS:
            name = "weblate"
    if name is None:
        raise WorkbenchError(
            f'the suffix "{path.suffix}" does not tell the format',
            path=path,
            remedy=f"name it with --format: {', '.join(FORMATS)}",
        )
    reading: ImportedTerms = _module(name).read(data, name, path, source_language)
    return reading


def _words_of_head(data: bytes) -> set[str]:
    """Return the words in the first line of ``data``."""
    return set(re.findall(r"\w+", data.partition(b"\n")[0].decode("utf-8", "replace").lower()))


def counted(losses: Iterable[str]) -> list[str]:
    """Return each distinct loss with the number of its terms."""
    return [f"{loss} ({how_many(count, 'term')})" for loss, count in Counter(losses).items()]


def _module(name: str):  # type: ignore[no-untyped-def]  # each module has read and write
    return import_module(f"workbench.glossary.formats.{FORMATS[name][0]}")
