"""The bare translator under an engine: plain sentences in, hypotheses out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation that a model offers."""

    text: str
    #: For each word of ``text`` (as ``text.split()`` counts them), the number of the
    #: source word that it was made from; None where the model does not tell.
    sources: tuple[int, ...] | None = None


class Model(Protocol):
    """Something that translates plain, prepared sentences."""

    origin: str
    source_language: str
    target_language: str
    #: Whether a sentence asked for again with ``careful`` may come out differently.
    can_retry: bool
    #: How many calls of ``hypotheses`` at a time, from threads, keep it busy.
    parallel: int

    def hypotheses(
        self,
        texts: Sequence[str],
        *,
        count: int = 1,
        prefixes: Sequence[str] | None = None,
        aligned: bool = False,
        careful: bool = False,
    ) -> list[list[Hypothesis]]:
        """Return for each text at most ``count`` hypotheses, the likeliest first.

        ``aligned`` asks for ``Hypothesis.sources``; ``careful`` searches longer and holds
        the model back from repeating itself. Each translation begins with its prefix.
        """
        ...

    def length(self, text: str) -> int:
        """Return the length of ``text`` in the model's own units."""
        ...
