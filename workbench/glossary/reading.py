"""Read terms from YAML files, and collect all faults with their places.

A file is a list of entries, or a mapping from French expressions to entries;
``docs/glossary.md`` describes both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from workbench.glossary.entry import Entry
from workbench.glossary.term import FIELDS, Term
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text, unreadable
from workbench.system.yaml_nodes import Mapping, Node, Scalar, Sequence, parse

#: The suffixes of glossary files.
SUFFIXES = (".yaml", ".yml")

#: The stem of a file whose terms have no common field.
DEFAULT_STEM = "terms"

#: The conflict markers of git.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
#: The beginning of an entry: a line that is not indented, and not a comment.
_PART = re.compile(r"^(?=[^\s#])", re.MULTILINE)

_ADVICE = 'write "- French: English", or "- fr: …" with "en: …" below it'


def read_folder(folder: Path) -> tuple[list[Term], list[WorkbenchError]]:
    """Return the terms of all files in ``folder`` and below, and the faults of the files."""
    terms: list[Term] = []
    faults: list[WorkbenchError] = []
    for path in glossary_files(folder):
        try:
            text = read_text(path)
        except WorkbenchError as error:
            faults.append(error)
            continue
        more_terms, more_faults = read_terms(text, path)
        terms += more_terms
        faults += more_faults
    return terms, faults


def glossary_files(folder: Path) -> list[Path]:
    """Return the paths of the glossary files in ``folder`` and below, without hidden ones."""
    try:
        return sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in SUFFIXES
            and path.is_file()
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    except OSError as error:
        raise unreadable(folder, error) from error


def read_terms(text: str, path: Path | None = None) -> tuple[list[Term], list[WorkbenchError]]:
    """Parse the text of a file, and return its terms and all its faults in order.

    ``path`` is used in the faults, and its stem as the field of terms without one.
    """
    if conflict := _CONFLICT.search(text):
        return [], [_unfinished_merge(text, conflict, path)]
    faults: list[WorkbenchError] = []
    try:
        roots = [parse(text, path)]
    except WorkbenchError as error:
        roots = _roots_of_parts(text, path, faults)
        if error.line not in [fault.line for fault in faults]:
            faults.append(error)
    terms = []
    for entry in (entry for root in roots for entry in _entries(root, faults)):
        before = len(faults)
        term = Entry(entry, faults).term(field_of(path))
        if len(faults) == before:
            terms.append(term)
    return terms, sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0))


def _roots_of_parts(
    text: str, path: Path | None, faults: list[WorkbenchError]
) -> list[Node | None]:
    """Parse the entries of a file with a YAML error one by one, and add their faults."""
    roots = []
    starts = [0, *(match.start() for match in _PART.finditer(text) if match.start())]
    line = 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        try:
            roots.append(parse(text[start:end], path, line))
        except WorkbenchError as error:
            faults.append(error)
        line += text.count("\n", start, end)
    return roots


def _unfinished_merge(text: str, conflict: re.Match[str], path: Path | None) -> WorkbenchError:
    return WorkbenchError(
        "an unfinished merge: both versions stand here, between git's marks",
        path=path,
        line=text.count("\n", 0, conflict.start()) + 1,
        remedy="keep one of them and remove the lines <<<<<<<, ======= and >>>>>>>, or let "
        '"workbench glossary merge" join them entry by entry (docs/maintaining-a-glossary.md)',
    )


def field_of(path: Path | None) -> str:
    """Return the field of entries without one: the stem of ``path``, unless ``terms``."""
    return "" if path is None or path.stem == DEFAULT_STEM else path.stem


def _entries(root: Node | None, faults: list[WorkbenchError]) -> Iterator[Mapping]:
    """Yield the entries of a file, each as a mapping of fields, and add faults."""
    if isinstance(root, Sequence):
        for item in root.items:
            if isinstance(item, Mapping) and ("fr" in item or "en" in item):
                yield item
            elif isinstance(item, Mapping) and len(item.entries) == 1:
                [(french, value)] = item
                if french.text in FIELDS:
                    faults.append(item.fault('the entry has neither "fr" nor "en"', _ADVICE))
                else:
                    yield _long(french, value)
            else:
                faults.append(item.fault("this is no entry", _ADVICE))
    elif isinstance(root, Mapping):
        if "fr" in root or "en" in root:
            faults.append(root.fault("an entry stands alone", 'put "- " before its first line'))
            return
        for french, value in root:
            yield _long(french, value)
    elif root is not None:
        faults.append(root.fault("the file holds no entries", _ADVICE))


def _long(french: Scalar, value: Node) -> Mapping:
    """Return the short form ``french: value`` as a mapping of fields."""
    place = (french.path, french.line, french.column)
    fields = value.entries if isinstance(value, Mapping) else {"en": (Scalar(*place, "en"), value)}
    if "fr" in fields:
        # The expression would be there twice: kept as a key, which is refused as a field.
        return Mapping(*place, {**fields, french.text: (french, value)})
    return Mapping(*place, {"fr": (Scalar(*place, "fr"), french), **fields})
