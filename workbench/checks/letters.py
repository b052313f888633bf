"""Checks of single characters: the first letter, and invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.check import Check, Finding, Pair
from workbench.checks.wording import FREQUENT_WORDS
from workbench.documents import BlockKind

_FIRST = re.compile(r"[^\W_]\w*")
#: Control and zero-width characters, soft hyphens, byte order marks; without the zero-width
#: joiners, which emoji and some scripts need.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]"
)
_BROKEN = "\ufffd"


class FirstLetter(Check):
    """Checks that the target begins with a capital exactly if the source does."""

    id = "first-letter"
    name = "First letter"
    explanation = (
        "The target should begin with a capital where the source does, and with a small letter "
        "where the source does. Lines of verse, texts that begin with a figure, and English "
        "words that may have their capital anywhere are let pass. The fix changes the letter."
    )

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Compare the first letters."""
        source, target = _FIRST.search(pair.source.text), _FIRST.search(pair.target.text)
        if source is None or target is None or pair.segment.context.startswith(BlockKind.VERSE):
            return
        wanted, letter = source[0][0], target[0][0]
        if not _cased(wanted) or not _cased(letter) or wanted.isupper() == letter.isupper():
            return
        language = pair.context.target_language
        if letter.isupper() and language == "en" and target[0].lower() not in FREQUENT_WORDS["en"]:
            return  # "I", "Monday", "Russian" always have a capital
        changed = letter.upper() if wanted.isupper() else letter.lower()
        start = target.start()
        fixed = pair.target.replaced(start, start + 1, changed)
        size = "a capital" if wanted.isupper() else "a small letter"
        message = f"the source begins with {size}"
        yield self.found(pair, message, pair.target.span(start, start + 1), fixed)


class Invisible(Check):
    """Checks for invisible characters, and for replacement characters."""

    id = "invisible"
    name = "Invisible characters"
    explanation = (
        "Text that was pasted may hold characters that nobody sees: zero-width spaces, soft "
        "hyphens, byte order marks, direction marks, control characters. They split words in "
        "searches and in print. The fix takes them out. The sign \N{REPLACEMENT CHARACTER}, "
        "which stands for a broken character, only a person can mend."
    )
    typographic = True

    def look(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for all invisible characters, and one for broken ones."""
        target = pair.segment.target
        if match := _INVISIBLE.search(target):
            message = f"an invisible character, U+{ord(match[0]):04X}"
            yield self.found(pair, message, match.span(), _INVISIBLE.sub("", target))
        if (at := target.find(_BROKEN)) >= 0:
            yield self.found(pair, "a broken character", (at, at + 1))


def _cased(character: str) -> bool:
    """Return whether ``character`` is a letter with upper and lower case."""
    return character.isupper() or character.islower()
