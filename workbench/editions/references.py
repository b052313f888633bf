"""References between blocks: the signs of footnotes, and the descriptions of pictures."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from workbench.documents import BlockKind
from workbench.editions.inlines import Element, ElementKind, Inline, changed, plain
from workbench.editions.passages import BlockPair, Passage, Run

_SIGN = re.compile(r"\[(?P<label>[^\]]+)\]")


def resolve_references(pairs: Iterable[BlockPair]) -> list[BlockPair]:
    """Return ``pairs`` with footnote signs linked to their notes, and with the descriptions of
    pictures, in both languages, moved from their blocks into the pictures.

    Notes are numbered in the order of their signs, those without one last: their names in the
    source (``[^agency]``) were not always meant to be seen.
    """
    described = list(_with_descriptions(list(pairs)))
    labels = {label for pair in described if not _is_note(pair) for label in _labels(pair)}
    resolved = list(_joined_notes(described, labels))
    notes = _Notes(resolved)
    signed = [notes.signed(pair, place) for place, pair in enumerate(resolved)]
    ordered = iter(notes.ordered(pair for pair in signed if _is_note(pair)))
    return [next(ordered) if _is_note(pair) else pair for pair in signed]


def signs(passage: Passage) -> Iterator[Element]:
    """Yield the footnote signs in ``passage``."""
    for run in passage.runs:
        yield from _elements(run.inlines, ElementKind.NOTE)


def _is_note(pair: BlockPair) -> bool:
    return pair.kind is BlockKind.FOOTNOTE


def _joined_notes(pairs: Iterable[BlockPair], labels: Container[str]) -> Iterator[BlockPair]:
    """Yield ``pairs`` with the paragraphs of a note joined, with line breaks between them.

    Paragraphs belong to one note if they share a label that is among ``labels``, those of signs.
    """
    last: BlockPair | None = None
    for pair in pairs:
        same = last and _is_note(last) and _is_note(pair) and pair.label == last.label
        if last and same and pair.label in labels:
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


class _Notes:
    """The notes of a text, with their numbers, and the signs found so far."""

    def __init__(self, pairs: list[BlockPair]) -> None:
        self._places: dict[str, list[tuple[int, str]]] = {}
        for place, pair in enumerate(pairs):
            if _is_note(pair) and pair.label:
                self._places.setdefault(pair.label, []).append((place, pair.id))
        found = dict.fromkeys(
            note
            for place, pair in enumerate(pairs)
            if not _is_note(pair)
            for label in _labels(pair)
            if (note := self._note(label, place))
        )
        every = found | dict.fromkeys(pair.id for pair in pairs if _is_note(pair))
        self._numbers = {note: number for number, note in enumerate(every, 1)}
        self._named: set[str] = set()

    def _note(self, label: str, place: int) -> str:
        """Return the id of the note with the ``label``; empty if there is none.

        Notes of chapters from different files may have the same label; then it is the next
        note after ``place``, the index of the pair with the sign.
        """
        places = self._places.get(label, [])
        behind = [note for at, note in places if at > place]
        return behind[0] if behind else places[-1][1] if places else ""

    def signed(self, pair: BlockPair, place: int) -> BlockPair:
        """Return ``pair``, the one with the index ``place``, with its references made signs.

        The first sign of a note in each language gets a name, except in another note.
        """

        def signed(passage: Passage) -> Passage:
            def sign(element: Element) -> Inline | None:
                note = self._note(_label(element), place)
                if note:
                    return self._sign(note, "" if _is_note(pair) else passage.language)
                if element.kind is ElementKind.SUPERSCRIPT and _is_sign(element.children):
                    return element.children[0]
                if element.kind is ElementKind.LINK and element.place:
                    text = plain(element.children)
                    if _is_note(pair) and not any(map(str.isalnum, text)):
                        return None  # an arrow back to the sign; editions add their own
                    return element if element.address else text
                return element

            return replace(
                passage,
                runs=tuple(
                    replace(run, inlines=changed(run.inlines, sign)) for run in passage.runs
                ),
            )

        return replace(pair, source=signed(pair.source), target=signed(pair.target))

    def _sign(self, note: str, language: str) -> Element:
        """Return a sign of ``note`` in a text in ``language``, which is empty inside a note."""
        name = sign_name(note, language) if language else ""
        if name in self._named:
            name = ""
        elif name:
            self._named.add(name)
        return Element(ElementKind.NOTE, (str(self._numbers[note]),), address=note, name=name)

    def ordered(self, notes: Iterable[BlockPair]) -> list[BlockPair]:
        """Return ``notes`` sorted by number, with the numbers as labels."""
        return [
            replace(note, label=str(self._numbers[note.id]))
            for note in sorted(notes, key=lambda note: self._numbers[note.id])
        ]


def _labels(pair: BlockPair) -> Iterator[str]:
    """Yield the labels in ``pair`` that may refer to notes, from links and superscripts."""
    for passage in (pair.source, pair.target):
        for run in passage.runs:
            for element in _elements(run.inlines, ElementKind.SUPERSCRIPT, ElementKind.LINK):
                if label := _label(element):
                    yield label


def _label(element: Element) -> str:
    """Return the label by which a link, or a superscript such as "[1]", may refer to a note."""
    if element.kind is ElementKind.LINK:
        return element.place
    match = _SIGN.fullmatch(plain(element.children))
    return match["label"] if match and element.kind is ElementKind.SUPERSCRIPT else ""


def _is_sign(inlines: tuple[Inline, ...]) -> bool:
    """Return whether ``inlines`` are only a footnote sign."""
    first = inlines[0] if len(inlines) == 1 else ""
    return isinstance(first, Element) and first.kind is ElementKind.NOTE


def sign_name(note: str, language: str) -> str:
    """Return the name of the first sign of ``note`` (its block's id) in ``language``."""
    return f"{note}-{language}"


def _with_descriptions(pairs: list[BlockPair]) -> Iterator[BlockPair]:
    """Yield ``pairs`` with pictures' descriptions moved into the pictures before them."""
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


def _elements(inlines: Iterable[Inline], *kinds: ElementKind) -> Iterator[Element]:
    """Yield the elements of ``kinds`` in ``inlines``, in order."""
    for inline in inlines:
        if isinstance(inline, Element):
            if inline.kind in kinds:
                yield inline
            yield from _elements(inline.children, *kinds)


def _described(passage: Passage, descriptions: list[str]) -> Passage:
    """Return ``passage`` with ``descriptions`` set in its pictures, in order."""
    left = iter(descriptions)

    def describe(element: Element) -> Inline:
        if element.kind is not ElementKind.IMAGE:
            return element
        return replace(element, description=next(left, element.description))

    return replace(
        passage,
        runs=tuple(replace(run, inlines=changed(run.inlines, describe)) for run in passage.runs),
    )
