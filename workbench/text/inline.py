"""Numbered inline tags: ``<1>…</1>`` around text, ``<2/>`` for an object such as a picture."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace

#: A tag; ``</1/>`` is not one.
TAG = re.compile(r"<(?!/\d+/>)(?P<close>/)?(?P<number>[1-9]\d{0,3})(?P<empty>/)?>")


#: The highest number that a tag can have.
LAST_NUMBER = 9999


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in a text; ``start`` and ``end`` are offsets in characters."""

    number: int
    opens: bool
    closes: bool
    start: int
    end: int


def tags(text: str) -> Iterator[Tag]:
    """Yield the tags of ``text`` in order."""
    for match in TAG.finditer(text):
        close, empty = bool(match["close"]), bool(match["empty"])
        yield Tag(int(match["number"]), not close, close or empty, *match.span())


def without_tags(text: str) -> str:
    """Return ``text`` as a reader sees it, without its tags."""
    return TAG.sub("", text)


def missing_tags(source: str, target: str) -> list[str]:
    """Return the tags of ``source`` that ``target`` lacks, as written and in order."""
    present = [target[tag.start : tag.end] for tag in tags(target)]
    missing = []
    for tag in tags(source):
        written = source[tag.start : tag.end]
        if written in present:
            present.remove(written)
        else:
            missing.append(written)
    return missing


def first_free_number(text: str) -> int:
    """Return the first number for new tags in ``text``."""
    return max((tag.number for tag in tags(text)), default=0) + 1


def renumbered(text: str, own: Mapping[int, Hashable], wanted: Mapping[int, Hashable]) -> str:
    """Return ``text``, a translation, with its tags renumbered as in its source.

    ``own`` and ``wanted`` give the meaning of each tag number in ``text`` and in the source.
    Numbers with the same meaning are matched in order; tags without a match are removed.
    """
    free: dict[Hashable, list[int]] = {}
    for number, meaning in sorted(wanted.items(), reverse=True):
        free.setdefault(meaning, []).append(number)
    numbers = {
        number: free[meaning].pop() for number, meaning in sorted(own.items()) if free.get(meaning)
    }

    def written(match: re.Match[str]) -> str:
        number = int(match["number"])
        if number not in own:
            return match[0]
        if number not in numbers:
            return ""
        return f"<{match['close'] or ''}{numbers[number]}{match['empty'] or ''}>"

    return TAG.sub(written, text)


def nested(text: str, markup: Mapping[int, tuple[str, str]]) -> Iterator[str | Tag]:
    """Yield ``text`` as pieces of text and well-nested tags, ready to be made markup.

    ``markup`` has the opening and closing markup of each tag number; tags with other numbers
    are text. In ``<1>a<2>b</1>c</2>`` tag 2 is closed before tag 1 and opened again after it.
    Unpaired tags are left out. A number without closing markup always yields one empty tag;
    one with closing markup yields an opening and a closing tag.
    """
    known = [tag for tag in tags(text) if tag.number in markup]
    paired = _paired(known, markup)
    still_open: list[Tag] = []
    done = 0
    for place, tag in enumerate(known):
        if tag.start > done:
            yield text[done : tag.start]
        done = tag.end
        around = bool(markup[tag.number][1])
        if not around:
            if tag.opens:
                yield replace(tag, closes=True)
        elif tag.opens and tag.closes:
            yield from (replace(tag, closes=False), replace(tag, opens=False))
        elif place not in paired:
            continue
        elif tag.opens:
            still_open.append(tag)
            yield tag
        else:
            inner: list[Tag] = []
            while still_open[-1].number != tag.number:
                inner.append(still_open.pop())
                yield replace(inner[-1], opens=False, closes=True)
            still_open.pop()
            yield tag
            still_open.extend(reversed(inner))
            yield from reversed(inner)
    if done < len(text):
        yield text[done:]


def _paired(known: list[Tag], markup: Mapping[int, tuple[str, str]]) -> set[int]:
    """Return the indexes in ``known`` of the tags that are paired."""
    paired: set[int] = set()
    unclosed: dict[int, list[int]] = {}
    for place, tag in enumerate(known):
        if not markup[tag.number][1] or (tag.opens and tag.closes):
            continue
        if tag.opens:
            unclosed.setdefault(tag.number, []).append(place)
        elif unclosed.get(tag.number):
            paired |= {place, unclosed[tag.number].pop()}
    return paired
