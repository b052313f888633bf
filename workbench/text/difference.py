"""The difference between two texts, word by word, for the eye."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from workbench.text.inline import TAG
from workbench.text.typography.plain_marks import plain_marks

_TOKEN = re.compile(rf"{TAG.pattern}|\w+|\s+|[^\w\s]")


class DiffKind(StrEnum):
    """What happened to a part of the old text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class DiffPart(NamedTuple):
    """A run of words that share their fate."""

    kind: DiffKind
    text: str


def difference(old: str, new: str) -> list[DiffPart]:
    """Return the parts that make ``old`` and ``new``, in reading order.

    Without what is added they spell ``old``, without what is removed ``new``, but for
    apostrophes and quotation marks: how a text is typeset is no difference.
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
    """Return what is compared of ``token``: all spaces are alike."""
    return " " if token.isspace() else plain_marks(token)


def _joined(parts: list[DiffPart]) -> list[DiffPart]:
    """Return ``parts`` with changes that only a space parts made one, which reads easier."""
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
