"""Three-way merge of glossary files, by entry and field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.glossary.editing import with_changes, without_term
from workbench.glossary.reading import read_terms
from workbench.glossary.term import FIELDS, Term
from workbench.glossary.writing import with_terms


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry or field that both sides changed differently; ours was kept."""

    #: None if that side removed the entry.
    ours: Term | None
    theirs: Term | None
    #: The field that both changed; empty for the whole entry.
    field: str = ""

    def __str__(self) -> str:
        if self.ours is None:
            return f'we removed "{self.theirs}" and they changed it'
        if self.theirs is None:
            return f'they removed "{self.ours}" and we changed it'
        if not self.field:
            return f'both added "{self.ours.identity.fr or self.ours.identity.en}" differently'
        ours, theirs = (_shown(getattr(term, self.field)) for term in (self.ours, self.theirs))
        return f'"{self.ours}": {self.field} is "{ours}" here and "{theirs}" there'


@dataclass(frozen=True, slots=True)
class GlossaryMerge:
    """The text of the merged file, and the conflicts for a person to resolve."""

    text: str
    conflicts: list[Conflict]


def merge_texts(base: str, ours: str, theirs: str, path: Path) -> GlossaryMerge:
    """Merge the changes from ``base`` to ``theirs`` into ``ours``, texts of the file ``path``.

    Entries are matched by their French expression, and also by sense if a version has several
    entries for it. Comments, order and layout are those of ``ours``. If both sides changed a
    field differently, ours is kept and a conflict returned. Raises ``WorkbenchError`` with the
    line if one of the texts has a fault.
    """
    versions = [_terms(text, path) for text in (base, ours, theirs)]
    homonyms = {
        word for terms in versions for word in _repeated(t.identity.headword for t in terms)
    }
    before, here, there = ({_key(term, homonyms): term for term in terms} for terms in versions)
    conflicts: list[Conflict] = []
    added: list[Term] = []
    text = ours
    for key, term in there.items():
        own, old = here.get(key), before.get(key)
        if old == term:
            continue
        if own is None and old is None:
            added.append(term)
        elif own is None:
            conflicts.append(Conflict(None, term))
        elif old is None:
            if own != term:
                conflicts.append(Conflict(own, term))
        else:
            wanted = {}
            for name in _changed(old, term):
                if getattr(own, name) == getattr(old, name):
                    wanted[name] = getattr(term, name)
                elif getattr(own, name) != getattr(term, name):
                    conflicts.append(Conflict(own, term, name))
            if wanted:
                text, _ = with_changes(text, _now(text, own, path), wanted, path)
    for key, old in before.items():
        own = here.get(key)
        if key in there or own is None:
            continue
        if own == old:
            text = without_term(text, _now(text, own, path), path)
        else:
            conflicts.append(Conflict(own, None))
    return GlossaryMerge(with_terms(text, added, path) if added else text, conflicts)


def _terms(text: str, path: Path) -> list[Term]:
    terms, faults = read_terms(text, path)
    if faults:
        raise faults[0]
    return terms


def _now(text: str, term: Term, path: Path) -> Term:
    """Return ``term`` with its present place in ``text``."""
    return next(known for known in _terms(text, path) if known == term)


def _key(term: Term, homonyms: set[tuple[str, str]]) -> tuple[object, ...]:
    """Return the key of the entry, unique in its file."""
    word = term.identity.headword
    return (*word, term.sense) if word in homonyms else word


def _repeated(words: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {word for word, count in Counter(words).items() if count > 1}


def _changed(old: Term, new: Term) -> Iterator[str]:
    return (name for name in FIELDS if getattr(old, name) != getattr(new, name))


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
