"""Put into words what a screen reader does not read: tags, unusual spaces, marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbench.text.inline import TAG, tags, without_tags

#: The names of signs, if Unicode's are not plain enough.
_NAMES = {
    "\u00a0": "no-break space",
    "\u202f": "fine no-break space",
    "\u00ad": "soft hyphen",
    "\t": "tab",
    "«": "opening guillemet",
    "»": "closing guillemet",
    "“": "opening quotation mark",
    "”": "closing quotation mark",
    '"': "straight quotation mark",
    "’": "curly apostrophe",
    "'": "straight apostrophe",
    "-": "hyphen",
    "…": "ellipsis",
    "%": "percent",
    "(": "opening bracket",
    ")": "closing bracket",
}

#: Marks that a message of the checks names: quoted, alone, or of a kind that messages do not use.
_SPOKEN_OF = re.compile(
    r"""« [^«»]+ »                     # quotes a word, and is left
    | "(?P<quoted>[^\w"]+)"
    | (?P<alone>(?<!\S)[^\w\s](?=[\s,]|$) | [«»“”„])
    | U\+(?P<code>[0-9A-F]{4,6})
    """,
    re.VERBOSE,
)

#: Two or more spaces, or an invisible character that is not a plain space.
_UNUSUAL = re.compile(r" {2,}|[^\S ]|[\u00ad\u200b-\u200f\u2060\ufeff]")

_WORD_BEFORE = re.compile(r"(?:\w+|[^\w\s])$")
_WORD_AFTER = re.compile(r"\w+|[^\w\s]")


def tag_signs(text: str) -> Iterator[str]:
    """Yield a description of each tag of ``text`` with the words in it or before it."""
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
    """Yield a description of each unusual space of ``text`` with the words beside it."""
    text = without_tags(text)
    for match in _UNUSUAL.finditer(text):
        sign = match[0]
        name = f"{len(sign)} spaces" if len(sign) > 1 else _name(sign)
        yield f"{name} {_between(text[: match.start()], text[match.end() :])}"


def spelled(message: str) -> str:
    """Return ``message`` with its tags and marks replaced by their names."""
    named = _SPOKEN_OF.sub(_named, TAG.sub(_tag_named, message))
    return re.sub(r" +(?=,|$)|(?<= ) +", "", named).strip()


def _between(before: str, after: str) -> str:
    """Describe a place by the last word ``before`` it and the first word ``after`` it."""
    left, right = map(_heard, (_WORD_BEFORE.search(before), _WORD_AFTER.match(after)))
    if left and right:
        return f"between {left} and {right}"
    if left:
        return f"after {left}"
    return f"before {right}" if right else "alone"


def _name(sign: str) -> str:
    return _NAMES.get(sign) or unicodedata.name(sign, "control sign").lower()


def _heard(match: re.Match[str] | None) -> str:
    """Return the word or the name of the mark that was found."""
    if match is None:
        return ""
    return match[0] if re.fullmatch(r"\w+", match[0]) else _name(match[0])


def _named(match: re.Match[str]) -> str:
    if match["code"]:
        return _name(chr(int(match["code"], 16)))
    signs = match["quoted"] or match["alone"]
    return f" {' '.join(map(_name, signs))} " if signs else match[0]


def _tag_named(match: re.Match[str]) -> str:
    return f"the end of tag {match['number']}" if match["close"] else f"tag {match['number']}"
