"""One segment as one PO entry, and back.

Facts are readable ``# key: value`` translator comments, since every PO tool keeps those,
while flags of our own are dropped by ``msgcat``. A comment line that is not one of ours
belongs to another program and is kept as it is.
"""

from __future__ import annotations

import re

import polib

from workbench.catalog.segment import Note, Segment, State

_NOTE = re.compile(r"note(?: \((?P<author>[^)]*)\))?: (?P<text>.*)")
_FACT = re.compile(r"(?P<key>origin|translator|reviewer|locked by): (?P<value>.*)")
_TERM = "term: "
_FUZZY = "fuzzy"
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


def segment_of(entry: polib.POEntry, number: int) -> Segment:
    """Return the segment that ``entry``, the ``number``-th of its file, holds.

    An entry without ``msgctxt``, made by another program, is named after its place.
    """
    facts: dict[str, str] = {}
    notes: list[Note] = []
    others: list[str] = []
    for line in entry.tcomment.splitlines():
        if match := _FACT.fullmatch(line):
            facts[match["key"]] = match["value"]
        elif match := _NOTE.fullmatch(line):
            notes.append(Note(_unescape(match["text"]), match["author"] or ""))
        elif line:
            others.append(line)
    context = [line for line in entry.comment.splitlines() if line]
    return Segment(
        id=entry.msgctxt or f"x{number:04}.1",
        source=entry.msgid,
        target=entry.msgstr,
        state=_state(entry, facts),
        origin=facts.get("origin", ""),
        context="\n".join(line for line in context if not line.startswith(_TERM)),
        place=":".join(entry.occurrences[0]) if entry.occurrences else "",
        terms=tuple(line.removeprefix(_TERM) for line in context if line.startswith(_TERM)),
        notes=tuple(notes),
        translator=facts.get("translator", ""),
        reviewer=facts.get("reviewer", ""),
        locked_by=facts.get("locked by", ""),
        previous_source=entry.previous_msgid or "",
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


def _state(entry: polib.POEntry, facts: dict[str, str]) -> State:
    """Tell the state from PO's own marks first, so that other programs can change it."""
    if not entry.msgstr:
        return State.UNTRANSLATED
    if _FUZZY in entry.flags:
        return State.DRAFT
    return State.REVIEWED if facts.get("reviewer") else State.TRANSLATED


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str) -> str:
    """Keep a note of many lines on one comment line."""
    return text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n")


def _unescape(text: str) -> str:
    return re.sub(r"\\(n|\\)", lambda match: "\n" if match[1] == "n" else "\\", text)
