"""Waivers: notes by which a person exempts a segment from a term, with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.catalog import Note, Segment
from workbench.glossary.glossary import Glossary
from workbench.glossary.term import Term

#: The text of such a note: ``waived (char = tank): a quotation``.
_WAIVER = re.compile(r"waived \((?P<term>.+?)\): (?P<reason>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver of the term with the name ``str(term)``."""

    term: str
    reason: str
    person: str


def waivers(segment: Segment) -> list[Waiver]:
    """Return the waivers on ``segment``."""
    return [
        Waiver(found["term"], found["reason"], note.author)
        for note in segment.notes
        if (found := _read(note))
    ]


def waiver_of(term: Term, segment: Segment) -> Waiver | None:
    """Return the waiver of ``term`` on ``segment``, or None.

    If the term's preferred expression or sense has changed, the waiver is no longer valid.
    """
    return next((waiver for waiver in waivers(segment) if waiver.term == str(term)), None)


def with_waiver(segment: Segment, term: Term, reason: str, person: str) -> Segment:
    """Return ``segment`` with a note by ``person`` that waives ``term``."""
    return segment.noted(f"waived ({term}): {reason}", person)


def without_waivers(segment: Segment, term: str | None = None) -> Segment:
    """Return ``segment`` without the waivers of the term with this name, or of all terms."""
    kept = tuple(
        note
        for note in segment.notes
        if not (found := _read(note)) or (term is not None and found["term"] != term)
    )
    return replace(segment, notes=kept) if kept != segment.notes else segment


def unmet_terms(
    glossary: Glossary, segment: Segment, source_language: str, target_language: str
) -> Iterator[Term]:
    """Yield the terms that the target lacks, or uses though forbidden, without a waiver."""
    if not segment.target:
        return
    terms = [
        match.term
        for match in glossary.required(segment.source, source_language)
        if not glossary.respected(match, segment.target, target_language)
    ]
    for match in glossary.forbidden(segment.target, target_language, segment.source):
        terms += match.terms
    yield from (term for term in dict.fromkeys(terms) if not waiver_of(term, segment))


def _read(note: Note) -> re.Match[str] | None:
    return _WAIVER.fullmatch(note.text)
