"""A workspace's own translations of words, and how they go before those of a shipped lexicon."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from workbench.lexicon.entry import WORKSPACE, Translation
from workbench.lexicon.learning import LearnedEntry, kinds
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.switched_off import Pair
from workbench.text.languages import other_language
from workbench.text.words import PartOfSpeech
from workbench.text.words.inflection import plural_of
from workbench.text.words.keys import lemma

#: How often the corpus has a word at most, where people do not translate it as models do: few
#: enough that every model is given a hint, and enough that it may pass over it.
_OFTEN_AT_MOST = 20

_PLURAL = ("s", "x")


class HintSource(Protocol):
    """What knows translations of words and phrases; ``Lexicon`` says what the methods return."""

    source_language: str
    target_language: str

    def frequency(self, word: str) -> int:
        """Return how often the corpus has ``word``."""
        ...

    def candidates(self, word: str) -> tuple[Translation, ...]:
        """Return what may be hinted for ``word``, the likeliest first."""
        ...

    def phrase(self, tokens: Sequence[str], rare: int) -> str | None:
        """Return what may be hinted for the phrase of ``tokens``."""
        ...


class OwnLexicon:
    """What a workspace calls words, but for the pairs that are switched ``off``."""

    def __init__(self, entries: Iterable[LearnedEntry], off: Collection[Pair] = ()) -> None:
        self.entries = tuple(entries)
        self._off = off
        self._used = {entry.word: entry for entry in self.entries if not self.is_off(entry)}

    def is_off(self, entry: LearnedEntry) -> bool:
        """Tell whether people switched ``entry`` off."""
        return any(entry.is_called(*pair) for pair in self._off)

    def find(self, word: str, language: str) -> tuple[LearnedEntry, str] | None:
        """Return the entry of ``word``, in small letters, and what that form is called.

        A form that was not found counts where it can be nothing but a noun.
        """
        entry = self._used.get(lemma(word, language)) if self._used else None
        if entry is None:
            return None
        called = dict(entry.forms)
        if word not in called:
            noun = {PartOfSpeech.NOUN}
            if not any(kinds(word, language) == kinds(form, language) == noun for form in called):
                return None
            plural = word.endswith(_PLURAL) and not entry.word.endswith(_PLURAL)
            text = entry.translation
            return entry, plural_of(text, other_language(language)) if plural else text
        return entry, called[word]


class Lexicons:
    """A workspace's ``own`` translations, and where it has none those of ``shipped``."""

    def __init__(self, own: OwnLexicon, shipped: Lexicon) -> None:
        self._own = own
        self._shipped = shipped
        self.source_language = shipped.source_language
        self.target_language = shipped.target_language

    def frequency(self, word: str) -> int:
        """Return how often the corpus has ``word``, or seldom where the workspace has its own.

        What is firm counts as never seen, so that a model must use its hint.
        """
        own = self._found(word)
        if own is None:
            return self._shipped.frequency(word)
        return 0 if own[0].firm else min(self._shipped.frequency(word), _OFTEN_AT_MOST)

    def candidates(self, word: str) -> tuple[Translation, ...]:
        """Return what may be hinted for ``word``, the workspace's own translation first."""
        own, shipped = self._found(word), self._shipped.candidates(word)
        if own is None:
            return shipped
        entry, text = own
        others = (one for one in shipped if one.text.lower() != text.lower())
        return (Translation(text, entry.segments, sources=(WORKSPACE,)), *others)

    def phrase(self, tokens: Sequence[str], rare: int) -> str | None:
        """Return what may be hinted for the phrase of ``tokens``; workspaces have words only."""
        return self._shipped.phrase(tokens, rare)

    def _found(self, word: str) -> tuple[LearnedEntry, str] | None:
        return self._own.find(word, self.source_language)
