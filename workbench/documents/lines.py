"""The lines of a plain text: their places, quotation marks, list markers and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_ADDRESS = re.compile(
    r"<?(?:(?:https?|ftp)://|www\.|mailto:)\S+>?|<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?"
)
_QUOTE_SIGNS = re.compile(r"\s*>(?:[ \t]*>)*")
_BULLET = re.compile(r"[•⁃‣◦▪]\s*|[-*+·]\s+")
_ORDINAL = re.compile(r"\(?(?P<value>\d{1,3}|[a-z]|[ivx]{2,5})(?P<style>\.\)|[.)])\s+")
#: The space before a marker within a line: a sign that is always a marker, or an ordinal.
_INNER_MARKER = re.compile(r"\s(?=[•⁃‣◦▪]|(?:\d{1,3}\.?\)?|[a-z]\.?\)|[a-z]\.)\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text; ``number`` counts from 1.

    ``start`` and ``end`` are the offsets of ``content``, which has no white space around it
    and none of the ``>`` signs before quoted text; ``quoted`` is the number of those.
    """

    number: int
    start: int
    end: int
    indent: int
    quoted: int
    content: str


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker of a list item; ``length`` includes the white space after it."""

    label: str
    length: int
    bullet: str
    value: str
    style: str

    def follows(self, other: Marker) -> bool:
        """Return whether this marker comes next after ``other``."""
        if (self.bullet, self.style) != (other.bullet, other.style):
            return False
        if other.value.isdecimal() and self.value.isdecimal():
            return int(self.value) == int(other.value) + 1
        if len(other.value) == len(self.value) == 1:
            return ord(self.value) == ord(other.value) + 1
        return not self.value and not other.value

    @property
    def begins_list(self) -> bool:
        """Whether a list can begin with this marker."""
        return self.value in ("", "1", "a", "i")


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of ``text``, including empty ones."""
    for number, match in enumerate(_LINE.finditer(text), 1):
        raw = match[1]
        if not raw and not match[2]:
            return
        signs = _QUOTE_SIGNS.match(raw)
        before = signs.end() if signs else 0
        content = raw[before:].strip()
        lead = len(raw) - before - len(raw[before:].lstrip())
        start = match.start() + before + lead
        yield Line(
            number=number,
            start=start,
            end=start + len(content),
            indent=len(raw[before : before + lead].expandtabs(4)),
            quoted=signs[0].count(">") if signs else 0,
            content=content,
        )


def marker(text: str) -> Marker | None:
    """Return the list marker at the beginning of ``text``, if any."""
    bullet = _BULLET.match(text)
    ordinal = _ORDINAL.match(text, bullet.end() if bullet else 0)
    last = ordinal or bullet
    if last is None or last.end() == len(text):
        return None
    return Marker(
        label=text[: last.end()].rstrip(),
        length=last.end(),
        bullet=bullet[0].strip() if bullet else "",
        value=ordinal["value"] if ordinal else "",
        style=ordinal["style"] if ordinal else "",
    )


def is_address(text: str) -> bool:
    """Return whether ``text`` is a web or e-mail address and nothing else."""
    return bool(_ADDRESS.fullmatch(text))


def run_in_items(text: str) -> list[int]:
    """Return the offsets of the list items in ``text``, a whole list on one line.

    The first begins at 0, and each marker follows the one before: "1. Bread 2. Freedom",
    "• one • two". Empty if ``text`` is no such list.
    """
    current = marker(text)
    if current is None or (not current.begins_list and not current.bullet):
        return []
    starts = [0]
    for match in _INNER_MARKER.finditer(text):
        found = marker(text[match.end() : match.end() + 40])
        if found is None or not found.follows(current):
            continue
        if (
            found.style == "."
            and found.value.isdecimal()
            and text[match.end() + found.length].islower()
        ):
            continue
        if marker(text[starts[-1] : match.end()]) is None:
            continue  # the item before would be empty
        starts.append(match.end())
        current = found
    return starts if len(starts) > 1 else []
