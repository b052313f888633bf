"""Passages for tests: pairs of a source and its translation."""

from workbench.catalog import Segment, State
from workbench.glossary import Passage


def passages(*pairs, article="train", source="fr", target="en", state=State.TRANSLATED):
    return [
        Passage(article, Segment(f"b{n:04}.1", french, english, state), source, target)
        for n, (french, english) in enumerate(pairs, 1)
    ]
