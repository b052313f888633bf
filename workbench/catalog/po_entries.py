"""Convert segments to PO entries and back.

What PO has no field for is kept in translator comments ``# key: value``, which every PO tool
keeps (``msgcat`` drops unknown flags). Comment lines of other programs are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import polib

from workbench.catalog.segment import Note, Segment, State

_NOTE = re.compile(r"note(?: \((?P<author>[^)]*)\))?: (?P<text>.*)")
_DRAFT = re.compile(r"draft \((?P<origin>[^)]*)\): (?P<text>.*)")
_FACT = re.compile(r"(?P<key>origin|translator|reviewer|locked by): (?P<value>.*)")
_TERM = "term: "
_FUZZY = "fuzzy"

#: How many parsed comments are cached; in a book most entries have the same ones.
_CACHED = 1024

#: The width at which polib and gettext wrap lines, in characters, without ``# ``.
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


class EntryText(NamedTuple):
    """The parts of a PO entry as text."""

    #: Translator comments and extracted comments, a line each.
    comments: str
    extracted: str
    place: str
    #: Separated by ``, ``.
    flags: str
    previous: str
    identity: str
    source: str
    target: str

    @classmethod
    def of(cls, entry: polib.POEntry, number: int) -> EntryText:
        """Return the parts of ``entry``, entry ``number`` of its file.

        An entry of another program without ``msgctxt`` gets an id with its number.
        """
        return cls(
            entry.tcomment,
            entry.comment,
            ":".join(entry.occurrences[0]) if entry.occurrences else "",
            ", ".join(entry.flags),
            entry.previous_msgid or "",
            entry.msgctxt or f"x{number:04}.1",
            entry.msgid,
            entry.msgstr,
        )


def segment_of(entry: EntryText) -> Segment:
    """Return the segment that ``entry`` holds."""
    facts = _parse_comments(entry.comments)
    context, terms = _parse_extracted(entry.extracted)
    flags = tuple(entry.flags.split(", ")) if entry.flags else ()
    return Segment(
        id=entry.identity,
        source=entry.source,
        target=entry.target,
        state=_state(entry.target, flags, facts.reviewer),
        origin=facts.origin,
        context=context,
        place=entry.place,
        terms=terms,
        notes=facts.notes,
        translator=facts.translator,
        reviewer=facts.reviewer,
        locked_by=facts.locked_by,
        draft=facts.draft,
        draft_origin=facts.draft_origin,
        previous_source=entry.previous,
        other_comments=facts.others,
        other_flags=tuple(flag for flag in flags if flag != _FUZZY) if flags else flags,
    )


def entry_lines(text: str) -> dict[str, int]:
    """Return the line of each ``msgctxt`` in the PO file ``text``, from 1, by segment id."""
    return {
        match["id"]: number
        for number, line in enumerate(text.split("\n"), 1)  # no other sign ends a line in PO
        if (match := _CONTEXT.fullmatch(line.rstrip()))
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
    if segment.draft:
        lines.append(f"draft ({_bracketed(segment.draft_origin)}): {_escape(segment.draft)}")
    for note in segment.notes:
        author = f" ({_bracketed(note.author)})" if note.author else ""
        lines.append(f"note{author}: {_escape(note.text)}")
    return [*lines, *segment.other_comments]


class _Comments(NamedTuple):
    """The values in the translator comments of an entry."""

    origin: str
    translator: str
    reviewer: str
    locked_by: str
    draft: str
    draft_origin: str
    notes: tuple[Note, ...]
    others: tuple[str, ...]


@lru_cache(_CACHED)
def _parse_comments(comments: str) -> _Comments:
    """Parse translator comments."""
    facts: dict[str, str] = {}
    notes: list[Note] = []
    others: list[str] = []
    for line in _unwrapped(comments, _is_ours):
        if match := _FACT.fullmatch(line):
            facts[match["key"]] = match["value"]
        elif match := _DRAFT.fullmatch(line):
            facts |= {"draft": _unescape(match["text"]), "draft origin": match["origin"]}
        elif match := _NOTE.fullmatch(line):
            notes.append(Note(_unescape(match["text"]), match["author"] or ""))
        else:
            others.append(line)
    return _Comments(
        origin=facts.get("origin", ""),
        translator=facts.get("translator", ""),
        reviewer=facts.get("reviewer", ""),
        locked_by=facts.get("locked by", ""),
        draft=facts.get("draft", ""),
        draft_origin=facts.get("draft origin", ""),
        notes=tuple(notes),
        others=tuple(others),
    )


@lru_cache(_CACHED)
def _parse_extracted(extracted: str) -> tuple[str, tuple[str, ...]]:
    """Parse extracted comments into the segment's context and its terms."""
    lines = _unwrapped(extracted, bool)
    return (
        "\n".join(line for line in lines if not line.startswith(_TERM)),
        tuple(line.removeprefix(_TERM) for line in lines if line.startswith(_TERM)),
    )


def _state(target: str, flags: tuple[str, ...], reviewer: str) -> State:
    """Return the state by PO's own ``fuzzy`` flag first, so that other programs can set it."""
    if not target:
        return State.UNTRANSLATED
    if _FUZZY in flags:
        return State.DRAFT
    return State.REVIEWED if reviewer else State.TRANSLATED


def _is_ours(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in (_FACT, _NOTE, _DRAFT))


def _unwrapped(comments: str, ours: Callable[[str], bool]) -> list[str]:
    """Return the lines of ``comments`` that are not empty; wrapped lines of ours are joined.

    A line is wrapped if the first word of the next line would not have fitted on it.
    """
    whole: list[str] = []
    last = ""
    for line in comments.split("\n"):
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


def _bracketed(text: str) -> str:
    """Return ``text`` as it goes in round brackets, which it must not close."""
    return _one_line(text).replace(")", "]")


def _escape(text: str) -> str:
    """Return a note of several lines as one line."""
    return "\\n".join(text.replace("\\", "\\\\").splitlines())


def _unescape(text: str) -> str:
    return re.sub(r"\\(n|\\)", lambda match: "\n" if match[1] == "n" else "\\", text)
