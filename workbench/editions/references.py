"""What one block says of another: signs of footnotes, and descriptions of pictures."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
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
    described = list(_with_descriptions(list(pairs)))
    labels = {label for pair in described if not _is_note(pair) for label in _labels(pair)}
    resolved = list(_whole_notes(described, labels))
    notes = _Notes(resolved)
    signed = [notes.signed(pair, place) for place, pair in enumerate(resolved)]
    ordered = iter(notes.ordered(pair for pair in signed if _is_note(pair)))
    return [next(ordered) if _is_note(pair) else pair for pair in signed]


def signs(passage: Passage) -> Iterator[Element]:
    """Yield the signs of footnotes in ``passage``."""
    for run in passage.runs:
        yield from _elements(run.inlines, ElementKind.NOTE)


def _is_note(pair: BlockPair) -> bool:
    return pair.kind is BlockKind.FOOTNOTE


def _whole_notes(pairs: Iterable[BlockPair], labels: Container[str]) -> Iterator[BlockPair]:
    """Yield ``pairs``, the paragraphs of one note as one, with line breaks between them.

    Paragraphs are of one note where they have one of ``labels``, those of signs.
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
    """The notes of a text, their numbers, and the signs that were found of them."""

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
        """Return the id of the note called ``label``; empty where there is none.

        Chapters that were files of their own may call their notes alike: then it is the
        next one behind ``place``, that of the sign.
        """
        places = self._places.get(label, [])
        behind = [note for at, note in places if at > place]
        return behind[0] if behind else places[-1][1] if places else ""

    def signed(self, pair: BlockPair, place: int) -> BlockPair:
        """Return ``pair``, which stands at ``place``, with what names a note as its sign.

        The first sign of a note in each language gets a name; one in another note does not.
        """

        def signed(passage: Passage) -> Passage:
            def sign(element: Element) -> Inline | None:
                note = self._note(_label(element), place)
                if note:
                    return self._sign(note, "" if _is_note(pair) else passage.language)
                if element.kind is ElementKind.SUPERSCRIPT and _is_sign(element.children):
                    return element.children[0]
                if element.kind is ElementKind.LINK and element.place:
                    said = plain(element.children)
                    if _is_note(pair) and not any(map(str.isalnum, said)):
                        return None  # an arrow back to the sign; the edition has its own
                    return element if element.address else said
                return element

            return replace(
                passage,
                runs=tuple(
                    replace(run, inlines=changed(run.inlines, sign)) for run in passage.runs
                ),
            )

        return replace(pair, source=signed(pair.source), target=signed(pair.target))

    def _sign(self, note: str, language: str) -> Element:
        """Return a sign of ``note`` in a text in ``language``; empty in another note."""
        name = sign_name(note, language) if language else ""
        if name in self._named:
            name = ""
        elif name:
            self._named.add(name)
        return Element(ElementKind.NOTE, (str(self._numbers[note]),), address=note, name=name)

    def ordered(self, notes: Iterable[BlockPair]) -> list[BlockPair]:
        """Return ``notes`` in the order of their numbers, with these."""
        return [
            replace(note, label=str(self._numbers[note.id]))
            for note in sorted(notes, key=lambda note: self._numbers[note.id])
        ]


def _labels(pair: BlockPair) -> Iterator[str]:
    """Yield what the signs in ``pair`` call their notes; other links and superscripts too."""
    for passage in (pair.source, pair.target):
        for run in passage.runs:
            for element in _elements(run.inlines, ElementKind.SUPERSCRIPT, ElementKind.LINK):
                if label := _label(element):
                    yield label


def _label(element: Element) -> str:
    """Return what ``element`` may call a note: a link by its place, a superscript like "[1]"."""
    if element.kind is ElementKind.LINK:
        return element.place
    match = _SIGN.fullmatch(plain(element.children))
    return match["label"] if match and element.kind is ElementKind.SUPERSCRIPT else ""


def _is_sign(inlines: tuple[Inline, ...]) -> bool:
    """Tell whether ``inlines`` are the sign of a note and nothing else."""
    first = inlines[0] if len(inlines) == 1 else ""
    return isinstance(first, Element) and first.kind is ElementKind.NOTE


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


def _elements(inlines: Iterable[Inline], *kinds: ElementKind) -> Iterator[Element]:
    """Yield the elements of ``kinds`` in ``inlines``, in their order."""
    for inline in inlines:
        if isinstance(inline, Element):
            if inline.kind in kinds:
                yield inline
            yield from _elements(inline.children, *kinds)


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
