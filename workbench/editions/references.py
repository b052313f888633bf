"""What one block says of another: signs of footnotes, and descriptions of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from workbench.documents import BlockKind
from workbench.editions.inlines import Element, ElementKind, Inline, changed, plain
from workbench.editions.passages import BlockPair, Passage

_SIGN = re.compile(r"\[(?P<label>[^\]]+)\]")


def resolve_references(pairs: Iterable[BlockPair]) -> list[BlockPair]:
    """Return ``pairs`` with their footnote signs leading to the notes, and their pictures
    described in both languages; a description that a picture took is no block any more.
    """
    resolved = list(_with_descriptions(list(pairs)))
    notes = {pair.label: pair.id for pair in reversed(resolved) if pair.kind is BlockKind.FOOTNOTE}
    if not notes:
        return resolved
    return [
        replace(pair, source=_signed(pair.source, notes), target=_signed(pair.target, notes))
        for pair in resolved
    ]


def _signed(passage: Passage, notes: Mapping[str, str]) -> Passage:
    """Return ``passage`` with superscripts like "[1]" that name one of ``notes`` as signs."""

    def sign(element: Element) -> Inline:
        match = _SIGN.fullmatch(plain(element.children))
        if element.kind is not ElementKind.SUPERSCRIPT or not match:
            return element
        label = match["label"]
        if label not in notes:
            return element
        return Element(ElementKind.NOTE, (label,), address=notes[label])

    return replace(
        passage,
        runs=tuple(replace(run, inlines=changed(run.inlines, sign)) for run in passage.runs),
    )


def _with_descriptions(pairs: list[BlockPair]) -> Iterator[BlockPair]:
    """Yield ``pairs``, those of pictures' descriptions put into the pictures before them."""
    position = 0
    while position < len(pairs):
        pair = pairs[position]
        position += 1
        pictures = sum(map(_pictures, (run.inlines for run in pair.source.runs)))
        taken: list[BlockPair] = []
        while len(taken) < pictures and position < len(pairs):
            if pairs[position].kind is not BlockKind.ALTERNATIVE_TEXT:
                break
            taken.append(pairs[position])
            position += 1
        if taken:
            pair = replace(
                pair,
                source=_described(pair.source, [one.source.text for one in taken]),
                target=_described(pair.target, [one.target.text for one in taken]),
            )
        yield pair


def _pictures(inlines: Iterable[Inline]) -> int:
    return sum(
        1 if inline.kind is ElementKind.IMAGE else _pictures(inline.children)
        for inline in inlines
        if isinstance(inline, Element)
    )


def _described(passage: Passage, descriptions: list[str]) -> Passage:
    """Return ``passage`` with its pictures described, in their order."""
    left = iter(descriptions)

    def describe(element: Element) -> Inline:
        if element.kind is not ElementKind.IMAGE:
            return element
        return replace(element, description=next(left, element.description))

    return replace(
        passage,
        runs=tuple(replace(run, inlines=changed(run.inlines, describe)) for run in passage.runs),
    )
