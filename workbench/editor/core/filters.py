"""Filter the segments that the editor lists."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from workbench.catalog import Segment, State
from workbench.text.inline import without_tags

#: Returns the ids of the checks that find something in a segment.
ChecksOf = Callable[[Segment], Collection[str]]

#: Returns the glossary terms in the source of a segment, in both languages.
TermsOf = Callable[[Segment], Collection[str]]

_PARTS = ("origin", "note", "term", "check")

#: What a filter can be about, as written before the colon.
FACTS = ("state", *_PARTS)

_UNFINISHED = frozenset({State.UNTRANSLATED, State.DRAFT})


def no_checks(segment: Segment) -> Collection[str]:
    """Return no checks; for filters without checks."""
    return ()


def own_terms(segment: Segment) -> Collection[str]:
    """Return the terms that the draft was made with; for filters without a glossary."""
    return segment.terms


@dataclass(frozen=True, slots=True)
class Filter:
    """What a segment must have to be shown; an empty filter shows all.

    Written as words: ``state:draft origin:argos note:style check:numbers term:brigade``
    and any other text, which must occur in the source or the target.
    """

    states: frozenset[State] = frozenset()
    origin: str = ""
    note: str | None = None
    term: str | None = None
    check: str | None = None
    text: str = ""

    @classmethod
    def parse(cls, query: str) -> Filter:
        """Read a filter as a person writes it; unknown names are text like any other."""
        states: set[State] = set()
        values: dict[str, str] = {}
        text: list[str] = []
        for word in query.split():
            name, colon, value = word.partition(":")
            if colon and name == "state" and (named := _states(value)):
                states |= named
            elif colon and name in _PARTS:
                values[name] = value.casefold()
            else:
                text.append(word)
        return cls(
            states=frozenset(states),
            origin=values.get("origin", ""),
            note=values.get("note"),
            term=values.get("term"),
            check=values.get("check"),
            text=" ".join(text).casefold(),
        )

    def __bool__(self) -> bool:
        return self != Filter()

    @property
    def slow(self) -> bool:
        """Whether it takes long in a book, since it needs the checks or the terms."""
        return self.check is not None or self.term is not None

    def accepts(
        self, segment: Segment, checks_of: ChecksOf = no_checks, terms_of: TermsOf = own_terms
    ) -> bool:
        """Return whether ``segment`` is to be shown."""
        if self.states and segment.state not in self.states:
            return False
        if self.origin and self.origin not in segment.origin.casefold():
            return False
        if self.note is not None and not any(
            self.note in note.text.casefold() for note in segment.notes
        ):
            return False
        if self.text and self.text not in searched(segment).casefold():
            return False
        if self.term is not None and not any(
            self.term in term.casefold() for term in terms_of(segment)
        ):
            return False
        if self.check is not None:
            return any(self.check in name for name in checks_of(segment))
        return True


def searched(segment: Segment) -> str:
    """Return the texts of ``segment`` to search in, with their tags and without."""
    texts = f"{segment.source}\n{segment.target}"
    plain = without_tags(texts)
    return texts if plain == texts else f"{texts}\n{plain}"


def _states(value: str) -> frozenset[State]:
    """Return the states whose names begin with ``value``; two for ``unfinished``."""
    if not value:
        return frozenset()
    if value == "unfinished":
        return _UNFINISHED
    return frozenset(state for state in State if state.value.startswith(value.casefold()))
