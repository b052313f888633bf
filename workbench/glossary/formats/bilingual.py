"""Glossary formats with pairs of source and target: OmegaT and Weblate's CSV.

Both have pairs with a comment. A status other than ``approved`` is written in brackets before
the comment, so that it survives a round trip.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.glossary.formats.registry import ExportedTerms, ImportedTerms, counted
from workbench.glossary.term import Status, Term
from workbench.system.csv_tables import read_rows
from workbench.system.errors import WorkbenchError
from workbench.system.files import as_text
from workbench.text.languages import other_language
from workbench.text.words.keys import Case

_STATUS = re.compile(rf"^\[({'|'.join(status.value for status in Status)})\]\s*")
_WEBLATE_HEAD = [
    "source",
    "target",
    "context",
    "fuzzy",
    "translator_comments",
    "developer_comments",
]

#: Fields that these formats cannot hold.
_LOST = ("pos", "gender", "number", "inflections", "direction", "source", "use", "author", "date")


_LEFT_OUT = "left out: no expression in the source language"


class _Pair(NamedTuple):
    """One line of a file."""

    source: str
    target: str
    comment: str
    context: str = ""
    definition: str = ""


def write(terms: list[Term], name: str, source_language: str) -> ExportedTerms:
    """Export ``terms``, one line for each pair of expressions."""
    losses = [loss for term in terms for loss in _losses(term, name, source_language)]
    pairs = [pair for term in terms for pair in _pairs(term, source_language)]
    data = _weblate(pairs) if name == "weblate" else _omegat(pairs)
    return ExportedTerms(data.encode("utf-8"), counted(losses), losses.count(_LEFT_OUT))


def read(data: bytes, name: str, path: Path, source_language: str) -> ImportedTerms:
    """Import terms; lines that only differ in the target become one term."""
    if name == "weblate":
        pairs = _from_weblate(data, path)
    else:
        pairs = _from_omegat(as_text(data, path), path)
    groups: dict[tuple[str, ...], list[str]] = {}
    for pair in pairs:
        key = (pair.source, pair.comment, pair.context, pair.definition)
        targets = groups.setdefault(key, [])
        if pair.target and pair.target not in targets:
            targets.append(pair.target)
    terms = [
        _term(_Pair(key[0], "", *key[1:]), targets, source_language)
        for key, targets in groups.items()
    ]
    return ImportedTerms(terms)


def _losses(term: Term, name: str, source_language: str) -> Iterator[str]:
    if not term.expressions(source_language):
        yield _LEFT_OUT
        return
    lost = [field for field in _LOST if getattr(term, field)]
    if term.case is not Case.CAPITALS:
        lost.append("case")
    if name == "omegat":
        lost += [field for field in ("definition", "context") if getattr(term, field)]
    if term.field:
        lost.append("field")
    for field in lost:
        yield f"without their {field}"


def _pairs(term: Term, source_language: str) -> Iterator[_Pair]:
    status = "" if term.status is Status.APPROVED else f"[{term.status}] "
    comment = f"{status}{term.note}".strip()
    for source in term.expressions(source_language):
        for target in term.expressions(other_language(source_language)) or ("",):
            yield _Pair(source, target, comment, term.context, term.definition)


def _term(pair: _Pair, targets: list[str], source_language: str) -> Term:
    found = _STATUS.match(pair.comment)
    status = Status(found[1]) if found else Status.APPROVED if targets else Status.PROPOSED
    sides = {source_language: (pair.source,), other_language(source_language): tuple(targets)}
    return Term(
        fr=sides["fr"],
        en=sides["en"],
        status=status,
        context=pair.context,
        definition=pair.definition,
        note=_STATUS.sub("", pair.comment),
    ).cleaned()


def _omegat(pairs: list[_Pair]) -> str:
    """Return tab-separated lines: source, target, comment."""
    head = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
    return head + "".join("\t".join(pair[:3]).rstrip("\t") + "\n" for pair in pairs)


def _from_omegat(text: str, path: Path) -> Iterator[_Pair]:
    for number, line in enumerate(text.split("\n"), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if line.startswith("#") or not cells[0]:
            continue
        if len(cells) == 1:
            raise WorkbenchError(
                "no tab parts a source from its translation",
                path=path,
                line=number,
                remedy="part them with a tab, a term a line, or name the format with --format",
            )
        yield _Pair(cells[0], cells[1], " ".join(cells[2:]).strip())


def _weblate(pairs: list[_Pair]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(_WEBLATE_HEAD)
    for pair in pairs:
        proposed = "True" if pair.comment.startswith(f"[{Status.PROPOSED}]") else ""
        writer.writerow(
            [pair.source, pair.target, pair.context, proposed, pair.comment, pair.definition]
        )
    return buffer.getvalue()


def _from_weblate(data: bytes, path: Path) -> Iterator[_Pair]:
    rows = read_rows(data, path)
    _, head = next(rows, (1, []))
    if not {"source", "target"} <= set(head):
        raise WorkbenchError(
            'the first row does not name the columns "source" and "target"', path=path, line=1
        )
    for _, row in rows:
        cells = dict.fromkeys(head, "") | dict(zip(head, row, strict=False))
        if cells["source"].strip():
            comment = cells.get("translator_comments", "")
            if cells.get("fuzzy", "").lower() in ("true", "1", "yes") and not _STATUS.match(
                comment
            ):
                comment = f"[{Status.PROPOSED}] {comment}"
            yield _Pair(
                cells["source"],
                cells["target"],
                comment,
                cells.get("context", ""),
                cells.get("developer_comments", ""),
            )
