"""Guess how an expression was translated, from the targets of its segments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.text.inline import without_tags
from workbench.text.typography.verbatim import blanked
from workbench.text.words.function_words import CONNECTORS, FUNCTION_WORDS
from workbench.text.words.keys import WORDS, lemma

#: The most words of a guess, and the most guesses.
_LONGEST = 4
_MOST = 3

#: The least Dice coefficient of a guess.
_LEAST_DICE = 0.5

#: The least Dice coefficient of a guess relative to the best one.
_NEAR_BEST = 0.8

_Key = tuple[str, ...]


class Associations:
    """Counts of the expressions in ``texts`` in ``language``."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self._language = language
        self._counts: Counter[_Key] = Counter()
        for text in texts:
            self._counts.update(self._expressions(text).keys())

    def of(self, texts: list[str]) -> list[str]:
        """Return the expressions that are typical of ``texts``, which are some of those counted.

        The likeliest is first, each in its commonest form. For a single text there are none,
        since all its expressions are equally likely.
        """
        if len(texts) < 2:
            return []
        own: Counter[_Key] = Counter()
        surfaces: dict[_Key, Counter[str]] = {}
        for text in texts:
            for key, surface in self._expressions(text).items():
                own[key] += 1
                surfaces.setdefault(key, Counter())[surface] += 1
        dice = {
            key: 2 * count / (len(texts) + self._counts[key])
            for key, count in own.items()
            if count >= 2
        }
        least = max(_LEAST_DICE, _NEAR_BEST * max(dice.values(), default=0))
        ranked = sorted(
            (key for key, agreement in dice.items() if agreement >= least),
            key=lambda key: (-dice[key], -len(key), key),
        )
        guesses: list[_Key] = []
        for key in ranked:
            if not any(_contains(guess, key) for guess in guesses):
                guesses.append(key)
        return [surfaces[key].most_common(1)[0][0] for key in guesses[:_MOST]]

    def _expressions(self, text: str) -> dict[_Key, str]:
        """Return the expressions in ``text``: lemmas to form."""
        return dict(expressions(blanked(without_tags(text)), self._language, _LONGEST))


def expressions(text: str, language: str, longest: int) -> Iterator[tuple[_Key, str]]:
    """Yield (lemmas, text) of the runs of 1 to ``longest`` words that may be terms.

    A run has no punctuation, does not begin or end with a function word or number, and has no
    other ones inside than connectors.
    """
    words = list(WORDS[language].finditer(text))
    hollow = [
        not word[0][0].isalpha() or word[0].lower() in FUNCTION_WORDS[language] for word in words
    ]
    for first, word in enumerate(words):
        if hollow[first]:
            continue
        key: _Key = ()
        for last in range(first, min(first + longest, len(words))):
            if hollow[last] and words[last][0].lower() not in CONNECTORS[language]:
                break
            key = (*key, lemma(words[last][0].lower(), language))
            if not hollow[last]:
                yield key, text[word.start() : words[last].end()]


def _contains(longer: _Key, shorter: _Key) -> bool:
    size = len(shorter)
    return any(longer[n : n + size] == shorter for n in range(len(longer) - size + 1))
