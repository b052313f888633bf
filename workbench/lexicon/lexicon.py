"""A lexicon: what the words and phrases of one language are called in the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from workbench.lexicon import table
from workbench.lexicon.entry import Entry, Translation
from workbench.lexicon.table import Table, key_of
from workbench.text.words.inflection import plural_of
from workbench.text.words.keys import in_capitals, lemma

#: Entries and hints that are kept: the words of an article come again and again.
_KEPT = 10_000
#: An apostrophe with the space after it that the tokens of phrases have, but not English
#: plurals: "d' eau", "let' s", "workers' rights".
_PARTED = {"fr": re.compile(r"(?<=\w') (?=\w)"), "en": re.compile(r"(?<=[^\Ws]') (?=\w)")}


class Lexicon:
    """The lexicon in the file at ``path``, in one direction.

    Words and phrases are looked up in small letters, with straight apostrophes. Every method
    raises ``WorkbenchError`` where the file is found to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        properties, tables = table.read(path)
        try:
            self.source_language, self.target_language = properties["from"], properties["to"]
            self._words, self._phrases = tables
        except (KeyError, ValueError) as error:
            raise table.damaged(path) from error
        self._entry = lru_cache(_KEPT)(self._parsed)
        self.candidates = lru_cache(_KEPT)(self._candidates)

    def frequency(self, word: str) -> int:
        """Return how often the corpus has ``word``; 0 where it has not."""
        entry = self._entry(self._words, word)
        return entry.frequency if entry else 0
