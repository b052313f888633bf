"""The difference between two texts, word by word, to be shown to a person."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from workbench.text.inline import TAG
from workbench.text.typography.plain_marks import plain_marks

_TOKEN = re.compile(rf"{TAG.pattern}|\w+|\s+|[^\w\s]")


class DiffKind(StrEnum):
    """Whether a part is in both texts, in the old one or in the new one."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class DiffPart(NamedTuple):
    """A run of words of one kind."""

    kind: DiffKind
    text: str


def difference(old: str, new: str) -> list[DiffPart]:
    """Return the parts of ``old`` and ``new`` in reading order.

    The parts without the added ones make up ``old``; without the removed ones they make up
    ``new``, except for the kind of apostrophes, quotation marks and spaces, which are not
    compared.
    """
    from rapidfuzz.distance import Indel

    before, after = _tokens(old), _tokens(new)
    parts: list[DiffPart] = []
    for step in Indel.opcodes([*map(_compared, before)], [*map(_compared, after)]):
        old_words = "".join(before[step.src_start : step.src_end])
        new_words = "".join(after[step.dest_start : step.dest_end])
        if step.tag == "equal":
            parts.append(DiffPart(DiffKind.SAME, old_words))
            continue
        if old_words:
            parts.append(DiffPart(DiffKind.REMOVED, old_words))
        if new_words:
            parts.append(DiffPart(DiffKind.ADDED, new_words))
    return _joined(parts)


def _tokens(text: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(text)]


def _compared(token: str) -> str:
    """Return ``token`` normalised for comparison."""
    return " " if token.isspace() else plain_marks(token)


def _joined(parts: list[DiffPart]) -> list[DiffPart]:
    """Return ``parts`` with changes joined that only a space separates: they read more easily."""
    joined: list[DiffPart] = []
    pending: dict[DiffKind, str] = {}
    for n, part in enumerate(parts):
        between = part.kind is DiffKind.SAME and not part.text.strip()
        if between and pending and n + 1 < len(parts):
            for kind in (DiffKind.REMOVED, DiffKind.ADDED):
                pending[kind] = pending.get(kind, "") + part.text
        elif part.kind is DiffKind.SAME:
            joined += [DiffPart(kind, text) for kind, text in pending.items() if text]
            joined.append(part)
            pending = {}
        else:
            if not pending:
                pending = {DiffKind.REMOVED: "", DiffKind.ADDED: ""}
            pending[part.kind] += part.text
    return joined + [DiffPart(kind, text) for kind, text in pending.items() if text]
