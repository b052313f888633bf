"""A workspace's own translations of words, and how they go before those of a shipped lexicon."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from workbench.lexicon.entry import WORKSPACE, Translation
from workbench.lexicon.learning import LearnedEntry, kinds
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.switched_off import Pair
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

    def translation(
        self, word: str, source_language: str, target_language: str
    ) -> Translation | None:
        """Return what the workspace calls ``word``, in small letters.

        A form that was not found counts where it can be nothing but a noun.
        """
        entry = self._used.get(lemma(word, source_language)) if self._used else None
        if entry is None:
            return None
        text = dict(entry.forms).get(word)
        if text is None:
            if not any(
                kinds(word, source_language) == kinds(form, source_language) == {PartOfSpeech.NOUN}
                for form, _ in entry.forms
            ):
                return None
            plural = word.endswith(_PLURAL) and not entry.word.endswith(_PLURAL)
            text = entry.translation
            text = plural_of(text, target_language) if plural else text
        return Translation(text, entry.segments, sources=(WORKSPACE,))


class Lexicons:
    """A workspace's ``own`` translations, and where it has none those of ``shipped``."""

    def __init__(self, own: OwnLexicon, shipped: Lexicon) -> None:
        self._own = own
        self._shipped = shipped
        self.source_language = shipped.source_language
        self.target_language = shipped.target_language

    def frequency(self, word: str) -> int:
        """Return how often the corpus has ``word``; that is seldom where the workspace has it."""
        frequency = self._shipped.frequency(word)
        return min(frequency, _OFTEN_AT_MOST) if self._translation(word) else frequency

    def candidates(self, word: str) -> tuple[Translation, ...]:
        """Return what may be hinted for ``word``, the workspace's own translation first."""
        own, shipped = self._translation(word), self._shipped.candidates(word)
        if own is None:
            return shipped
        return (own, *(one for one in shipped if one.text.lower() != own.text.lower()))

    def phrase(self, tokens: Sequence[str], rare: int) -> str | None:
        """Return what may be hinted for the phrase of ``tokens``; workspaces have words only."""
        return self._shipped.phrase(tokens, rare)

    def _translation(self, word: str) -> Translation | None:
        return self._own.translation(word, self.source_language, self.target_language)
