"""New words and names from counts of words in a corpus of translations.

A line of ``fr-en.words.tsv.xz`` is ``covid<TAB>77<TAB>covid:74``: a word in small letters, how
often it stands in the French sentences, and what stands for it in the English ones.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from workbench.text.letters import without_accents

#: Rarer words are too often misspelled ones.
_LEAST_COUNT = 5
#: A word that the other language has this many times as often is a quotation.
_QUOTED = 10
#: A word is a slip where one that differs by a letter is this many times as frequent.
_SLIP = 100
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ"


def read(path: Path) -> dict[str, int]:
    """Return how often each word of the language stands in the corpus."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        fields = (line.split("\t") for line in lines)
        return {word: int(count) for word, count, *_ in fields}


def new_words(
    own: Mapping[str, int], others: Mapping[str, int], knows: Callable[[str], bool]
) -> Iterator[str]:
    """Yield the words of ``own`` that are no slips, no quotations, and not known yet."""
    bare = {without_accents(word) for word in own if not word.isascii()}
    for word, count in own.items():
        if (
            count >= _LEAST_COUNT
            and _WORD.fullmatch(word)
            and "œœ" not in word
            and others.get(word, 0) < count * _QUOTED
            and not knows(word)
            and word not in bare
            and not any(own.get(other, 0) > count * _SLIP for other in _neighbours(word))
        ):
            yield word


def _neighbours(word: str) -> Iterator[str]:
    """Yield what ``word`` may be a slip for: a letter more, less, another, or two exchanged."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]
