"""Numbers, ordinals, times, initialisms of a translation, as its language writes them.

A model mixes both ways of writing: « 1 234,56 » comes back as ``1 234.56``. The digits tell
which number of the source is meant, and the source tells which mark is the decimal one.
"""

from __future__ import annotations

import re

from workbench.engines.pipeline import amounts, initialisms
from workbench.text.languages import MONTHS
from workbench.text.quantities import in_figures, ordinal_ending
from workbench.text.quantities.roman import to_roman
from workbench.text.typography import NO_BREAK_SPACE

#: A number with groups or decimals, as each language writes it; « 1 234,5 », ``1,234.5``.
_WRITTEN = {
    "fr": re.compile(r"(?<![\w.,])(?P<whole>\d{1,3}(?: \d{3})+|\d+)(?:,(?P<part>\d+))?(?![\w,]\d)"),
    "en": re.compile(
        r"(?<![\w.,])(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?(?![\w.]\d)"
    ),
}
#: Any of them, in a translation.
_ANY = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u202f\u00a0,.]\d{3})+(?:[.,]\d+)?(?!\d)|\d+[.,]\d+")

_TIME = re.compile(r"\b(?P<hour>[01]?\d|2[0-4]) ?[hH:] ?(?P<minute>[0-5]\d)\b")

#: The ordinals of both languages, but for days of the month.
_ORDINAL = re.compile(r"\b(?P<number>\d+)(?:ème|e|ère|re|nde?|st|rd|th)\b(?! (?:of )?[A-Z])")
_ENGLISH_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th|e|er|ème)\b")
_FRENCH_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
#: French counts centuries in Roman numerals.
_FRENCH_CENTURY = re.compile(
    r"\b([1-9]\d?)(?:er|e|ème)(?=(?:,? (?:et |ou |au |du )*\d+(?:e|ème))* siècles?\b)"
)
#: French counts only the first day of a month as an ordinal.
_FRENCH_DAY = re.compile(rf"\b(\d+)(?:st|nd|rd|th|e|er)(?= (?:{'|'.join(MONTHS['fr'])})\b)")


def localised(source: str, target: str, source_language: str, target_language: str) -> str:
    """Return ``target`` with the numbers of ``source`` as ``target_language`` writes them."""
    forms: dict[str, str] = {}
    for match in _WRITTEN[source_language].finditer(source):
        whole = re.sub(r"\D", "", match["whole"])
        part = match["part"] or ""
        grouped = len(whole) < len(match["whole"])
        if grouped or part:
            forms[whole + part] = in_figures(whole, part, target_language, grouped=grouped)
    target = _ANY.sub(lambda match: forms.get(re.sub(r"\D", "", match[0]), match[0]), target)
    for match in _TIME.finditer(source):
        target = _with_time(target, match, target_language)
    for match in _ORDINAL.finditer(source):
        bare = rf"(?<![\w.,])({match['number']})(?= [a-z])"
        target = re.sub(bare, r"\1th", target, count=1)
    target = amounts.restored(source, target, source_language, target_language)
    target = initialisms.localised(source, target, target_language)
    return ordinals(target, target_language)


def ordinals(text: str, language: str) -> str:
    """Return ``text`` with ordinals as in ``language``: 63rd, 63e."""
    if language == "en":
        return _ENGLISH_ORDINAL.sub(lambda match: match[1] + ordinal_ending(match[1], "en"), text)
    text = _FRENCH_DAY.sub(lambda match: "1er" if match[1] == "1" else match[1], text)
    text = _FRENCH_ORDINAL.sub(lambda match: match[1] + ordinal_ending(match[1], "fr"), text)
    return _FRENCH_CENTURY.sub(
        lambda match: to_roman(int(match[1])) + ordinal_ending(match[1], "fr"), text
    )


def _with_time(target: str, time: re.Match[str], language: str) -> str:
    """Return ``target`` with ``time`` as ``language`` writes it."""
    hour, minute = time["hour"], time["minute"]
    if language == "en":
        return re.sub(rf"\b{hour} ?[.hH:] ?{minute}\b", f"{hour}:{minute}", target, count=1)
    # Of noughts a model may write more or fewer.
    shown = "0+" if minute == "00" else minute
    found = rf"\b{hour} ?[.hH:] ?{shown}\b(?: (?:heures?|h)\b)?"
    minutes = "" if minute == "00" else f"{NO_BREAK_SPACE}{minute}"
    return re.sub(found, f"{hour}{NO_BREAK_SPACE}h{minutes}", target, count=1)
