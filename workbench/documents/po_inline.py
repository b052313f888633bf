"""Messages of programs as text with numbered tags for markup, placeholders and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from workbench.documents.encoding import normalized
from workbench.text.inline import LAST_NUMBER, first_free_number, nested, without_tags

_TAG = r"</?[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>"
_BREAK = r"[ ]*[\n\r\t\f\v]\s*"
#: As in C, Python, PHP, Objective-C and Qt: ``%s``, ``%1$d``, ``%(name)s``, ``{name}``, ``%1``.
_PLACEHOLDER = (
    r"%(?:\(\w+\))?(?:\d+\$)?[-+#0']*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|L|q|j|z|t)?"
    r"[diouxXeEfFgGaAcspn@]|\{[\w.:!]*\}|%\d"
)
_PLAIN = re.compile(f"(?P<tag>{_TAG})|(?P<break>{_BREAK})")
_FORMATTED = re.compile(f"%%|{_PLAIN.pattern}|{_PLACEHOLDER}")
_TAG_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)")


@dataclass(slots=True)
class Message:
    """A message: its text with tags, their markup, and the white space around it."""

    text: str = ""
    before: str = ""
    after: str = ""
    #: The source of each tag, and its HTML.
    raw: dict[int, tuple[str, str]] = field(default_factory=dict)
    html: dict[int, tuple[str, str]] = field(default_factory=dict)


def read_message(text: str, *, formatted: bool) -> Message:
    """Return ``text`` as a message; if it is ``formatted``, it may have placeholders.

    A message with too many tags, or without words, has an empty text.
    """
    core = text.strip()
    start = text.find(core)
    message = Message(before=text[:start], after=text[start + len(core) :])
    matches = [
        match for match in (_FORMATTED if formatted else _PLAIN).finditer(core) if match[0] != "%%"
    ]
    ends = _ends(matches)
    number = first_free_number(core)
    numbers: dict[int, int] = {}  # tag numbers by the index of the end tag
    pieces: list[str] = []
    done = 0
    for place, match in enumerate(matches):
        pieces.append(core[done : match.start()])
        done = match.end()
        if place in numbers:
            pieces.append(f"</{numbers[place]}>")
            continue
        if place in ends:
            numbers[ends[place]] = number
            message.raw[number] = (match[0], matches[ends[place]][0])
            message.html[number] = message.raw[number]
            pieces.append(f"<{number}>")
        else:
            message.raw[number] = (match[0], "")
            message.html[number] = (_html(match), "")
            pieces.append(f"<{number}/> " if match["break"] else f"<{number}/>")
        number += 1
    if number - 1 <= LAST_NUMBER:
        message.text = normalized("".join([*pieces, core[done:]])).strip(" ")
    if not without_tags(message.text).strip():
        message.text = ""
    return message


def write_message(message: Message, text: str) -> str:
    """Return ``text`` as the translation of ``message``, with the source of its tags."""
    return f"{message.before}{''.join(_written(message, text))}{message.after}"


def _written(message: Message, text: str) -> Iterator[str]:
    after_break = False  # reading adds a space after a line break
    for piece in nested(" ".join(text.split("\n")), message.raw):
        if isinstance(piece, str):
            yield piece.removeprefix(" ") if after_break else piece
        else:
            yield message.raw[piece.number][0 if piece.opens else 1]
        after_break = not isinstance(piece, str) and not message.raw[piece.number][0].strip()


def _html(match: re.Match[str]) -> str:
    if match["break"]:
        return "<br>"
    return match[0] if match["tag"] else escape(match[0])


def _ends(matches: list[re.Match[str]]) -> dict[int, int]:
    """Return the indexes of end tags by those of their start tags; only well nested ones."""
    ends: dict[int, int] = {}
    still_open: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for place, match in enumerate(matches):
        name = _TAG_NAME.match(match[0])
        if name is None or match[0].endswith("/>"):
            continue
        if not match[0].startswith("</"):
            still_open.append((name[1], place))
            waiting[name[1]] = waiting.get(name[1], 0) + 1
        elif waiting.get(name[1]):
            while True:
                opened, start = still_open.pop()
                waiting[opened] -= 1
                if opened == name[1]:
                    break
            ends[start] = place
    return ends
