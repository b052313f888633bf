"""No-break spaces for published texts.

They are put in when an edition is made; the catalog keeps what people wrote. Where a word
may not be a unit or a title, the space stays a plain one.
"""

from __future__ import annotations

import re

from workbench.text.languages import MONTHS
from workbench.text.typography.spaces import thousands
from workbench.text.typography.style import FINE_SPACE, NO_BREAK_SPACE

_UNITS = (
    r"[cmk]?m[²³]?|ha|[mk]?g|t|[mch]?l|h|min|s|[kMGT]?Wh?|[km]?V|[kMG]?Hz|°[CF]?|"
    r"km/h|m/s|mph|ft|lbs?|oz|[kM]€|Mds?"
)
_MONTHS = {language: "|".join(months) for language, months in MONTHS.items()}
#: The beginning of a person's name, with its particle.
_NAME = r"(?:d[eu] |d[’']|von |van )?[^\W\d_a-zß-öø-ÿ]"

#: Patterns for the text before and after the space, in both languages.
_EVERYWHERE = (
    (r"\d", rf"(?:{_UNITS})(?![\w’'])"),
    (r"\d", r"[%‰€$£](?!\w)"),
    # A stray space: the next line would begin with the mark.
    (r"[^\s]", r"[.,](?:\s|$)"),
    (r"(?<![\w.’'-])(?:pp?|vol|chap|art|fig)\.|§", r"\d"),
)
_PAIRS = {
    "fr": (
        *_EVERYWHERE,
        (r"[nN]°", r"\d"),
        (r"(?<![\w.-])(?:MM?\.|Mmes?|Mlles?|Mgr|Me|Dr|Pr)", _NAME),
        (r"\b(?:\d\d?|1er)", rf"(?:{_MONTHS['fr']})\b"),
        (rf"(?<=\d[ {NO_BREAK_SPACE}])h", r"\d\d\b"),
        (r"\b[IVX]+er?", r"siècles?\b"),
        (r"«", ""),
        ("", "»"),
        (r"[^\s]", r":(?:\s|$)"),
    ),
    "en": (
        *_EVERYWHERE,
        (r"\bNos?\.", r"\d"),
        (r"(?<![\w.-])(?:Mrs?|Ms|Dr|Prof|St)\.?", _NAME),
        (r"\b\d\d?(?:st|nd|rd|th)?", rf"(?:{_MONTHS['en']})\b"),
        (rf"\b(?:{_MONTHS['en']})", r"\d\d?(?:st|nd|rd|th)?\b(?![:.,]\d)"),
        (r"\d", r"[ap]\.?m\b"),
    ),
}
_UNBREAKABLE = {
    language: re.compile("|".join(f"(?:{before}) (?={behind})" for before, behind in pairs))
    for language, pairs in _PAIRS.items()
}
#: The space before these is thin in French.
_THIN = re.compile(r"(?<!\s) (?=[;!?])")


def with_no_break_spaces(text: str, language: str) -> str:
    """Return ``text`` in ``language`` with no-break spaces where a line must not break.

    These are between a number and its unit or month, a title and a name, and the like; in
    French also around punctuation. Only plain spaces change.
    """
    text = _UNBREAKABLE[language].sub(lambda match: f"{match[0][:-1]}{NO_BREAK_SPACE}", text)
    if language == "fr":
        text = thousands(_THIN.sub(FINE_SPACE, text))
    return text
