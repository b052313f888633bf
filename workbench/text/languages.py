"""The two languages, French and English, and their detection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

#: The name of each language in English and in the language itself.
NAMES = {"fr": ("French", "français"), "en": ("English", "English")}

#: The country to declare with a language where a file format has one.
TERRITORIES = {"fr": "FR", "en": "GB"}

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
#: The names of the months as written in a sentence.
MONTHS = {language: tuple(names.split()) for language, names in _MONTHS.items()}

#: The least probability at which a detected language is accepted.
_SURE = 0.9

#: The least number of letters for detection.
_LETTERS_NEEDED = 20

#: Characters that detection looks at; langdetect is slow on long texts.
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Direction:
    """The source and target language of a translation, as codes."""

    source: str
    target: str

    def declared(self, tag: str) -> str:
        """Return the language tag that replaces ``tag`` in the translated file.

        The source language becomes the target language, with a country if ``tag`` has one:
        ``fr`` becomes ``en``, ``fr_FR`` becomes ``en_GB``. Other languages stay.
        """
        language, separator, more = re.split(r"([-_])", f"{tag.strip()}-", maxsplit=1)
        if language.lower() != self.source:
            return tag
        return f"{self.target}{separator}{TERRITORIES[self.target]}" if more else self.target


def other_language(language: str) -> str:
    """Return English for French, French for English."""
    return "en" if language == "fr" else "fr"


def detect(text: str) -> str | None:
    """Return ``fr`` or ``en`` for ``text``, or None if the language is not certain.

    langdetect is seeded, since its results are random otherwise, and compares only these two
    languages.
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
    """Return a langdetect factory for French and English only."""
    from langdetect import detector_factory

    folder = Path(detector_factory.PROFILES_DIRECTORY)
    factory = detector_factory.DetectorFactory()
    factory.seed = 0
    factory.load_json_profile([(folder / code).read_text(encoding="utf-8") for code in NAMES])
    return factory
