"""Rare names, which small models misspell, brought back to the spelling of the source.

A name that the tokenizer cuts into many pieces is copied piece by piece, and pieces get
lost: « Présumey » becomes ``Prsumey``. Names that have a form of their own in the other
language (Moscou, Moscow) are left alone: those the model writes as it learned them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from difflib import SequenceMatcher

from workbench.text.letters import without_accents

#: A capitalised word, or several joined by hyphens; elided articles stay outside.
_NAME = re.compile(r"(?<![\w'])(?:[dlDL]')?(?P<name>[^\W\d_a-z]\w{3,}(?:-\w+)*)")

_ANOTHER_NAME = re.compile(r" [^\W\d_a-z]\w+")
_WORD_LETTER = re.compile(r"\w")

#: A name counts as rare from so many pieces.
_RARE_PIECES = 3

#: How much of both spellings must be the same, from 0 to 1.
_LEAST_SIMILARITY = 0.72


def restored_names(
    source: str, target: str, length: Callable[[str], int], translated: Container[str] = ()
) -> str:
    """Return ``target`` with its misspelled names spelled as in ``source``.

    ``length`` tells into how many pieces the model cuts a word; what is ``translated`` has a
    name of its own in the other language.
    """
    for name in rare_names(source, length):
        if name in translated:
            continue
        if name in target and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", target):
            continue
        best, similarity = "", _LEAST_SIMILARITY
        for match in _NAME.finditer(target):
            word = match["name"]
            if word in source or length(word) < _RARE_PIECES:
                continue
            ratio = SequenceMatcher(None, _folded(name), _folded(word)).ratio()
            if ratio >= similarity and not _is_translation(name, word):
                best, similarity = word, ratio
        if best:
            target = re.sub(rf"(?<!\w){re.escape(best)}(?!\w)", name.replace("\\", r"\\"), target)
    return target


def rare_names(text: str, length: Callable[[str], int]) -> list[str]:
    """Return the names of ``text`` that a model is likely to misspell, in their order.

    The first word of a sentence is a name only where another follows.
    """
    names = []
    for match in _NAME.finditer(text):
        at_start = not _WORD_LETTER.search(text, 0, match.start())
        if at_start and not _ANOTHER_NAME.match(text, match.end()):
            continue
        if not match["name"].isupper() and length(match["name"]) >= _RARE_PIECES:
            names.append(match["name"])
    return list(dict.fromkeys(names))


def _folded(word: str) -> str:
    return without_accents(word.lower())


def _is_translation(name: str, word: str) -> bool:
    """Tell whether ``word`` may be what the other language makes of ``name``.

    French and English differ most at the end (Arménie, Armenia; Haïtiens, Haitians), and
    by ou for u (Marioupol, Mariupol), or one letter (Venise, Venice). What a model
    misspells, it misspells in the middle, by leaving letters out or doubling them.
    """
    one, other = _folded(name), _folded(word)
    if one[-1] != other[-1] or (one[-1] == "s" and one[-2] != "s"):
        return True
    if len(one) == len(other) and sum(map(str.__ne__, one, other)) <= 1:
        return True
    return one.replace("ou", "u") == other.replace("ou", "u")
