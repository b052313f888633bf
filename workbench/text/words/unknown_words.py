"""Words that a translation has and that neither language knows: what a model made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from workbench.text.words.words import Words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Shorter ones are parts of names, or abbreviations.
_SHORTEST = 4
#: How alike a name of the source and a word with a capital are at least, from 0 to 1.
_ALIKE = 0.6


def unknown_words(
    source: str, target: str, source_language: str, target_language: str
) -> Iterator[re.Match[str]]:
    """Yield where ``target`` has a word that is none, as a translation of ``source``.

    Names are no such words, nor is what stands in the source. Both texts are untagged.
    """
    known = (Words.of(target_language), Words.of(source_language))
    in_source = {match[0].casefold() for match in _WORD.finditer(source)}
    for match in _WORD.finditer(target):
        word = match[0]
        if len(word) < _SHORTEST or word.casefold() in in_source or word.isupper():
            continue
        if any(words.knows(word) for words in known):
            continue
        if word[0].isupper() and (_WORD.search(target, 0, match.start()) or _names(source, word)):
            continue
        yield match


def _names(source: str, word: str) -> bool:
    """Tell whether ``source`` has a name that ``word`` may be another spelling of."""
    # The first word has its capital anyway.
    words = [match[0] for match in _WORD.finditer(source)][1:]
    names = [word for word in words if word[0].isupper()]
    return any(
        SequenceMatcher(None, name.casefold(), word.casefold()).ratio() >= _ALIKE for name in names
    )
