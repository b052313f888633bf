"""Dates as articles write them, in French and in English."""

from __future__ import annotations

import re
from datetime import date

from workbench.text.languages import MONTHS

_MONTHS = {
    name.lower(): number for names in MONTHS.values() for number, name in enumerate(names, 1)
}
_MONTH = "|".join(_MONTHS)
_WEEKDAY = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)

#: What may come before a date on its line: a verb, a preposition, a place.
_BEFORE = (
    r"(?:publié|mis en ligne|published|posted|updated)? ?(?:le|on)? ?|[^\W\d]{2,20},? (?:le )?"
)
#: The forms of a date line.
_FORMS = [
    re.compile(rf"(?:{_BEFORE})?(?:(?:{_WEEKDAY}),? )?{form}\.?", re.IGNORECASE)
    for form in (
        rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>\d{{4}})",
        rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    )
]

#: The longest date line, in characters.
_LONGEST = 50


def is_date(text: str) -> bool:
    """Return whether ``text`` is a date and nothing else: « 22 juin 2025 », "June 22, 2025"."""
    return bool(_match(text))


def iso_date(text: str) -> str:
    """Return the date in ``text`` as ``2025-06-22``; empty if ``text`` is not a date."""
    match = _match(text)
    if match is None:
        return ""
    month = _MONTHS.get(match["month"].lower()) or int(match["month"])
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return ""


def _match(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    plain = " ".join(text.split())
    return next((match for form in _FORMS if (match := form.fullmatch(plain))), None)
