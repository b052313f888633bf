"""The two languages, and telling them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

#: Language code to its name in English and in itself.
NAMES = {"fr": ("French", "français"), "en": ("English", "English")}

#: The country whose spelling and formats a language is taken in, where a file names one.
TERRITORIES = {"fr": "FR", "en": "GB"}

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
#: The months, as each language writes them within a sentence.
MONTHS = {language: tuple(names.split()) for language, names in _MONTHS.items()}

#: The least probability at which a language counts as told.
_SURE = 0.9

#: Shorter texts are not judged, in letters.
_LETTERS_NEEDED = 20

#: Enough for a verdict, in characters; langdetect slows down with the length.
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Direction:
    """From which language into which a document is translated, as codes."""

    source: str
    target: str

    def declared(self, tag: str) -> str:
        """Return what is to stand for the language tag ``tag`` in the translation.

        That of the source becomes that of the target, with a country where one stood:
        ``fr`` becomes ``en``, ``fr_FR`` becomes ``en_GB``; any other language stays.
        """
        language, separator, more = re.split(r"([-_])", f"{tag.strip()}-", maxsplit=1)
        if language.lower() != self.source:
            return tag
        return f"{self.target}{separator}{TERRITORIES[self.target]}" if more else self.target


def other_language(language: str) -> str:
    """Return the language on the other side: English for French, French for English."""
    return "en" if language == "fr" else "fr"


def detect(text: str) -> str | None:
    """Tell whether ``text`` is French or English, the same for the same text every time.

    None where that is not sure. Only the two profiles are compared, and the random generator
    is seeded; langdetect left alone changes its answer from run to run.
    """
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < _LETTERS_NEEDED:
        return None
    from langdetect import LangDetectException

    detector = _factory().create()
    detector.append(sample)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return None
    return str(best.lang) if best.prob >= _SURE else None


@cache
def _factory() -> Any:
    """Return a detector factory that knows French and English only."""
    from langdetect import detector_factory

    folder = Path(detector_factory.PROFILES_DIRECTORY)
    factory = detector_factory.DetectorFactory()
    factory.seed = 0
    factory.load_json_profile([(folder / code).read_text(encoding="utf-8") for code in NAMES])
    return factory
