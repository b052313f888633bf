"""Quotation marks: straight, curly and angular ones as the target language writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.typography.style import SPACES
from workbench.typography.verbatim import TAG_MARK

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
