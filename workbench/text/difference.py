"""The difference between two texts, word by word, for the eye."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from workbench.text.inline import TAG
from workbench.text.typography.alike import alike

_TOKEN = re.compile(rf"{TAG.pattern}|\w+|\s+|[^\w\s]")


class Change(StrEnum):
    """What happened to a part of the old text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Part(NamedTuple):
    """A run of words that share their fate."""

    change: Change
    text: str


def difference(old: str, new: str) -> list[Part]:
    """Return the parts that make ``old`` and ``new``, in reading order.

    Without what is added they spell ``old``, without what is removed ``new``, but for
    apostrophes and quotation marks: how a text is typeset is no difference.
    """
    from rapidfuzz.distance import Indel

    before, after = _tokens(old), _tokens(new)
    parts: list[Part] = []
    for step in Indel.opcodes([*map(_compared, before)], [*map(_compared, after)]):
        old_words = "".join(before[step.src_start : step.src_end])
        new_words = "".join(after[step.dest_start : step.dest_end])
        if step.tag == "equal":
            parts.append(Part(Change.SAME, old_words))
            continue
        if old_words:
            parts.append(Part(Change.REMOVED, old_words))
        if new_words:
            parts.append(Part(Change.ADDED, new_words))
    return _joined(parts)


def _tokens(text: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(text)]


def _compared(token: str) -> str:
    """Return what is compared of ``token``: all spaces are alike."""
    return " " if token.isspace() else alike(token)


def _joined(parts: list[Part]) -> list[Part]:
    """Return ``parts`` with changes that only a space parts made one, which reads easier."""
    joined: list[Part] = []
    pending: dict[Change, str] = {}
    for n, part in enumerate(parts):
        between = part.change is Change.SAME and not part.text.strip()
        if between and pending and n + 1 < len(parts):
            for change in (Change.REMOVED, Change.ADDED):
                pending[change] = pending.get(change, "") + part.text
        elif part.change is Change.SAME:
            joined += [Part(change, text) for change, text in pending.items() if text]
            joined.append(part)
            pending = {}
        else:
            if not pending:
                pending = {Change.REMOVED: "", Change.ADDED: ""}
            pending[part.change] += part.text
    return joined + [Part(change, text) for change, text in pending.items() if text]
