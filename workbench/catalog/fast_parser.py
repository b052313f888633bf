"""A fast parser of PO files that the workbench wrote itself.

It takes a quarter of polib's time for a book of 20,000 segments. It reads only the exact form
that the workbench writes; a file that another program saved may differ, and polib reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import polib

from workbench.catalog.po_entries import EntryText

#: The inside of a string that is written on one line.
_STRING = r'[^"\\\n]*(?:\\[\\ntrvbf"][^"\\\n]*)*'

_HEADER = re.compile(r'#\nmsgid ""\nmsgstr ""\n(?:".*"\n)*(?:\n|\Z)')

#: An entry; its groups are the fields of ``EntryText``. Only a target may be empty: elsewhere
#: an empty string begins a string of several lines.
_ENTRY = re.compile(
    r"((?:# .*\n)*)((?:#\. .*\n)*)(?:#: (\S+:\d+)\n)?(?:#, (.+)\n)?"
    rf'(?:#\| msgid "((?!"){_STRING})"\n)?'
    rf'msgctxt "((?!"){_STRING})"\nmsgid "((?!"){_STRING})"\nmsgstr "({_STRING})"\n(?:\n|\Z)'
)


@dataclass(frozen=True, slots=True)
class ParsedText:
    """The parsed entries of a PO file, and the rest of its text for polib to parse."""

    entries: list[EntryText]
    #: The header and the obsolete entries.
    rest: str


def parse_fast(text: str) -> ParsedText | None:
    """Parse ``text``; return None if it is not written exactly as the workbench writes."""
    header = _HEADER.match(text)
    if header is None:
        return None
    entries = []
    position = header.end()
    while match := _ENTRY.match(text, position):
        comments, extracted, place, flags, *strings = match.groups("")
        if "\\" in match[0]:
            strings = list(map(polib.unescape, strings))
        entries.append(EntryText(_plain(comments), _plain(extracted), place, flags, *strings))
        position = match.end()
    rest = text[position:]
    if not all(line.startswith("#") for line in rest.split("\n") if line):
        return None  # not obsolete entries only
    return ParsedText(entries, header[0] + rest)


def _plain(comments: str) -> str:
    """Return the text of comment lines without their ``#`` or ``#.``."""
    sign = comments.find(" ") + 1
    return comments[sign:-1].replace(f"\n{comments[:sign]}", "\n")
