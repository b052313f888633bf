"""What stands in a text and is seen, but not heard or felt: tags and unusual spaces, in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbench.documents.inline import tags, without_tags

_NAMES = {
    "\u00a0": "no-break space",
    "\u202f": "fine no-break space",
    "\u00ad": "soft hyphen",
    "\t": "tab",
}

#: Two or more spaces, or something between words that is neither seen nor a plain space.
_UNUSUAL = re.compile(r" {2,}|[^\S ]|[\u00ad\u200b-\u200f\u2060\ufeff]")

_WORD_BEFORE = re.compile(r"(?:\w+|[^\w\s])$")
_WORD_AFTER = re.compile(r"\w+|[^\w\s]")


def tag_signs(text: str) -> Iterator[str]:
    """Yield each tag of ``text`` with what it stands around, or after."""
    found = list(tags(text))
    for place, tag in enumerate(found):
        if not tag.opens:
            continue
        if tag.closes:
            yield f"tag {tag.number}, {_between(without_tags(text[: tag.start]).rstrip(), '')}"
            continue
        closing = (t for t in found[place:] if t.closes and t.number == tag.number)
        end = next(closing, None)
        if end is None:
            yield f"tag {tag.number} is not closed"
        else:
            yield f"tag {tag.number} around {without_tags(text[tag.end : end.start])}"


def space_signs(text: str) -> Iterator[str]:
    """Yield each unusual space of ``text`` with the words beside it."""
    text = without_tags(text)
    for match in _UNUSUAL.finditer(text):
        sign = match[0]
        if len(sign) > 1:
            name = f"{len(sign)} spaces"
        else:
            name = _NAMES.get(sign) or unicodedata.name(sign, "control sign").lower()
        yield f"{name} {_between(text[: match.start()], text[match.end() :])}"


def _between(before: str, after: str) -> str:
    """Say which words stand at the end of ``before`` and at the beginning of ``after``."""
    left, right = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    if left and right:
        return f"between {left[0]} and {right[0]}"
    if left:
        return f"after {left[0]}"
    return f"before {right[0]}" if right else "alone"
