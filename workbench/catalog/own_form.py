"""Catalogs in the very form that the workbench writes, read in a fraction of polib's time.

Opening a book of 20,000 segments takes polib the better part of a second. Here an entry is
a paragraph of lines whose order and shape are known; a file that departs from it anywhere,
as one that another program saved may, is polib's to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import polib

from workbench.catalog.po_entries import EntryText

#: The inside of a quoted string with a backslash in it.
_ESCAPED = re.compile(r'[^"\\]*(?:\\[\\ntrvbf"][^"\\]*)*')

_KEYWORDS = ('msgctxt "', 'msgid "', 'msgstr "')


class _OtherFormError(Exception):
    """Raised where the text is not in our own form."""


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A catalog's text taken apart: its entries, and the rest for polib to read."""

    entries: list[EntryText] = field(default_factory=list)
    #: The header, and the obsolete entries at the end.
    rest: str = ""


def take_apart(text: str) -> OwnForm | None:
    """Return the entries of ``text``; None where it is not in our own form."""
    header, *paragraphs = text.split("\n\n")
    if not header.startswith('#\nmsgid ""\nmsgstr ""\n'):
        return None
    rest = [header]
    entries = []
    try:
        for paragraph in paragraphs:
            if "#~ " in paragraph:
                rest.append(paragraph)
            elif len(rest) > 1:
                return None  # an entry after an obsolete one
            else:
                entries.append(_entry(paragraph.split("\n")))
    except _OtherFormError:
        return None
    return OwnForm(entries, "\n\n".join(rest))


def _entry(lines: list[str]) -> EntryText:
    """Return the entry that ``lines`` spell; raise where one is not as we write it."""
    if not lines[-1]:
        lines = lines[:-1]  # the end of the file
    comments: list[str] = []
    extracted: list[str] = []
    place = flags = previous = ""
    for line in lines[: -len(_KEYWORDS)]:
        mark = line[:3]
        if mark.startswith("# "):
            comments.append(line[2:])
        elif mark == "#. ":
            extracted.append(line[3:])
        elif mark == "#: " and not place and " " not in line[3:]:
            place = line[3:]
        elif mark == "#, " and not flags:
            flags = line[3:]
        elif mark == "#| " and not previous:
            previous = _string(line, '#| msgid "')
        else:
            raise _OtherFormError
    quoted = lines[-len(_KEYWORDS) :]
    if len(quoted) != len(_KEYWORDS):
        raise _OtherFormError
    identity, source, target = map(_string, quoted, _KEYWORDS)
    return EntryText(
        identity,
        source,
        target,
        comments,
        extracted,
        place,
        flags.split(", ") if flags else [],
        previous,
    )


def _string(line: str, start: str) -> str:
    """Return the string that ``line`` holds after ``start``; raise where there is none."""
    inside = line[len(start) : -1]
    if not line.startswith(start) or line[-1] != '"' or len(line) <= len(start):
        raise _OtherFormError
    if "\\" in inside:
        if not _ESCAPED.fullmatch(inside):
            raise _OtherFormError
        return polib.unescape(inside)
    # Only a target may be empty; elsewhere it begins a string of many lines.
    if '"' in inside or (not inside and start != _KEYWORDS[-1]):
        raise _OtherFormError
    return inside
