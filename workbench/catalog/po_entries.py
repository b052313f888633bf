"""One segment as one PO entry, and back.

Facts are readable ``# key: value`` translator comments, since every PO tool keeps those,
while flags of our own are dropped by ``msgcat``. A comment line that is not one of ours
belongs to another program and is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import polib

from workbench.catalog.segment import Note, Segment, State

_NOTE = re.compile(r"note(?: \((?P<author>[^)]*)\))?: (?P<text>.*)")
_FACT = re.compile(r"(?P<key>origin|translator|reviewer|locked by): (?P<value>.*)")
_TERM = "term: "
_FUZZY = "fuzzy"

#: Where polib and gettext break lines, in characters, without the comment's sign.
_WRAPPED_AT = 76
_CONTEXT = re.compile(r'msgctxt "(?P<id>[^"\\\n]*)"')


def entry_of(segment: Segment) -> polib.POEntry:
    """Return the PO entry that holds ``segment``."""
    flags = [_FUZZY] if segment.state is State.DRAFT else []
    place, _, line = segment.place.rpartition(":")
    return polib.POEntry(
        msgctxt=segment.id,
        msgid=segment.source,
        msgstr=segment.target,
        previous_msgid=segment.previous_source or None,
        tcomment="\n".join(_comments(segment)),
        comment="\n".join([segment.context, *(_TERM + term for term in segment.terms)]).strip(),
        occurrences=[(place, line)] if place else [],
        flags=[*flags, *segment.other_flags],
    )


@dataclass(frozen=True, slots=True)
class EntryText:
    """The parts of a PO entry, as the file spells them."""

    identity: str
    source: str
    target: str
    #: Translator comments and extracted comments, a line each.
    comments: list[str]
    extracted: list[str]
    place: str
    flags: list[str]
    previous: str

    @classmethod
    def of(cls, entry: polib.POEntry, number: int) -> EntryText:
        """Return the parts of ``entry``, the ``number``-th of its file.

        An entry without ``msgctxt``, made by another program, is named after its place.
        """
        return cls(
            entry.msgctxt or f"x{number:04}.1",
            entry.msgid,
            entry.msgstr,
            entry.tcomment.splitlines(),
            entry.comment.splitlines(),
            ":".join(entry.occurrences[0]) if entry.occurrences else "",
            entry.flags,
            entry.previous_msgid or "",
        )


def segment_of(entry: EntryText) -> Segment:
    """Return the segment that ``entry`` holds."""
    facts: dict[str, str] = {}
    notes: list[Note] = []
    others: list[str] = []
    for line in _unwrapped(entry.comments, _is_ours):
        if match := _FACT.fullmatch(line):
            facts[match["key"]] = match["value"]
        elif match := _NOTE.fullmatch(line):
            notes.append(Note(_unescape(match["text"]), match["author"] or ""))
        elif line:
            others.append(line)
    context = _unwrapped(entry.extracted, bool)
    return Segment(
        id=entry.identity,
        source=entry.source,
        target=entry.target,
        state=_state(entry, facts),
        origin=facts.get("origin", ""),
        context="\n".join(line for line in context if not line.startswith(_TERM)),
        place=entry.place,
        terms=tuple(line.removeprefix(_TERM) for line in context if line.startswith(_TERM)),
        notes=tuple(notes),
        translator=facts.get("translator", ""),
        reviewer=facts.get("reviewer", ""),
        locked_by=facts.get("locked by", ""),
        previous_source=entry.previous,
        other_comments=tuple(others),
        other_flags=tuple(flag for flag in entry.flags if flag != _FUZZY),
    )


def entry_lines(text: str) -> dict[str, int]:
    """Return the line of the PO file ``text`` on which each segment's entry is named, from 1."""
    return {
        match["id"]: number
        for number, line in enumerate(text.splitlines(), 1)
        if (match := _CONTEXT.fullmatch(line))
    }


def _comments(segment: Segment) -> list[str]:
    """Return the translator comment lines of ``segment``."""
    facts = {
        "origin": segment.origin,
        "translator": segment.translator,
        "reviewer": segment.reviewer if segment.state is State.REVIEWED else "",
        "locked by": segment.locked_by,
    }
    lines = [f"{key}: {_one_line(value)}" for key, value in facts.items() if value]
    for note in segment.notes:
        author = f" ({_one_line(note.author).replace(')', ']')})" if note.author else ""
        lines.append(f"note{author}: {_escape(note.text)}")
    return [*lines, *segment.other_comments]


def _state(entry: EntryText, facts: dict[str, str]) -> State:
    """Tell the state from PO's own marks first, so that other programs can change it."""
    if not entry.target:
        return State.UNTRANSLATED
    if _FUZZY in entry.flags:
        return State.DRAFT
    return State.REVIEWED if facts.get("reviewer") else State.TRANSLATED


def _is_ours(line: str) -> bool:
    return bool(_FACT.fullmatch(line) or _NOTE.fullmatch(line))


def _unwrapped(lines: list[str], ours: Callable[[str], bool]) -> list[str]:
    """Return ``lines`` with those of ours whole again that a program broke in two, as polib
    does; a line goes on in the next where that one's first word had no room in it.
    """
    whole: list[str] = []
    last = ""
    for line in lines:
        word = line.partition(" ")[0]
        if whole and len(last) + len(word) >= _WRAPPED_AT and ours(whole[-1]) and _goes_on(line):
            whole[-1] += f" {line}"
        elif line:
            whole.append(line)
        last = line
    return whole


def _goes_on(line: str) -> bool:
    return not (_is_ours(line) or line.startswith(_TERM))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str) -> str:
    """Keep a note of many lines on one comment line."""
    return "\\n".join(text.replace("\\", "\\\\").splitlines())


def _unescape(text: str) -> str:
    return re.sub(r"\\(n|\\)", lambda match: "\n" if match[1] == "n" else "\\", text)
