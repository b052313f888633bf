"""What typography leaves alone: inline tags, addresses, account names, code, times.

Each such passage becomes one private-use character while the rules run, and the passages
are put back in their order afterwards: no rule adds, drops or moves one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.text.inline import TAG
from workbench.text.typography.style import SPACES

#: Stands for an inline tag that opens, closes or hangs on a word; the rules look through it.
TAG_MARK = "\ue000"
#: Stands for a passage that is not typeset, which the rules take for a word.
VERBATIM_MARK = "\ue001"

_ADDRESS = rf"""
    (?:https?|ftp)://[^\s<>«»“”"{TAG_MARK}]*(?<![.,;:!?…)\]'’])
    | \bwww\.[^\s<>«»“”"{TAG_MARK}]*(?<![.,;:!?…)\]'’])
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w&])[@\#][^\W\d]\w*
"""
_CODE = r"`[^`\n]*` | \{[^{}\s]*\} | &(?:\w+|\#\w+); | (?<![\w:]):\w+:(?!\w)"
_TIME = r"\b\d{1,2}:\d\d(?::\d\d)?\b"

#: Without one of these there is neither an address nor code.
_SIGNS = re.compile(r"[@#`{&]|://|www\.|:\w+:")
_ADDRESSES = re.compile(_ADDRESS, re.VERBOSE)
_UNREADABLE = re.compile(f"{_ADDRESS} | {_CODE}", re.VERBOSE)
_BEGUN = re.compile(r"(?:(?:https?|ftp)://|\bwww\.|@)[^\s<>«»]*$|^[^`]*(?:`[^`]*`[^`]*)*`[^`]*$")
_PASSAGE = re.compile(
    f"(?P<tag>{TAG.pattern}) | {_ADDRESS} | {_CODE} | {_TIME} | [{TAG_MARK}{VERBATIM_MARK}]",
    re.VERBOSE,
)


def guarded(rule: Callable[[str], str], text: str) -> str:
    """Return ``rule(text)`` with what typography leaves alone as it was."""
    passages: list[str] = []

    def hide(match: re.Match[str]) -> str:
        passages.append(match[0])
        # A mark with a space before it is a picture or code, and read like a word.
        word = match[0].endswith("/>") and text[: match.start()][-1:] in SPACES
        return TAG_MARK if match["tag"] and not word else VERBATIM_MARK

    result = rule(_PASSAGE.sub(hide, text))
    rest = iter(passages)
    return re.sub(f"[{TAG_MARK}{VERBATIM_MARK}]", lambda _: next(rest), result)


def blanked(text: str) -> str:
    """Return ``text`` with spaces in the place of addresses and code, as long as they."""
    if not _SIGNS.search(text):
        return text
    return _UNREADABLE.sub(lambda match: " " * len(match[0]), text)


def addresses(text: str) -> list[str]:
    """Return the web and e-mail addresses and account names in ``text``, in their order."""
    return _ADDRESSES.findall(text) if _SIGNS.search(text) else []


def in_address(before: str) -> bool:
    """Tell whether what follows ``before`` belongs to an address or code that has begun."""
    return bool(_BEGUN.search(before))
