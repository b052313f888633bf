"""Checks that the target has each inline tag of the source once, properly nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Level, Pair
from workbench.text.inline import Tag, tags


class Tags(Check):
    """Checks for tags that are missing, doubled, invented or wrongly nested."""

    id = "tags"
    name = "Inline tags"
    explanation = (
        "Each numbered tag stands for a link, emphasis, a footnote or the like. The target "
        "must hold every tag of the source once, each opened before it is closed, and no pair "
        "closed while another that opened inside it is still open. Their order may change "
        "with that of the words."
    )
    level = Level.ERROR

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Compare the tags of both sides, then check the target's nesting."""
        source, target = pair.segment.source, pair.segment.target
        if "<" not in source and "<" not in target:
            return
        wanted = list(tags(source))
        found = list(tags(target))
        spelt = Counter(source[tag.start : tag.end] for tag in wanted)
        seen: Counter[str] = Counter()
        extra: list[Tag] = []
        for tag in found:
            spelling = target[tag.start : tag.end]
            seen[spelling] += 1
            if seen[spelling] > spelt[spelling]:
                extra.append(tag)
        fixed = _without(target, extra) if extra else None
        for tag in extra:
            spelling = target[tag.start : tag.end]
            what = "stands twice" if spelt[spelling] else "is not in the source"
            yield self.found(pair, f"{spelling} {what}", (tag.start, tag.end), fixed)
        missing = spelt - seen
        for spelling in missing:
            yield self.found(pair, f"{spelling} is missing", None, _wrapped(pair, missing))
        misplaced = _misplaced(found)
        if misplaced and not missing and not extra and not _misplaced(wanted):
            spelling = target[misplaced.start : misplaced.end]
            message = f"{spelling} closes in the wrong place"
            yield self.found(pair, message, (misplaced.start, misplaced.end))


def _misplaced(found: list[Tag]) -> Tag | None:
    """Return the first closing tag that does not match the innermost open tag."""
    open_numbers: list[int] = []
    for tag in found:
        if tag.opens and not tag.closes:
            open_numbers.append(tag.number)
        elif tag.opens:
            continue
        elif not open_numbers or open_numbers.pop() != tag.number:
            return tag
    return None


def _without(target: str, extra: list[Tag]) -> str:
    """Return ``target`` without the tags ``extra``."""
    starts = [0, *(tag.end for tag in extra)]
    ends = [*(tag.start for tag in extra), len(target)]
    return "".join(target[start:end] for start, end in zip(starts, ends, strict=True))


def _wrapped(pair: Pair, missing: Counter[str]) -> str | None:
    """Return the target with the missing tags at its ends; None if they are not at the source's."""
    source = pair.segment.source
    found = list(tags(source))
    start = end = 0
    while end < len(found) and found[end].start == start:
        start, end = found[end].end, end + 1
    stop, tail = len(source), len(found)
    while tail > end and found[tail - 1].end == stop:
        stop, tail = found[tail - 1].start, tail - 1
    if Counter(source[tag.start : tag.end] for tag in found[:end] + found[tail:]) != missing:
        return None
    return source[:start] + pair.segment.target + source[stop:]
