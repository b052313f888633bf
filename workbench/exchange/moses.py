"""Pairs in the Moses format: two plain text files, of which line n translates line n."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.exchange.pairs import Pair, one_direction
from workbench.text.inline import without_tags


def moses_files(pairs: Iterable[Pair]) -> dict[str, bytes]:
    """Return the two files by language; a pair with an empty source or target is left out.

    Raises ``WorkbenchError`` if the pairs go in both directions.
    """
    lines: dict[str, list[str]] = {}
    for pair in one_direction(pairs, "the Moses format"):
        texts = {
            language: " ".join(without_tags(text).split())
            for language, text in (
                (pair.source_language, pair.source),
                (pair.target_language, pair.target),
            )
        }
        if all(texts.values()):
            for language, text in texts.items():
                lines.setdefault(language, []).append(text)
    return {
        language: "".join(f"{text}\n" for text in texts).encode("utf-8")
        for language, texts in lines.items()
    }
