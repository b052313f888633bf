"""Quotation marks within a sentence, put where the source has them.

All texts here have straight marks. A model that saw double marks may answer with single
ones, with one of two, with none, or with some of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

#: A single mark between letters is an apostrophe.
_INSIDE = r"(?:[^'\"]|(?<=\w)'(?=\w))"
_SINGLE_QUOTED = re.compile(rf"(?<!\w)'\s?(?P<inside>\w{_INSIDE}*[^\s'\"])'(?P<next>)(?!\w)")
#: The closing mark has lost the space behind it.
_GLUED = re.compile(r"(?<!\w)'(?P<inside>\w[^'\"]*[^\s'\"])'(?P<next>\w)")
_SINGLE_OPENED = re.compile(r"(?<![\w'])'(?=\w[^']|\w'\w)(?!\d0s|tis\b|twas\b|em\b)", re.IGNORECASE)

#: What a mark may stand beside, and be found again by in the translation.
_ANCHORS = ".,:;!?…()"
#: The longest quotation whose one mark tells where the other stood, in words.
_SHORT = 2


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark of a source; ``end`` is the offset behind it."""

    start: int
    opens: bool

    @property
    def end(self) -> int:
        return self.start + 1


def mended_quotes(source: str, target: str) -> str:
    """Return ``target`` with quotation marks where ``source`` has them, as far as that is told.

    Half a quotation is never left where the source has a whole one.
    """
    wanted = source.count('"')
    single = "'" in re.sub(r"(?<=\w)'(?=\w)|\"", " ", source).split() or _single_quoted(source)
    if not wanted:
        target = target.replace('"', "")
        return target if single else _exchanged(target, _unquoted)
    if not single:
        target = _exchanged(target, _double_quoted, (wanted - target.count('"')) // 2)
        if target.count('"') < wanted:
            target = _SINGLE_OPENED.sub('"', target, count=1)
    got = target.count('"')
    if not got:
        return _anchored(source, target)
    if wanted % 2 == 0 and got % 2:
        return _paired(source, target)
    if wanted == 1 and got == 2:
        # The model has closed, or opened, what goes on in another segment.
        first, last = target.index('"'), target.rindex('"')
        extra = last if _marks(source)[0].opens else first
        return target[:extra] + target[extra + 1 :]
    return target


def _single_quoted(text: str) -> bool:
    return bool(_SINGLE_QUOTED.search(text) or _GLUED.search(text))


def _exchanged(text: str, exchange: Callable[[re.Match[str]], str], most: int = 0) -> str:
    """Return ``text`` with single quotations exchanged, ``most`` of them, or all if 0."""
    if most < 0:
        return text
    pattern = _SINGLE_QUOTED if _SINGLE_QUOTED.search(text) else _GLUED
    return pattern.sub(exchange, text, count=most)


def _unquoted(match: re.Match[str]) -> str:
    return match["inside"] + (f" {match['next']}" if match["next"] else "")


def _double_quoted(match: re.Match[str]) -> str:
    space = " " if match["next"] else ""
    return f'"{match["inside"]}"{space}{match["next"]}'


def _marks(text: str) -> list[_Mark]:
    """Return the marks of ``text``; one with a space on one side only shows which it is."""
    marks: list[_Mark] = []
    for match in re.finditer('"', text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        left, right = not before.strip("( "), not after.strip(" .,;:!?…)")
        opens = left if left != right else not (marks and marks[-1].opens)
        marks.append(_Mark(match.start(), opens))
    return marks


def _anchored(source: str, target: str) -> str:
    """Return ``target``, which has no mark, with those whose place is told.

    A quotation is put around words that both texts have; its marks go beside the same
    punctuation, or to the same end. Where one of two has no place, neither is put.
    """
    places: list[int] = []
    marks = _marks(source)
    number = 0
    while number < len(marks):
        mark, following = marks[number], marks[number + 1 : number + 2]
        if mark.opens and following and not following[0].opens:
            inside = source[mark.end : following[0].start].strip()
            found = list(re.finditer(rf"(?<!\w){re.escape(inside)}(?!\w)", target))
            pair = (
                list(found[0].span())
                if len(found) == 1
                else [_place(source, one, target) for one in (mark, *following)]
            )
            number += 2
        else:
            pair = [_place(source, mark, target)]
            number += 1
        told = [place for place in pair if place is not None]
        if len(told) == len(pair) and told == sorted(told):
            places += told
    for place in sorted(places, reverse=True):
        target = f'{target[:place]}"{target[place:]}'
    return target


def _place(source: str, mark: _Mark, target: str) -> int | None:
    """Return where in ``target`` the ``mark`` belongs: beside what it stands beside."""
    before, after = source[: mark.start].rstrip(), source[mark.end :].lstrip()
    if mark.opens:
        if not before:
            return 0
        anchor = _same_anchor(source, len(before) - 1, target)
        if anchor is None:
            return None
        return anchor + 1 + len(target[anchor + 1 :]) - len(target[anchor + 1 :].lstrip())
    if not after:
        return len(target)
    for place in (len(before) - 1, len(source) - len(after)):
        anchor = _same_anchor(source, place, target)
        if anchor is not None:
            return anchor + (place < mark.start)
    return None


def _same_anchor(source: str, place: int, target: str) -> int | None:
    """Return where ``target`` has the punctuation that ``source`` has at ``place``."""
    sign = source[place]
    if sign not in _ANCHORS or source.count(sign) != target.count(sign):
        return None
    places = [match.start() for match in re.finditer(re.escape(sign), target)]
    return places[source.count(sign, 0, place)]


def _paired(source: str, target: str) -> str:
    """Return ``target``, which has an odd quotation mark, with its other half or without it."""
    starts, ends = source.startswith('"'), source.endswith('"')
    if starts and not target.startswith('"'):
        return f'"{target}'
    if ends and not target.endswith('"'):
        return f'{target}"'
    if target.count('"') == 1 and source.count('"') == 2:
        return _completed(source, target)
    # The second of three stands inside the quotation that the others enclose.
    at = target.index('"', target.index('"') + 1) if target.count('"') > 1 else target.index('"')
    return target[:at] + target[at + 1 :]


def _completed(source: str, target: str) -> str:
    """Return ``target``, which has one mark of a quotation, with the other one or with none.

    The other stands beside the same punctuation as in the source, or, if the quotation is
    short, as many words away.
    """
    [mark], at = _marks(target), target.index('"')
    without = target[:at] + target[at + 1 :]
    opening, closing = _marks(source)
    place = _place(source, closing if mark.opens else opening, without)
    if place is None or (place <= at) is mark.opens:
        count = len(source[opening.end : closing.start].split())
        words = [word.span() for word in re.finditer(r"[^\s]+", without)]
        near = [w for w in words if w[0] >= at] if mark.opens else [w for w in words if w[1] <= at]
        if count > _SHORT or len(near) < count:
            return without
        place = near[count - 1][1] if mark.opens else near[-count][0]
        if mark.opens:
            place -= len(without[:place]) - len(without[:place].rstrip(_ANCHORS))
    first, last = sorted((place, at))
    return f'{without[:first]}"{without[first:last]}"{without[last:]}'
