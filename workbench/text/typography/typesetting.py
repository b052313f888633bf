"""Apply the typography of its language to a whole text."""

from __future__ import annotations

import re

from workbench.text.typography.quotation import quotation_marks
from workbench.text.typography.spaces import english_spaces, french_spaces
from workbench.text.typography.style import HouseStyle
from workbench.text.typography.verbatim import TAG_MARK, guarded

_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
#: An apostrophe is after a letter (l'armée), or between a digit and a letter (the 1990's).
_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])'|(?<=\d)'(?=[^\W\d_])|(?<=[^\W\d_]{TAG_MARK})'")
#: English also has one before words with dropped letters and decades: 'tis, 'em, '90s.
_ENGLISH_ELISION = re.compile(r"(?<!\w)'(?=(?:tis|twas|em|cause|til|n|\d0s|\d\d)\b)", re.IGNORECASE)
_IN_WORD = re.compile(r"(?<=[^\W\d_])'(?=\w)|(?<=\d)'(?=[^\W\d_])")
_ENGLISH_SINGLE = re.compile(
    rf"(?:(?<=[\s(\[“\"—–{TAG_MARK}])|^)'(?=[^\s'])(?P<inside>[^'‘\n]*?[^\s'‘])'(?!\w)"
)


def typeset(text: str, language: str, style: HouseStyle | None = None) -> str:
    """Return ``text`` in the typography of ``language`` (``fr`` or ``en``).

    French: guillemets, no-break spaces by the rules of the Imprimerie nationale. English:
    curly quotation marks, no space before punctuation. Both: curly apostrophes and the
    ellipsis as one character. Inline tags, addresses, code, times and numbers are not
    changed. Typesetting is idempotent.
    """
    house = style or HouseStyle()

    def rules(text: str) -> str:
        text = _ELLIPSIS.sub("…", text)
        if language == "fr" or house.curly:
            single = house.english_quotes == "single"
            text = quotation_marks(text, language, single=single)
        if house.curly:
            text = apostrophes(text, language)
        return french_spaces(text, house) if language == "fr" else english_spaces(text)

    return guarded(rules, text)


def apostrophes(text: str, language: str) -> str:
    """Return ``text`` with curly apostrophes; English 'single quotations' become ‘curly’."""
    if language == "en":
        text = _ENGLISH_ELISION.sub("’", text)
        text = _IN_WORD.sub("’", text)
        text = _ENGLISH_SINGLE.sub(lambda match: f"‘{match['inside']}’", text)
    return _APOSTROPHE.sub("’", text)
