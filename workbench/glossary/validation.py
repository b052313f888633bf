"""Glossary validation: faults in the files, and terms that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from pathlib import Path

from workbench.glossary.matching import Matcher
from workbench.glossary.reading import glossary_files, read_folder, read_terms
from workbench.glossary.term import Place, Status, Term
from workbench.glossary.writing import list_entry
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text
from workbench.system.yaml_nodes import Mapping, Node, Scalar, Sequence, parse, plain_value
from workbench.text.languages import NAMES
from workbench.text.typography.plain_marks import straighten
from workbench.text.words.keys import GAP


class Severity(StrEnum):
    """The severity of a problem."""

    ERROR = "error"
    #: The glossary works, but other programs may read it differently.
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem for the maintainer to fix."""

    severity: Severity
    #: A stable identifier of the kind: ``entry``, ``duplicate``, ``conflict``, ``reference``,
    #: ``unmatchable`` or ``trap``.
    kind: str
    fault: WorkbenchError
    #: The term with the problem, and the earlier term that it could be merged with, if any.
    term: Term | None = None
    rival: Term | None = None


def validate(folder: Path) -> tuple[list[Term], list[Problem]]:
    """Return the terms of the glossary in ``folder``, and its problems in order of their place."""
    terms, faults = read_folder(folder)
    problems = [Problem(Severity.ERROR, "entry", fault) for fault in faults]
    for path in glossary_files(folder):
        problems += _traps(path)
    problems += contradictions(terms)
    problems.sort(key=lambda problem: _place_of(problem.fault))
    return terms, problems


def contradictions(terms: Iterable[Term]) -> Iterator[Problem]:
    """Yield the problems between ``terms``, each reported for the later entry."""
    terms = list(terms)
    yield from _rivals(terms)
    yield from _forbidden_and_accepted(terms)
    yield from _references(terms)
    for term in terms:
        yield from _unmatchable(term)


def problems_of(term: Term, others: Iterable[Term]) -> list[WorkbenchError]:
    """Return the errors that ``term``, new or changed, would cause among ``others``.

    Faults of the entry itself are returned alone.
    """
    path = Path("terms.yaml") if term.place is None or term.place.path is None else term.place.path
    _, faults = read_terms(list_entry(term, path), path)
    if faults:
        return [WorkbenchError(fault.what, remedy=fault.remedy) for fault in faults]
    terms = [*others, term]
    problems = [*_rivals(terms), *_forbidden_and_accepted(terms), *_references(terms)]
    problems += _unmatchable(term)
    return [problem.fault for problem in problems if problem.term is term]


def _rivals(terms: list[Term]) -> Iterator[Problem]:
    """Yield duplicates, and different translations of one expression in one sense."""
    claimed: dict[tuple[object, ...], Term] = {}
    for term in terms:
        rivals: dict[int, tuple[Term, str]] = {}
        for expression, key in _claims(term):
            first = claimed.setdefault(key, term)
            if first is not term:
                rivals.setdefault(id(first), (first, expression))
        for first, expression in rivals.values():
            if _says_the_same(first, term):
                yield _problem(
                    "duplicate",
                    term,
                    f'"{expression}" stands already in {_at(first)}',
                    "remove one of the two entries, or make one of both",
                    first,
                )
            elif Status.PROPOSED not in (first.status, term.status):
                yield _problem(
                    "conflict",
                    term,
                    f'"{expression}" is "{_preferred(first)}" in {_at(first)} and '
                    f'"{_preferred(term)}" here, for one sense',
                    'keep one, list both in one entry, or tell the senses apart by "context"',
                    first if first.status is term.status else None,
                )


def _claims(term: Term) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the expressions of ``term`` that only one term may have, each with a unique key.

    For a forbidden pair these are its pairs, for other terms the French expressions. The keys
    have normalised apostrophes.
    """
    if term.status is Status.FORBIDDEN:
        for french, english in product(term.fr or ("",), term.en or ("",)):
            key = ("forbidden", term.sense, straighten(french), straighten(english))
            yield french or english, key
    else:
        for expression in term.fr or term.en:
            yield expression, ("accepted", term.sense, bool(term.fr), straighten(expression))


def _says_the_same(first: Term, second: Term) -> bool:
    if Status.KEEP in (first.status, second.status):
        return first.status == second.status
    return bool(set(first.en) & set(second.en)) or (not first.en and not second.en)


def _forbidden_and_accepted(terms: list[Term]) -> Iterator[Problem]:
    """Yield expressions that one entry forbids and another accepts."""
    accepted: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        if term.status is not Status.FORBIDDEN:
            for language in NAMES:
                for expression in term.expressions(language):
                    accepted[language, expression].append(term)
    for term in terms:
        if term.status is not Status.FORBIDDEN:
            continue
        pair = bool(term.fr and term.en)
        language = "en" if term.en else "fr"
        for expression in term.expressions(language):
            for rival in accepted[language, expression]:
                if not pair or set(rival.fr) & set(term.fr):
                    yield _problem(
                        "conflict",
                        term,
                        f'"{expression}" is forbidden here and {rival.status} in {_at(rival)}',
                        "remove one of the two",
                    )


def _references(terms: list[Term]) -> Iterator[Problem]:
    """Yield ``use`` fields with an expression that no term accepts."""
    accepted = {
        (language, expression)
        for term in terms
        if term.status is not Status.FORBIDDEN
        for language in NAMES
        for expression in term.expressions(language)
    }
    advice: dict[tuple[str, str], str] = {}
    for term in terms:
        if term.use:
            language = "en" if term.en else "fr"
            advice |= {(language, form): term.use for form in term.expressions(language)}
    for term in terms:
        language = "en" if term.en else "fr"
        if not term.use or (language, term.use) in accepted:
            continue
        if (language, term.use) not in advice:
            yield _problem(
                "reference",
                term,
                f'"use" names "{term.use}", which no term accepts',
                f'add a term for "{term.use}", or mend the spelling',
                severity=Severity.WARNING,
            )
        elif _leads_back(language, term, advice):
            yield _problem(
                "reference",
                term,
                f'"use" leads in a circle: "{term.use}" is forbidden in favour of this one',
                "name an expression that a term accepts",
            )
        else:
            yield _problem(
                "reference",
                term,
                f'"use" names "{term.use}", which is itself forbidden',
                f'name "{advice[language, term.use]}"',
            )


def _leads_back(language: str, term: Term, advice: dict[tuple[str, str], str]) -> bool:
    """Return whether following ``use`` from ``term`` leads back to it."""
    seen: set[str] = set()
    expression = term.use
    while expression and expression not in seen:
        if expression in term.expressions(language):
            return True
        seen.add(expression)
        expression = advice.get((language, expression), "")
    return False


def _unmatchable(term: Term) -> Iterator[Problem]:
    """Yield the expressions of ``term`` that can never match a text."""
    for language in NAMES:
        matcher = Matcher([term], language)
        for form in term.forms(language):
            text = form.replace(GAP, " ").replace("...", " ")
            if form.strip(f"{GAP}. ") and not form.startswith(GAP) and matcher.finds(term, text):
                continue
            yield _problem(
                "unmatchable",
                term,
                f'"{form}" can never be found in a text',
                "write whole words, as they stand in a sentence",
            )


def _traps(path: Path) -> Iterator[Problem]:
    """Yield the unquoted values that other YAML programs do not read as text."""
    try:
        root = parse(read_text(path), path)
    except WorkbenchError:
        return  # reported already
    for scalar in _scalars(root):
        try:
            meant = plain_value(scalar.text)
            shown = str(meant)  # raises for a number with thousands of digits
        except ValueError:
            continue
        if not isinstance(meant, (str, list, dict)) and shown != scalar.text:
            yield Problem(
                Severity.WARNING,
                "trap",
                scalar.fault(
                    f"other programs read {scalar.text} as {shown}, not as text",
                    f'put it in quotation marks: "{scalar.text}"',
                ),
            )


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield the unquoted scalars below ``node``, keys included."""
    if isinstance(node, Scalar):
        if node.text and not node.quoted:
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node:
            yield from _scalars(key)
            yield from _scalars(value)


def _problem(
    kind: str,
    term: Term,
    what: str,
    remedy: str,
    rival: Term | None = None,
    severity: Severity = Severity.ERROR,
) -> Problem:
    place = term.place or Place(None, 1, 1)
    fault = WorkbenchError(
        what, path=place.path, line=place.line, column=place.column, remedy=remedy
    )
    return Problem(severity, kind, fault, term, rival)


def _preferred(term: Term) -> str:
    return next(iter(term.expressions("en")), "")


def _at(term: Term) -> str:
    """Return the place of ``term`` as ``file:line``, for a message."""
    if term.place is None or term.place.path is None:
        return "another entry"
    return f"{term.place.path.name}:{term.place.line}"


def _place_of(fault: WorkbenchError) -> tuple[str, int, int]:
    return (str(fault.path or ""), fault.line or 0, fault.column or 0)
