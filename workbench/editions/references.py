"""What one block says of another: signs of footnotes, and descriptions of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from workbench.documents import BlockKind
from workbench.editions.inlines import Element, ElementKind, Inline, changed, plain
from workbench.editions.passages import BlockPair, Passage, Run

_SIGN = re.compile(r"\[(?P<label>[^\]]+)\]")


def resolve_references(pairs: Iterable[BlockPair]) -> list[BlockPair]:
    """Return ``pairs`` with their footnote signs leading to the notes, and their pictures
    described in both languages; a description that a picture took is no block any more.

    Notes are numbered and stand in the order of their signs, those without one last: what
    the source calls them (``[^agency]``) was not always meant to be seen.
    """
    resolved = list(_whole_notes(_with_descriptions(list(pairs))))
    notes = {pair.label: pair.id for pair in reversed(resolved) if _is_note(pair) and pair.label}
    numbers = _numbers(resolved, notes)
    if not numbers:
        return resolved
    named: set[str] = set()
    signed = [_with_signs(pair, notes, numbers, named) for pair in resolved]
    ordered = iter(
        sorted(
            (_numbered(pair, numbers, named) for pair in signed if _is_note(pair)),
            key=lambda pair: numbers[pair.id],
        )
    )
    return [next(ordered) if _is_note(pair) else pair for pair in signed]


def signs(passage: Passage) -> Iterator[Element]:
    """Yield the signs of footnotes in ``passage``."""
    for run in passage.runs:
        yield from _elements(run.inlines, ElementKind.NOTE)


def _is_note(pair: BlockPair) -> bool:
    return pair.kind is BlockKind.FOOTNOTE


def _whole_notes(pairs: Iterable[BlockPair]) -> Iterator[BlockPair]:
    """Yield ``pairs``, the paragraphs of one note as one, with line breaks between them."""
    last: BlockPair | None = None
    for pair in pairs:
        if last and _is_note(last) and _is_note(pair) and pair.label and pair.label == last.label:
            last = replace(
                last,
                source=_joined(last.source, pair.source),
                target=_joined(last.target, pair.target),
            )
            continue
        if last:
            yield last
        last = pair
    if last:
        yield last


def _joined(first: Passage, second: Passage) -> Passage:
    if not first or not second:
        return first or second
    broken = Run((Element(ElementKind.BREAK),), first.language)
    return replace(first, runs=(*first.runs, broken, *second.runs))


def _numbers(pairs: Iterable[BlockPair], notes: Mapping[str, str]) -> dict[str, int]:
    """Return the number of each note by the id of its block."""
    found: dict[str, None] = {}
    rest: dict[str, None] = {}
    for pair in pairs:
        if _is_note(pair):
            rest[pair.id] = None
            continue
        for passage in (pair.source, pair.target):
            for run in passage.runs:
                for element in _elements(run.inlines, ElementKind.SUPERSCRIPT):
                    if note := notes.get(_label(element)):
                        found[note] = None
    return {note: number for number, note in enumerate(found | rest, 1)}


def _label(element: Element) -> str:
    """Return the label of the note that a superscript like "[1]" names; empty for others."""
    match = _SIGN.fullmatch(plain(element.children))
    return match["label"] if match else ""


def _with_signs(
    pair: BlockPair, notes: Mapping[str, str], numbers: Mapping[str, int], named: set[str]
) -> BlockPair:
    """Return ``pair`` with superscripts like "[1]" that name one of ``notes`` as signs.

    The first sign of a note in each language gets a name, which goes to ``named``; one
    that stands in another note does not.
    """

    def signed(passage: Passage) -> Passage:
        def sign(element: Element) -> Inline:
            note = notes.get(_label(element)) if element.kind is ElementKind.SUPERSCRIPT else None
            if note is None:
                return element
            name = sign_name(note, passage.language)
            if _is_note(pair) or name in named:
                name = ""
            else:
                named.add(name)
            return Element(ElementKind.NOTE, (str(numbers[note]),), address=note, name=name)

        return replace(
            passage,
            runs=tuple(replace(run, inlines=changed(run.inlines, sign)) for run in passage.runs),
        )

    return replace(pair, source=signed(pair.source), target=signed(pair.target))


def _numbered(note: BlockPair, numbers: Mapping[str, int], named: set[str]) -> BlockPair:
    """Return ``note`` with its number, and the languages whose text has its sign."""
    languages = {note.source.language, note.target.language}
    return replace(
        note,
        label=str(numbers[note.id]),
        signed=frozenset(code for code in languages if sign_name(note.id, code) in named),
    )


def sign_name(note: str, language: str) -> str:
    """Return the name of the first sign of ``note`` (its block's id) in ``language``."""
    return f"{note}-{language}"


def _with_descriptions(pairs: list[BlockPair]) -> Iterator[BlockPair]:
    """Yield ``pairs``, those of pictures' descriptions put into the pictures before them."""
    position = 0
    while position < len(pairs):
        pair = pairs[position]
        position += 1
        pictures = sum(
            1 for run in pair.source.runs for _ in _elements(run.inlines, ElementKind.IMAGE)
        )
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


def _elements(inlines: Iterable[Inline], kind: ElementKind) -> Iterator[Element]:
    """Yield the elements of ``kind`` in ``inlines``, in their order."""
    for inline in inlines:
        if isinstance(inline, Element):
            if inline.kind is kind:
                yield inline
            else:
                yield from _elements(inline.children, kind)


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
