"""Search, filter and change the terms of the glossary, for the glossary screen."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from workbench.glossary import Status, Term
from workbench.glossary.editing import change_term, remove_term
from workbench.glossary.reports.usage import Audit, audit
from workbench.glossary.validation import Problem, contradictions, problems_of
from workbench.glossary.writing import add_terms, home_of
from workbench.system.errors import WorkbenchError
from workbench.text.languages import NAMES
from workbench.workspace import GLOSSARY, Workspace

#: The separator of several expressions in one line.
BETWEEN = " | "


class Shown(StrEnum):
    """Which terms are listed."""

    ALL = "all"
    PROPOSED = "proposed"
    PROBLEMS = "with problems"


class Terms:
    """The terms of a workspace; changes are written to the disk at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.all: tuple[Term, ...] = ()
        self._problems: dict[int, list[Problem]] = {}
        self._audits: dict[Term, Audit] = {}
        self.reread()

    def reread(self) -> None:
        """Read the files again; raise ``WorkbenchError`` if one has a fault."""
        self.all = self._workspace.reread_glossary().terms
        problems = defaultdict(list)
        for problem in contradictions(self.all):
            problems[id(problem.term)].append(problem)
        self._problems = dict(problems)

    def count_uses(self) -> None:
        """Search all articles for uses of the terms; slow."""
        found = audit(self._workspace.glossary, self._workspace.passages())
        self._audits = {one.term: one for one in found}

    def uses(self, term: Term) -> Audit | None:
        """Return how ``term`` is rendered in the articles, as of the last ``count_uses``."""
        return self._audits.get(term)

    def problems(self, term: Term) -> list[WorkbenchError]:
        """Return what is wrong with one of the listed terms."""
        return [problem.fault for problem in self._problems.get(id(term), [])]

    def rival(self, term: Term) -> Term | None:
        """Return the earlier entry that ``term`` could be merged into, if there is one."""
        problems = self._problems.get(id(term), [])
        return next((problem.rival for problem in problems if problem.rival), None)

    def found(self, words: str, shown: Shown) -> list[Term]:
        """Return the terms to list: those with ``words``, in the order of the files."""
        hits = self._workspace.glossary.find(words) if words.strip() else self.all
        wanted = {id(term) for term in hits}
        return [term for term in self.all if id(term) in wanted and self._is_shown(term, shown)]

    def judged(self, term: Term, changes: Mapping[str, Any]) -> tuple[Term, list[WorkbenchError]]:
        """Return ``term`` with ``changes``, and what would be wrong with it."""
        changed = dataclasses.replace(term, **changes).cleaned()
        others = [other for other in self.all if other is not term]
        return changed, problems_of(changed, others)

    def change(self, term: Term, changes: Mapping[str, Any]) -> None:
        """Change an entry in its file, or add it if it is new."""
        if term.place is not None:
            change_term(term, changes)
        else:
            new, _ = self.judged(term, changes)
            add_terms(home_of(self._workspace.folder / GLOSSARY, None, new.field), [new])
        self.reread()

    def approve(self, term: Term) -> None:
        """Make a proposal binding."""
        self.change(term, {"status": Status.APPROVED})

    def join(self, term: Term, rival: Term) -> None:
        """Merge ``term`` into ``rival``, an earlier entry, and remove it."""
        change_term(rival, _gained(rival, term))
        self.reread()
        # Its line may have changed; somebody else may have removed it.
        if again := next((other for other in reversed(self.all) if other == term), None):
            self.remove(again)

    def remove(self, term: Term) -> None:
        """Remove an entry from its file."""
        remove_term(term)
        self.reread()

    def new(self) -> Term:
        """Return an empty proposal by the person at the keyboard, of today."""
        person = self._workspace.configuration.user
        return Term(status=Status.PROPOSED, author=person, date=date.today().isoformat())

    def _is_shown(self, term: Term, shown: Shown) -> bool:
        match shown:
            case Shown.PROPOSED:
                return term.status is Status.PROPOSED
            case Shown.PROBLEMS:
                return bool(self.problems(term))
            case Shown.ALL:
                return True


def _gained(first: Term, second: Term) -> dict[str, Any]:
    """Return the fields of ``first`` that gain something when ``second`` is merged into it."""
    gained: dict[str, Any] = {
        side: _both(getattr(first, side), getattr(second, side)) for side in NAMES
    }
    gained["inflections"] = {
        side: forms
        for side in NAMES
        if (forms := _both(first.inflections.get(side, ()), second.inflections.get(side, ())))
    }
    for name in ("definition", "note", "source"):
        gained[name] = "; ".join(_both((getattr(first, name),), (getattr(second, name),)))
    return {name: value for name, value in gained.items() if value != getattr(first, name)}


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items of both, each once."""
    return tuple(dict.fromkeys(filter(None, (*first, *second))))
