"""Quotation marks: straight, curly and angular ones as the target language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workbench.text.inline import TAG
from workbench.text.typography.style import SPACES
from workbench.text.typography.verbatim import TAG_MARK

_CURLY = '[“”„‟"‘]|(?<=[^\\s])’(?!\\w)'
#: English drops the spaces inside guillemets with the guillemets.
_MARKS = {
    "fr": re.compile(rf"[«»]|{_CURLY}"),
    "en": re.compile(rf"«[{SPACES}]*|(?<![{SPACES}])[{SPACES}]+»|»|{_CURLY}"),
}

#: Opening and closing marks: outer, and all inner ones. The spaces in guillemets come later.
_FRENCH = (("«", "»"), ("“", "”"))
_DOUBLE = (("“", "”"), ("‘", "’"))
_SINGLE = (("‘", "’"), ("“", "”"))

_BEFORE_OPENING = "([/«“‘\"—–'’-"
_AFTER_OPENING = re.compile(rf"{TAG_MARK}*[^\s»”{TAG_MARK}]")
_AFTER_CLOSING = re.compile(rf"{TAG_MARK}*(?:$|[\s)\]/»”’'\"—–.,;:!?…-])")


#: The double marks; single ones look like apostrophes.
_DOUBLE_MARK = re.compile('[«»“”„"]')
_FIRST = re.compile(rf"(?:{TAG.pattern}|\s)*(?P<mark>[«“„\"])(?=.*\w)", re.DOTALL)
_LAST = re.compile(rf"(?<=\S)[{SPACES}]*(?P<mark>[»”\"])(?:{TAG.pattern}|[\s.…])*$")
_CLOSED_BY = {"»": "«", "”": "“„"}


class Lone(NamedTuple):
    """A quotation mark without a partner."""

    offset: int
    #: What it lacks: ``"closed"``, ``"opened"``, or nothing for a straight mark, which may be
    #: either.
    lacks: str


@dataclass(frozen=True, slots=True)
class Quotations:
    """Where quotations begin and end in a text, by its double marks."""

    #: The offsets of opening marks and of those that close them, in the order of the latter.
    pairs: tuple[tuple[int, int], ...]
    #: In the order of the text.
    alone: tuple[Lone, ...]


def quotations(text: str) -> Quotations:
    """Return the quotations of ``text``; straight marks of inches and seconds are none."""
    opened: list[Lone] = []
    pairs: list[tuple[int, int]] = []
    alone: list[Lone] = []
    for match in _DOUBLE_MARK.finditer(text):
        mark, offset = match[0], match.start()
        if mark in "«“„":
            opened.append(Lone(offset, "closed"))
            continue
        partners = _CLOSED_BY.get(mark, mark)
        at = next((n for n, o in _reversed(opened) if text[o.offset] in partners), None)
        if at is None and mark != '"' and opened:
            at = len(opened) - 1  # a mark of another kind closes it
        if at is not None:
            pairs.append((opened[at].offset, offset))
            alone += opened[at + 1 :]
            del opened[at:]
        elif mark != '"':
            alone.append(Lone(offset, "opened"))
        elif not text[:offset][-1:].isdigit():
            opened.append(Lone(offset, ""))
    return Quotations(tuple(pairs), tuple(sorted(alone + opened)))


def outer_marks(text: str) -> tuple[int | None, int | None]:
    """Return where ``text`` begins and ends with quotation marks that frame all of it.

    Such marks are each other's partners, or have theirs in another segment. A point may
    follow the last; inline tags do not count.
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


def _reversed(opened: list[Lone]) -> Iterator[tuple[int, Lone]]:
    return ((n, opened[n]) for n in reversed(range(len(opened))))


@dataclass
class _Open:
    """A quotation that is open: its mark as typed, and the closing mark it asks for."""

    typed: str
    closing: str


def quotation_marks(text: str, language: str, *, single: bool = False) -> str:
    """Return ``text`` with the quotation marks of ``language`` (``fr`` or ``en``).

    Outer and inner quotations get their own marks. French guillemets that stand inside
    guillemets stay, since some houses write so, and so do curly marks in English. A
    quotation may begin or end in another segment; a straight mark that may be one of
    inches or seconds stays.
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
    """Return the marks for a quotation opened with ``typed``; some stay as they are."""
    if (typed, language) in (("«", "fr"), ("“", "en")):
        return ("«", "»") if typed == "«" else ("“", "”")
    return level


def _opens(
    typed: str, written: str, match: re.Match[str], stack: list[_Open], language: str
) -> bool | None:
    """Tell whether a mark opens a quotation; None where it is left as it is.

    ``written`` is the text before it, as it has become.
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
    """Tell whether the innermost open quotation was opened with ``mark``."""
    return bool(stack) and stack[-1].typed == mark
