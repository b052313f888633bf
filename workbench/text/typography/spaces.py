"""Spaces around punctuation marks by the rules of French and English."""

from __future__ import annotations

import re

from workbench.text.typography.style import FINE_SPACE, NO_BREAK_SPACE, SPACES, HouseStyle
from workbench.text.typography.verbatim import TAG_MARK, VERBATIM_MARK

_GAP = f"[{SPACES}{TAG_MARK}]*"
#: A mark ends a clause only if a space, another mark or the end of the text follows.
_ENDS = rf"(?={TAG_MARK}*(?:$|[\s»”’\")\]!?;:,.…—–]))"

_FRENCH_MARK = re.compile(rf"(?P<before>[^\s{TAG_MARK}])(?P<gap>{_GAP})(?P<mark>[;:!?]){_ENDS}")
_OPENING = re.compile(rf"«(?P<gap>{_GAP})(?=[^\s{TAG_MARK}»])")
_CLOSING = re.compile(rf"(?<=[^\s{TAG_MARK}«])(?P<gap>{_GAP})»")
_UNIT = re.compile(rf"(?<=\d)(?P<gap>{_GAP})(?P<mark>[%‰€$£])(?!\w)")
_NUMERO = re.compile(rf"\b(?P<n>[nN])[°º][{SPACES}]*(?=\d)")
_THOUSANDS = re.compile(r"(?<![\d.,/-])(?<!\d\s)\d{1,3}(?: \d{3})+(?!\s?\d)(?![/-]\d)")
#: The dash at the beginning of direct speech.
_TURN = re.compile(rf"^(?P<tags>{TAG_MARK}*)(?P<dash>[–—])[{SPACES}]+(?=\S)")

_ENGLISH_MARK = re.compile(
    rf"(?<=[\w)\]”’»{VERBATIM_MARK}%])(?P<gap>{_GAP})(?P<mark>[;:!?,.](?!\.)){_ENDS}"
)
_ENGLISH_UNIT = re.compile(rf"(?<=\d)(?P<gap>{_GAP})(?P<mark>[%‰])(?!\w)")

#: After these a mark does not end a clause: "(?)", "?!", an unfinished address.
_NO_INSERTION = f"([«“;:!?{VERBATIM_MARK}"


def french_spaces(text: str, style: HouseStyle) -> str:
    """Return ``text`` with the no-break spaces of French.

    U+202F before ; ! ? and in thousands; U+00A0 before : and %, inside guillemets, after n°
    and after a dash of dialogue. Missing spaces are added, plain ones replaced.
    """

    def mark(match: re.Match[str]) -> str:
        spaced = any(character in SPACES for character in match["gap"])
        if match["before"] == "«" or (match["before"] in _NO_INSERTION and not spaced):
            return match[0]
        space = style.space_before(match["mark"])
        return f"{match['before']}{_tags(match)}{space}{match['mark']}"

    text = _OPENING.sub(lambda match: f"«{NO_BREAK_SPACE}{_tags(match)}", text)
    text = _CLOSING.sub(lambda match: f"{_tags(match)}{NO_BREAK_SPACE}»", text)
    text = _FRENCH_MARK.sub(mark, text)
    text = _UNIT.sub(lambda match: f"{_tags(match)}{NO_BREAK_SPACE}{match['mark']}", text)
    text = _NUMERO.sub(lambda match: f"{match['n']}°{NO_BREAK_SPACE}", text)
    text = _TURN.sub(lambda match: f"{match['tags']}{match['dash']}{NO_BREAK_SPACE}", text)
    return thousands(text)


def thousands(text: str) -> str:
    """Return ``text`` with thin no-break spaces between thousands."""
    return _THOUSANDS.sub(lambda match: match[0].replace(" ", FINE_SPACE), text)


def english_spaces(text: str) -> str:
    """Return ``text`` without spaces before punctuation and %."""
    text = _ENGLISH_MARK.sub(lambda match: f"{_tags(match)}{match['mark']}", text)
    return _ENGLISH_UNIT.sub(lambda match: f"{_tags(match)}{match['mark']}", text)


def _tags(match: re.Match[str]) -> str:
    """Return the tags of a gap without its spaces."""
    return TAG_MARK * match["gap"].count(TAG_MARK)
