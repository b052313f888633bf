"""The words of a language that its file has, however capitals and ligatures are written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from workbench.text.words.grammar import Analysis, Features, PartOfSpeech
from workbench.text.words.table import Table

DATA = Path(__file__).parent / "data"

#: Letters that capitals leave bare: «Ecosse», «Etats».
_BARE = str.maketrans("ÀÂÇÉÈÊËÎÏÔÛÙ", "AACEEEEIIOUU")
_ACCENTED = {"a": "àâ", "c": "ç", "e": "éèê", "i": "î", "o": "ô", "u": "û"}


class Dictionary:
    """The words of a file, each with its lemmas and forms."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._table = Table(DATA / f"{language}.words")
        self._features = cache(Features.parse)

    def __contains__(self, word: str) -> bool:
        return any(spelling in self._table for spelling in self._spellings(word))

    def readings(self, word: str) -> list[Analysis]:
        """Return the readings of ``word``, usual ones first."""
        return [
            Analysis(spelling, link.follow(spelling), *self._features(link.label))
            for spelling in self._spellings(word)
            for link in self._table.lemmas(spelling)
        ]

    def forms(self, lemma: str) -> list[Analysis]:
        """Return the forms of ``lemma``; those of «connaître» if it is «connaitre»."""
        for spelling in self._spellings(lemma):
            if self._table.forms(spelling):
                return self._forms(spelling)
        headwords = dict.fromkeys(reading.lemma for reading in self.readings(lemma))
        return [form for headword in headwords for form in self._forms(headword)]

    def may_be_lemma(self, word: str, pos: PartOfSpeech) -> bool:
        """Tell whether ``word`` is a lemma of that part of speech, or known without any."""
        if word not in self._table:
            return False
        labels = {link.label for link in self._table.forms(word)}
        named = {self._features(label).pos for label in labels}
        return pos in named or not self._table.lemmas(word)

    def _forms(self, lemma: str) -> list[Analysis]:
        return [
            Analysis(link.follow(lemma), lemma, *self._features(link.label))
            for link in self._table.forms(lemma)
        ]

    def _spellings(self, word: str) -> Iterable[str]:
        """Return how the file may spell ``word``: as it is, first of all."""
        lower = word.lower()
        spellings = [word]
        if lower != word:
            spellings.append(lower)
            if word.isupper():
                spellings.append(word.capitalize())
            if self.language == "fr":
                spellings.append(word[0].translate(_BARE) + word[1:])
                spellings += [first + lower[1:] for first in _ACCENTED.get(lower[0], "")]
        if "oe" in lower:
            spellings += [spelling.replace("oe", "œ") for spelling in spellings]
        return dict.fromkeys(spellings)
