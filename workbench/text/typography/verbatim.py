"""Passages that typography does not change: inline tags, addresses, account names, code, times.

Each passage is replaced by one private-use character while the rules run, and put back
afterwards by its order: no rule may add, drop or move one of these characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.text.inline import TAG
from workbench.text.typography.style import SPACES

#: Replaces an inline tag attached to a word; the rules ignore it.
TAG_MARK = "\ue000"
#: Replaces any other passage; the rules treat it as a word.
VERBATIM_MARK = "\ue001"

_ADDRESS = rf"""
    (?:https?|ftp)://[^\s<>«»“”"{TAG_MARK}]*(?<![.,;:!?…)\]'’])
    | \bwww\.[^\s<>«»“”"{TAG_MARK}]*(?<![.,;:!?…)\]'’])
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w&])[@\#][^\W\d]\w*
"""
_CODE = r"`[^`\n]*` | \{[^{}\s]*\} | &(?:\w+|\#\w+); | (?<![\w:]):\w+:(?!\w)"
_TIME = r"\b\d{1,2}:\d\d(?::\d\d)?\b"

#: A text without these has neither an address nor code; a quick check.
_SIGNS = re.compile(r"[@#`{&]|://|www\.|:\w+:")
_ADDRESSES = re.compile(_ADDRESS, re.VERBOSE)
_UNREADABLE = re.compile(f"{_ADDRESS} | {_CODE}", re.VERBOSE)
_BEGUN = re.compile(r"(?:(?:https?|ftp)://|\bwww\.|@)[^\s<>«»]*$|^[^`]*(?:`[^`]*`[^`]*)*`[^`]*$")
_PASSAGE = re.compile(
    f"(?P<tag>{TAG.pattern}) | {_ADDRESS} | {_CODE} | {_TIME} | [{TAG_MARK}{VERBATIM_MARK}]",
    re.VERBOSE,
)


def guarded(rule: Callable[[str], str], text: str) -> str:
    """Return ``rule(text)`` with tags, addresses, code and times unchanged."""
    passages: list[str] = []

    def hide(match: re.Match[str]) -> str:
        passages.append(match[0])
        # An empty tag after a space is a picture or code, and reads like a word.
        word = match[0].endswith("/>") and text[: match.start()][-1:] in SPACES
        return TAG_MARK if match["tag"] and not word else VERBATIM_MARK

    result = rule(_PASSAGE.sub(hide, text))
    rest = iter(passages)
    return re.sub(f"[{TAG_MARK}{VERBATIM_MARK}]", lambda _: next(rest), result)


def blanked(text: str) -> str:
    """Return ``text`` with addresses and code replaced by as many spaces."""
    if not _SIGNS.search(text):
        return text
    return _UNREADABLE.sub(lambda match: " " * len(match[0]), text)


def addresses(text: str) -> list[str]:
    """Return the URLs, e-mail addresses and account names in ``text``, in order."""
    return _ADDRESSES.findall(text) if _SIGNS.search(text) else []


def in_address(before: str) -> bool:
    """Return whether ``before`` ends within an address or code."""
    return bool(_BEGUN.search(before))
