"""What a model does not know written as it knows it, and written back in its translation.

Small models lose « 1re », « XXe », ``5 p.m.`` and « URSS », but know the words and figures for
them: the first, 20e, 17:00, the Soviet Union. What the source has short comes back short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.engines.pipeline import amounts
from workbench.text.languages import MONTHS
from workbench.text.quantities.roman import from_roman


@dataclass(frozen=True, slots=True)
class Short:
    """Something short that is spelled out, and what becomes of its words in a translation."""

    pattern: re.Pattern[str]
    words: str
    #: What the translation may call it, in small letters, and what is to be written for that.
    forms: dict[str, str]

    def written_back(self, text: str, times: int) -> str:
        """Return ``text`` with the short forms, if it has the words so many times."""

        def short(match: re.Match[str]) -> str:
            form = self.forms[match[0].lower()]
            return form.upper() if match[0].isupper() else form

        words = rf"\b(?:{'|'.join(self.forms)})\b"
        found, count = re.subn(words, short, text, flags=re.IGNORECASE)
        return found if count == times else text


_MONTH = "|".join((*MONTHS["fr"], *MONTHS["en"]))
#: What the figure only numbers: May 1st, article 1er.
_NUMBERED = re.compile(rf"(?:{_MONTH}|[aA]rt(?:icle|\.)|[aA]linéa) $")


def _ordinal(figures: str) -> re.Pattern[str]:
    """Return the pattern of an ordinal, but for days of the month, and centuries."""
    return re.compile(
        rf"(?<![\w.,]){figures}(?![\w-])(?! (?:of )?(?:{_MONTH})\b)(?! (?:siècle|century|centur))"
    )


_FIRST = {"premier": "1er", "première": "1re", "premiers": "1ers", "premières": "1res"}
_SHORT = (
    Short(_ordinal("1er"), "premier", {"first": "1st"}),
    Short(_ordinal("1(?:re|ère)"), "première", {"first": "1st"}),
    Short(_ordinal("2(?:e|ème)"), "deuxième", {"second": "2nd"}),
    Short(_ordinal("3(?:e|ème)"), "troisième", {"third": "3rd"}),
    Short(_ordinal("1st"), "first", _FIRST),
    # Which is French as well, so that the word may stay.
    Short(_ordinal("2nd"), "second", {"deuxième": "2e", "seconde": "2e"}),
    Short(_ordinal("3rd"), "third", {"troisième": "3e"}),
    Short(re.compile(r"\bURSS\b"), "Union soviétique", {"soviet union": "USSR"}),
    Short(re.compile(r"\bUSSR\b"), "Soviet Union", {"union soviétique": "URSS"}),
)


def spelled_out(text: str) -> tuple[str, tuple[tuple[Short, int], ...]]:
    """Return ``text`` with what is short spelled out, and what was, with how often."""
    text = _with_figures(text)
    found = []
    for short in _SHORT:
        own = text.lower().count(short.words.lower())
        times = 0

        def words(match: re.Match[str], short: Short = short) -> str:
            nonlocal times
            if _NUMBERED.search(match.string, 0, match.start()):
                return match[0]
            times += 1
            capital = match.start() == 0 and short.words.islower()
            return short.words.capitalize() if capital else short.words

        text = short.pattern.sub(words, text)
        if times and not own:
            found.append((short, times))
    return text, tuple(found)


def written_back(text: str, spelled: Iterable[tuple[Short, int]]) -> str:
    """Return a translation with the short forms of what was ``spelled`` out in its source."""
    for short, times in spelled:
        text = short.written_back(text, times)
    return text


#: French ordinals in Roman numerals; those of centuries stay figures.
_ROMAN = re.compile(r"\b(?P<roman>[IVX]+)(?P<ending>er|re|ère|e|ème)\b")
_CENTURY = re.compile(r"(?:,? (?:et |ou |au |du )*[IVX]+e)* siècle")
_RULER = re.compile(r"(?<![\w'])(?!L[ea]s? |Au |Un )[^\W\d_a-z][^\W\d_]+ $")
_ORDINALS = (
    *("premier", "deuxième", "troisième", "quatrième", "cinquième"),
    *("sixième", "septième", "huitième", "neuvième", "dixième"),
)

_UNIT = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)(?=(?:[mck]m|kg|km/h|[kMG]W)(?!\w))")

_ENGLISH_TIME = re.compile(
    r"(?<![\w.,:])(?:(?P<start>\d{1,2})(?P<to> ?(?:-|–|to|and|or|until) ?))?"
    r"(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[aApP])(?:\.[mM]\.?|[mM]\b)"
)
#: A time of day, and no duration: à 17 h, de 9 h à 18 h.
_FRENCH_TIME = re.compile(
    r"(?<!\w)(?P<before>à|À|[vV]ers|[dD]ès|[aA]vant|jusqu'à"
    r"|(?:[dD]e|[eE]ntre)(?= \d{1,2} ?h (?:à|et) \d{1,2} ?h\b)|(?<=\dh) et|(?<=\d h) et)"
    r" (?P<hour>1?\d|2[0-3]) ?h(?! ?\d|\w| d[eu']| en )"
)
_CLOSED = re.compile(r"[\"')\]]*$")


def _with_figures(text: str) -> str:
    """Return ``text`` with amounts in words, Roman ordinals and times in plain figures."""
    text = _ROMAN.sub(_in_arabic, _UNIT.sub(r"\1 ", amounts.spelled_out(text)))
    text = _FRENCH_TIME.sub(lambda time: f"{time['before']} {time['hour']}:00", text)
    return _ENGLISH_TIME.sub(_in_24_hours, text)


def _in_arabic(ordinal: re.Match[str]) -> str:
    number, text = from_roman(ordinal["roman"]), ordinal.string
    if ordinal["ending"] == "er" and _RULER.search(text, 0, ordinal.start()):
        return ordinal["roman"]
    if number > len(_ORDINALS) or _CENTURY.match(text, ordinal.end()):
        return f"{number}{'er' if number == 1 else 'e'}"
    return "première" if ordinal["ending"] in ("re", "ère") else _ORDINALS[number - 1]


def _in_24_hours(time: re.Match[str]) -> str:
    hour, afternoon = int(time["hour"]) % 12, time["half"] in "pP"
    shown = f"{hour + 12 * afternoon}:{time['minute'] or '00'}"
    if time["start"]:
        start = int(time["start"]) % 12
        morning = not afternoon or start > hour
        shown = f"{start + 12 * (not morning)}:00{time['to']}{shown}"
    # The point of "p.m." ends the sentence as well.
    ends = time[0].endswith(".") and _CLOSED.match(time.string, time.end())
    return f"{shown}." if ends else shown
