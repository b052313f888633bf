"""Sentences with inline tags, compared."""

from __future__ import annotations

from workbench.text.inline import tags, without_tags


def same_tags(source: str, target: str) -> bool:
    """Tell whether both have the same tags, each as often, and ``target`` has words too."""
    return _sorted_tags(source) == _sorted_tags(target) and bool(without_tags(target).strip())


def _sorted_tags(text: str) -> list[str]:
    return sorted(text[tag.start : tag.end] for tag in tags(text))
