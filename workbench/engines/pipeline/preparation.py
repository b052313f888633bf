"""What is done to a sentence before a model sees it, so that it meets what it was trained on.

Measured on OPUS and Argos models: headings in capitals come back as loops or untranslated,
curly quotation marks are lost or doubled, addresses and codes are respelled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from workbench.engines.pipeline.framing import Frame, framed
from workbench.engines.pipeline.initialisms import TRANSLATED
from workbench.engines.pipeline.inline_tags import Markup, extracted
from workbench.engines.pipeline.spelling_out import Short, spelled_out, written_back
from workbench.text.inline import without_tags

#: What every model knows in place of what typesetters use.
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u2011": "-",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
#: Quotation marks, where the closing one is no apostrophe.
_SINGLE_QUOTATION = re.compile(r"(?<!\w)‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)")
_OPENING_GUILLEMET = re.compile(r"[«‹]\s*")
_CLOSING_GUILLEMET = re.compile(r"\s*[»›]")

#: What a model must not respell: addresses, handles, hashtags, file names, codes.
_KEPT = re.compile(
    r"""
      (?:https?|ftp)://[^\s<>"]+                           # an address
    | \bwww\.[^\s<>"]+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                         # an e-mail address
    | \b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|info|fr|eu|ca|be|ch|uk|ru|ua)\b(?:/[^\s<>"]*)?
    | (?<![\w&])[#@]\w+                                    # a hashtag, a handle
    | \b\w+_\w+(?:\.\w+)?\b                                # a name in a program
    | \b[\w-]+\.(?:pdf|txt|docx?|odt|html?|csv|zip|jpe?g|png|py|md)\b
    | \b(?=[A-Z0-9/-]*\d)(?=[A-Z0-9/-]*[A-Z])[A-Z][A-Z0-9]*(?:[-/][A-Z0-9]+)+\b   # CVE-2024-1
    | \b[A-Z]+\d+[A-Z0-9]*\b                               # T72, B2B
    | \b\d+(?:\.\d+){2,}\b                                 # a version
    | \b[nN](?:[°º]|o\.)\ ?\d[\w/-]*                        # n° 12, No. 12
    | \w*[⟦⟨⟩⟧](?:\w|[⟦⟨⟩⟧])*                                # signs of hints, and words in them
    """,
    re.VERBOSE,
)
_CLOSING_PUNCTUATION = ".,;:!?…)]'\""

_NUMERO = re.compile(r"[nN][°º] ?(?=\d)")
_NO = re.compile(r"[nN]o\. ?(?=\d)")

_INITIALISM = re.compile(r"\b[A-ZÉÈÀÇ]{3,6}\b")

#: A stand-in for something kept; models copy it like a name.
_STAND_IN = re.compile(r"\bX(\d+)\b")

#: Initialisms that stay capitals inside a heading in capitals.
_INITIALISMS = TRANSLATED | {
    *("AFP", "BBC", "CFDT", "CGT", "CIA", "CNN", "FBI", "FO", "FSB", "GPS", "LGBT", "PCF"),
    *("PDF", "PS", "RATP", "RFI", "RN", "RSF", "SMIC", "SNCF", "SUD", "TGV", "TV", "UNESCO"),
    *("UNICEF", "ZAD"),
}
#: Shorter single words in capitals are initialisms, not headings.
_SHORTEST_HEADING_WORD = 6

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence made ready for a model, and what is needed to undo that."""

    #: What the model sees: one line, no tags, stand-ins for what must not change.
    text: str
    markup: Markup
    #: What stands behind the stand-ins, by number, as the translation has it.
    kept: dict[int, str]
    #: Whether the whole was in capitals, and has to be again.
    capitals: bool
    #: The marks that stood around it.
    frame: Frame
    #: What was spelled out for the model, and how often.
    spelled: tuple[tuple[Short, int], ...]

    @property
    def translatable(self) -> bool:
        """Whether there is anything to translate, beside numbers and what is kept."""
        return bool(_LETTERS.search(_STAND_IN.sub("", self.text)))

    def unmasked(self, text: str) -> str:
        """Return ``text`` with the kept things and the short forms back in their places."""
        text = written_back(text, self.spelled)
        return _STAND_IN.sub(lambda match: self.kept.get(int(match[1]), match[0]), text)

    def keeps(self, text: str) -> bool:
        """Tell whether ``text`` has each stand-in as often as the sentence."""
        return self._stand_ins(text) == self._stand_ins(self.text)

    def _stand_ins(self, text: str) -> list[int]:
        return sorted(n for n in map(int, _STAND_IN.findall(text)) if n in self.kept)

    def split_at_kept(self) -> list[str]:
        """Return the text cut around its stand-ins: text, stand-in, text, …"""
        pieces, end = [], 0
        for match in _STAND_IN.finditer(self.text):
            if int(match[1]) in self.kept:
                pieces += [self.text[end : match.start()], match[0]]
                end = match.end()
        return [*pieces, self.text[end:]]


def prepare(text: str, length: Callable[[str], int] = len) -> Sentence:
    """Make ``text``, a sentence with inline tags, ready for a model.

    ``length`` tells into how many pieces the model cuts a word.
    """
    inside, frame = framed(unicodedata.normalize("NFC", text))
    plain = plain_typography(inside)
    capitals = in_capitals(plain)
    plain, spelled = spelled_out(plain)
    masked, kept = _masked(plain, None if capitals else length)
    if capitals:
        masked = sentence_case(masked, length)
    masked = _WEEKDAY.sub(lambda match: match[0].lower(), masked)
    untagged, markup = extracted(masked)
    return Sentence(untagged, markup, kept, capitals, frame, spelled)


def plain_typography(text: str) -> str:
    """Return ``text`` with straight quotation marks and plain spaces."""
    text = unicodedata.normalize("NFC", text)
    text = _SINGLE_QUOTATION.sub(r'"\1"', text).translate(_PLAIN)
    text = _CLOSING_GUILLEMET.sub('"', _OPENING_GUILLEMET.sub('"', text))
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return ``text`` without tags, written as models write, to be compared."""
    return spelled_out(plain_typography(without_tags(text)))[0]


def in_capitals(text: str) -> bool:
    """Tell whether ``text`` is a heading in capitals, rather than an initialism."""
    words = [word for word in _LETTERS.findall(_ORDINAL.sub("", text)) if len(word) > 1]
    if not words or any(character.islower() for word in words for character in word):
        return False
    others = [word for word in words if word not in _INITIALISMS]
    return bool(others) and (len(words) > 1 or len(words[0]) >= _SHORTEST_HEADING_WORD)


#: The endings of ordinals, small in capitals too: 63e, 1er, 2nd.
_ORDINAL = re.compile(r"(?<=[\dIVX])(?:e|er|ère|re|ème|nd|nde|st|rd|th)\b")


def sentence_case(text: str, length: Callable[[str], int] = len) -> str:
    """Return a heading in capitals as a sentence; initialisms stay, stand-ins too.

    A word that the model has in fewer pieces with a capital (Russie) is a name.
    """

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        if word in _INITIALISMS or word == "X":
            return word
        lower, name = word.lower(), word.capitalize()
        return name if len(word) > 3 and length(name) < length(lower) else lower

    lower = _LETTERS.sub(lowered, text)
    first = _LETTERS.search(lower)
    if first is None:
        return lower
    at = first.start()
    return lower[:at] + lower[at].upper() + lower[at + 1 :]


#: A date line that begins with one is better known with a small letter.
_WEEKDAY = re.compile(r"^(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)(?= )")


def _masked(text: str, length: Callable[[str], int] | None) -> tuple[str, dict[int, str]]:
    """Return ``text`` with stand-ins for what a model must not respell, and those things.

    Initialisms are such, too, where ``length`` is given: unless the other language has its
    own, or they are words in capitals, which a model has in one piece.
    """
    kept: dict[int, str] = {}
    taken = {int(number) for number in _STAND_IN.findall(text)}

    def stand_in(match: re.Match[str]) -> str:
        thing = match[0].rstrip(_CLOSING_PUNCTUATION)
        number = len(kept) + 1
        while number in taken or number in kept:
            number += 1
        kept[number] = _in_other_language(thing)
        return f"X{number}{match[0][len(thing) :]}"

    def initialism(match: re.Match[str]) -> str:
        word = match[0]
        if word in TRANSLATED or length is None or length(word.lower()) < 2:
            return word
        return stand_in(match)

    text = _KEPT.sub(stand_in, text)
    return _INITIALISM.sub(initialism, text), kept


def _in_other_language(kept: str) -> str:
    """Return what is kept from the model as the translation has it: No. 12 for « n° 12 »."""
    return _NUMERO.sub("No. ", kept) if _NUMERO.match(kept) else _NO.sub("n° ", kept)
