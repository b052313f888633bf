"""The marks around a sentence that a model is not shown, since it loses or changes them.

The dash that begins a turn of a dialogue, and quotation marks around the whole, or at an
end where their partners stand in another segment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.text.inline import TAG
from workbench.text.typography.quotation import outer_marks

_DASH = re.compile(rf"(?P<tags>(?:{TAG.pattern})*)\s*(?P<dash>[-–—])\s+(?=.*[^\W\d_])", re.DOTALL)
_TAGS_BEFORE = re.compile(rf"(?:{TAG.pattern})*")
_TAGS_AFTER = re.compile(rf"(?:{TAG.pattern})*$")
#: A frame's beginning in the typography that models see.
_BEGINNING = re.compile(r"^[\s\"–—-]+")
#: What ends a sentence, and stays in it where a closing mark stood before it.
_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at one end of a sentence, and the tags that stood outside it."""

    text: str
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stood around a sentence, the outermost first."""

    before: tuple[Mark, ...] = ()
    after: tuple[Mark, ...] = ()

    def within(self, text: str) -> str:
        """Return a translation without the beginning of its frame, which it may have."""
        return _BEGINNING.sub("", text, count=1) if self.before else text

    def around(self, text: str, begun: str = "") -> str:
        """Return ``text`` in its frame; without a beginning where it was ``begun`` without."""
        for mark in reversed(self.before if not begun or _BEGINNING.match(begun) else ()):
            outside = mark.outside if text.startswith(mark.outside) else ""
            text = f"{outside}{mark.text}{text[len(outside) :]}"
        for mark in reversed(self.after):
            outside = mark.outside if text.endswith(mark.outside) else ""
            text = f"{text[: len(text) - len(outside)]}{mark.text}{outside}"
        return text


def framed(text: str) -> tuple[str, Frame]:
    """Return ``text``, a sentence with inline tags, without its frame, and the frame.

    Quotation marks of the frame are guillemets, which typography turns into the language's.
    """
    before: list[Mark] = []
    after: list[Mark] = []
    while True:
        if dash := _DASH.match(text):
            before.append(Mark(f"{dash['dash']} ", dash["tags"]))
            text = dash["tags"] + text[dash.end() :]
            continue
        begins, ends = outer_marks(text)
        if begins is None and ends is None:
            return text, Frame(tuple(before), tuple(after))
        if ends is not None:
            text, outside = _without_last(text, ends)
            after.append(Mark("»", outside))
        if begins is not None:
            outside = text[:begins].strip()
            before.append(Mark("«", outside))
            text = outside + text[begins + 1 :].lstrip()


def _without_last(text: str, place: int) -> tuple[str, str]:
    """Return ``text`` without the closing mark at ``place``, and the tags behind it."""
    start, rest = text[:place].rstrip(), text[place + 1 :]
    outside = "".join(tag[0] for tag in TAG.finditer(rest))
    point = TAG.sub("", rest).strip()
    if TAG.sub("", start)[-1:] in _ENDS:
        point = ""
    return f"{start}{point}{outside}", outside
