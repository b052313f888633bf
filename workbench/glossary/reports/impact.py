"""The impact of glossary changes on existing translations, and bulk changes for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.catalog import Catalog, Segment
from workbench.glossary.glossary import Glossary
from workbench.glossary.matching import TermMatch
from workbench.glossary.reports.passage import Passage
from workbench.glossary.term import Status, Term
from workbench.glossary.waivers import waiver_of, with_waiver
from workbench.text.inline import without_tags
from workbench.text.languages import NAMES
from workbench.text.words.agreement import Agreement
from workbench.text.words.inflection import inflected_like, number_in


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term before and after a change; None if it was added or removed."""

    old: Term | None
    new: Term | None

    def __str__(self) -> str:
        if self.old is None:
            return f"new: {self.new}"
        if self.new is None:
            return f"removed: {self.old}"
        before, after = (f"{term} ({term.status})" for term in (self.old, self.new))
        return f"{before} → {after}"


@dataclass(frozen=True, slots=True)
class Impact:
    """A passage whose target does not respect a changed term."""

    change: TermChange
    #: The changed term.
    term: Term
    passage: Passage
    #: Text in the target to its replacement, which is empty if no rule gives it.
    exchanges: Mapping[str, str]
    #: The expression that the target should have, if there is nothing to replace.
    wanted: str

    def mended(self, target: str) -> str | None:
        """Return ``target`` with the replacements, or None if a person has to do it."""
        if self.passage.target_language == "fr" and self._changes_gender:
            return None  # adjectives and participles would have to change too
        changed = target
        for surface, expression in self.exchanges.items():
            agreement = Agreement(expression, self.passage.target_language, gender=self.term.gender)
            put = agreement.in_place_of(surface, changed, strictly=True) if expression else None
            if put is None:
                return None
            changed = put
        return changed if changed != target else None

    @property
    def _changes_gender(self) -> bool:
        genders = {term.gender for term in (self.change.old, self.term) if term is not None}
        return {"m", "f"} <= genders


def changes(old: Glossary, new: Glossary) -> list[TermChange]:
    """Return the terms with changes that affect translations, in the new order."""
    before = {term.identity: term for term in old.terms}
    after = {term.identity: term for term in new.terms}
    found = [
        TermChange(before.get(identity), term)
        for identity, term in after.items()
        if _binding_part(before.get(identity)) != _binding_part(term)
    ]
    gone = [TermChange(term, None) for identity, term in before.items() if identity not in after]
    return [*_paired(found, gone), *(change for change in gone if not _renamed(change, found))]


def impacts(old: Glossary, new: Glossary, passages: Iterable[Passage]) -> Iterator[Impact]:
    """Yield the impacts of the changes from ``old`` to ``new`` on ``passages``, in order.

    Passages without a target, or with a waiver of the term, are left out.
    """
    changed = {change.new: change for change in changes(old, new) if change.new is not None}
    if not changed:
        return
    for passage in passages:
        segment = passage.segment
        if not segment.target:
            continue
        required: dict[Term, list[TermMatch]] = {}
        for match in new.required(segment.source, passage.source_language):
            required.setdefault(match.term, []).append(match)
        for term, matches in required.items():
            if term in changed and not new.respected(
                matches[-1], segment.target, passage.target_language
            ):
                number = _number_of(matches, passage)
                yield from _unless_waived(_missing(changed[term], passage, old, number))
        for match in new.forbidden(segment.target, passage.target_language, segment.source):
            for term in match.terms:
                if term in changed:
                    yield from _unless_waived(_forbidden(changed[term], passage, match.surface))


def apply(
    catalog: Catalog, found: Iterable[Impact], act: Callable[[Segment, Impact], Segment]
) -> int:
    """Replace the segments of ``found`` in ``catalog`` by ``act(segment, impact)``.

    Locked and missing segments are not changed. Returns the number of changed segments.
    """
    count = 0
    for impact in found:
        segment = catalog.get(impact.passage.segment.id)
        if segment is None:
            continue
        changed = segment if segment.locked_by else act(segment, impact)
        if changed is not segment:
            catalog.put(changed)
            count += 1
    return count


def mending(person: str) -> Callable[[Segment, Impact], Segment]:
    """Return a function that puts the replacements into a segment, edited by ``person``.

    A finished segment stays translated but loses its review; a draft stays a draft.
    """

    def act(segment: Segment, impact: Impact) -> Segment:
        target = impact.mended(segment.target)
        if target is None:
            return segment
        if segment.state.finished:
            return segment.edited(target, person)
        return replace(segment, target=target)

    return act


def reopening(person: str) -> Callable[[Segment, Impact], Segment]:
    """Return a function that makes a segment a draft again, with a note on the term."""

    def act(segment: Segment, impact: Impact) -> Segment:
        if not segment.state.finished:
            return segment
        return segment.rejected(person, f"glossary: {impact.change}")

    return act


def waiving(reason: str, person: str) -> Callable[[Segment, Impact], Segment]:
    """Return a function that adds a waiver to a segment."""

    def act(segment: Segment, impact: Impact) -> Segment:
        return with_waiver(segment, impact.term, reason, person)

    return act


def _binding_part(term: Term | None) -> tuple[object, ...]:
    """Return the fields of a term that affect translations."""
    if term is None:
        return ()
    return (term.fr, term.en, term.status, term.case, term.direction, dict(term.inflections))


def _paired(found: list[TermChange], gone: list[TermChange]) -> list[TermChange]:
    """Join added terms with the removed ones of the same expression, which they replace."""
    paired = []
    for change in found:
        twin = next((g for g in gone if _replaces(change, g)), None) if change.old is None else None
        paired.append(TermChange(twin.old, change.new) if twin else change)
    return paired


def _renamed(change: TermChange, found: list[TermChange]) -> bool:
    return any(other.old is None and _replaces(other, change) for other in found)


def _replaces(added: TermChange, gone: TermChange) -> bool:
    """Return whether an added term has an expression of a removed one, and so replaces it."""
    assert gone.old is not None
    assert added.new is not None
    old, new = gone.old, added.new
    if (old.status is Status.FORBIDDEN) != (new.status is Status.FORBIDDEN):
        return False
    return any(old.expressions(side)[:1] == new.expressions(side)[:1] != () for side in NAMES)


def _number_of(matches: list[TermMatch], passage: Passage) -> str | None:
    """Return the grammatical number of the term in the source; None if unclear."""
    language, source = passage.source_language, passage.segment.source
    numbers = set()
    for match in matches:
        before = without_tags(source[: match.start])
        surface = without_tags(match.surface)
        found = (
            number_in(before + surface, len(before), surface, form, language)
            for form in match.term.forms(language)
        )
        numbers.add(match.term.number or next(filter(None, found), None))
    return numbers.pop() if len(numbers) == 1 else None


def _missing(change: TermChange, passage: Passage, old: Glossary, number: str | None) -> Impact:
    """Return the impact of a term that the target lacks; ``number`` is that of the source."""
    assert change.new is not None
    language = passage.target_language
    wanted = next(iter(change.new.expressions(language)), "")
    exchanges = {}
    if change.old is not None:
        for found in old.occurrences(change.old, passage.segment.target, language):
            rendering = inflected_like(found.surface, found.form, wanted, language, number)
            exchanges[found.surface] = rendering or ""
    return Impact(change, change.new, passage, exchanges, wanted)


def _forbidden(change: TermChange, passage: Passage, surface: str) -> Impact:
    """Return the impact of a term that forbids ``surface`` in the target."""
    assert change.new is not None
    language = passage.target_language
    advice = change.new.advice(language)
    forms = change.new.forms(language) if advice else ()
    rendering = next(
        (r for form in forms if (r := inflected_like(surface, form, advice, language))), ""
    )
    return Impact(change, change.new, passage, {surface: rendering}, advice)


def _unless_waived(impact: Impact) -> Iterator[Impact]:
    if not waiver_of(impact.term, impact.passage.segment):
        yield impact
