"""Quotation marks: find quotations, and write their marks as a language does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workbench.text.inline import TAG
from workbench.text.typography.style import SPACES
from workbench.text.typography.verbatim import TAG_MARK

_CURLY = '[“”„‟"‘]|(?<=[^\\s])’(?!\\w)'
#: The marks to replace; in English with the spaces inside guillemets.
_MARKS = {
    "fr": re.compile(rf"[«»]|{_CURLY}"),
    "en": re.compile(rf"«[{SPACES}]*|(?<![{SPACES}])[{SPACES}]+»|»|{_CURLY}"),
}

#: The outer and the inner opening and closing marks; spaces in guillemets are added later.
_FRENCH = (("«", "»"), ("“", "”"))
_DOUBLE = (("“", "”"), ("‘", "’"))
_SINGLE = (("‘", "’"), ("“", "”"))

_BEFORE_OPENING = "([/«“‘\"—–'’-"
_AFTER_OPENING = re.compile(rf"{TAG_MARK}*[^\s»”{TAG_MARK}]")
_AFTER_CLOSING = re.compile(rf"{TAG_MARK}*(?:$|[\s)\]/»”’'\"—–.,;:!?…-])")


#: Double marks only: single ones look like apostrophes.
_DOUBLE_MARK = re.compile('[«»“”„"]')
_FIRST = re.compile(rf"(?:{TAG.pattern}|\s)*(?P<mark>[«“„\"])(?=.*\w)", re.DOTALL)
_LAST = re.compile(rf"(?<=\S)[{SPACES}]*(?P<mark>[»”\"])(?:{TAG.pattern}|[\s.…])*$")
_CLOSED_BY = {"»": "«", "”": "“„"}


class UnpairedMark(NamedTuple):
    """An unpaired quotation mark."""

    offset: int
    #: ``"closed"`` or ``"opened"`` is what is missing; empty for a straight mark, which may
    #: open or close.
    lacks: str


@dataclass(frozen=True, slots=True)
class Quotations:
    """The double quotation marks of a text, paired."""

    #: The offsets of opening and closing marks, in the order of the closing ones.
    pairs: tuple[tuple[int, int], ...]
    #: The unpaired marks, in the order of the text.
    alone: tuple[UnpairedMark, ...]


def quotations(text: str) -> Quotations:
    """Pair the quotation marks of ``text``, except straight marks of inches and seconds."""
    opened: list[UnpairedMark] = []
    pairs: list[tuple[int, int]] = []
    alone: list[UnpairedMark] = []
    for match in _DOUBLE_MARK.finditer(text):
        mark, offset = match[0], match.start()
        if mark in "«“„":
            opened.append(UnpairedMark(offset, "closed"))
            continue
        partners = _CLOSED_BY.get(mark, mark)
        at = next((n for n, o in _reversed(opened) if text[o.offset] in partners), None)
        if at is None and mark != '"' and opened:
            at = len(opened) - 1  # closed by a mark of another style
        if at is not None:
            pairs.append((opened[at].offset, offset))
            alone += opened[at + 1 :]
            del opened[at:]
        elif mark != '"':
            alone.append(UnpairedMark(offset, "opened"))
        elif not text[:offset][-1:].isdigit():
            opened.append(UnpairedMark(offset, ""))
    return Quotations(tuple(pairs), tuple(sorted(alone + opened)))


def outer_marks(text: str) -> tuple[int | None, int | None]:
    """Return the offsets of the quotation marks that enclose ``text``, or None for each.

    They are a pair, or each is paired in another segment. A full stop may follow the last
    one; inline tags are ignored.
    """
    first, last = _FIRST.match(text), _LAST.search(text)
    begins, ends = first and first.start("mark"), last and last.start("mark")
    found = quotations(text)
    if (begins, ends) in found.pairs:
        return begins, ends
    lacks = {lone.offset: lone.lacks for lone in found.alone}
    opens = begins is not None and lacks.get(begins, "opened") != "opened"
    closes = ends is not None and ends != begins and lacks.get(ends, "closed") != "closed"
    return begins if opens else None, ends if closes else None


def _reversed(opened: list[UnpairedMark]) -> Iterator[tuple[int, UnpairedMark]]:
    return ((n, opened[n]) for n in reversed(range(len(opened))))


@dataclass
class _Open:
    """An open quotation: its opening mark as typed, and the closing mark to write."""

    typed: str
    closing: str


def quotation_marks(text: str, language: str, *, single: bool = False) -> str:
    """Return ``text`` with the quotation marks of ``language`` (``fr`` or ``en``).

    Outer and inner quotations get different marks. Guillemets inside guillemets are kept,
    since some publishers write so; so are curly marks in English. A quotation may begin or
    end in another segment. Straight marks that may mean inches or seconds are kept.
    """
    levels = _FRENCH if language == "fr" else _SINGLE if single else _DOUBLE
    stack: list[_Open] = []
    written = ""
    end = 0
    for match in _MARKS[language].finditer(text):
        written += text[end : match.start()]
        end = match.end()
        typed = match[0].strip(SPACES)
        opens = _opens(typed, written, match, stack, language)
        if opens is None:
            written += match[0]
        elif opens:
            opening, closing = _pair(typed, levels[min(len(stack), 1)], language)
            stack.append(_Open(typed, closing))
            written += opening
        elif stack:
            written += stack.pop().closing
        else:
            written += typed if (typed, language) == ("”", "en") else levels[0][1]
    return written + text[end:]


def _pair(typed: str, level: tuple[str, str], language: str) -> tuple[str, str]:
    """Return the marks for a quotation opened with ``typed``."""
    if (typed, language) in (("«", "fr"), ("“", "en")):
        return ("«", "»") if typed == "«" else ("“", "”")
    return level


def _opens(
    typed: str, written: str, match: re.Match[str], stack: list[_Open], language: str
) -> bool | None:
    """Return whether a mark opens a quotation; None if it is to be kept.

    ``written`` is the typeset text before the mark.
    """
    if typed in "‘’" and (language == "en" or (typed == "’" and not _pending("‘", stack))):
        return None
    if typed in "«“„‟‘":
        return True
    if typed in "»”’":
        return False
    before = next((character for character in reversed(written) if character != TAG_MARK), " ")
    if (before.isspace() or before in _BEFORE_OPENING) and _AFTER_OPENING.match(
        match.string, match.end()
    ):
        return True
    if _pending('"', stack):
        return False
    closes = not before.isspace() and _AFTER_CLOSING.match(match.string, match.end())
    return False if closes and not before.isdigit() else None


def _pending(mark: str, stack: list[_Open]) -> bool:
    """Return whether the innermost open quotation was opened with ``mark``."""
    return bool(stack) and stack[-1].typed == mark
