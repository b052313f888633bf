"""All terms of a workspace, and look-ups in them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from workbench.glossary.matching import Matcher, Occurrence, TermMatch
from workbench.glossary.reading import read_folder
from workbench.glossary.term import BINDING, Place, Status, Term
from workbench.system.errors import WorkbenchError
from workbench.text.languages import NAMES, other_language


class Glossary:
    """A list of terms, which are found in texts in any inflection."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)

    @classmethod
    def read(cls, folder: Path) -> Glossary:
        """Read all YAML files in ``folder``; a missing folder is an empty glossary.

        Raises ``WorkbenchError`` with the place of the first fault.
        """
        terms, faults = read_folder(folder)
        if len(faults) > 1:
            first = faults[0]
            raise WorkbenchError(
                f"{first.what} (and {len(faults) - 1} more in the glossary)",
                path=first.path,
                line=first.line,
                column=first.column,
                remedy='"workbench glossary check" lists them all',
            )
        if faults:
            raise faults[0]
        return cls(terms)

    def matches(self, text: str, language: str) -> list[TermMatch]:
        """Return the approved, proposed and ``keep`` terms in a source text in ``language``.

        The longest match wins, and matches do not overlap; they are in the order of the text,
        which may have inline tags.
        """
        return self._sources[language].matches(text)

    def required(self, source: str, language: str) -> list[TermMatch]:
        """Return the matches in ``source`` whose terms its translation must use."""
        return [
            match
            for match in self.matches(source, language)
            if match.binding and match.term.status in BINDING
        ]

    def forbidden(self, text: str, language: str, source: str = "") -> list[TermMatch]:
        """Return the forbidden expressions in a target text in ``language``.

        A term that forbids an expression as the translation of another («éventuellement» is
        not ``eventually``) counts only if ``source``, the source of ``text``, has that. An
        expression inside a longer accepted one does not count.
        """
        found = []
        for match in self._forbidden[language].matches(text):
            terms = tuple(term for term in match.terms if self._forbids(term, language, source))
            if terms:
                found.append(TermMatch(terms, match.start, match.end, match.surface))
        if not found:
            return []
        accepted = self._accepted[language].matches(text)
        return [match for match in found if not any(_within(match, other) for other in accepted)]

    def respected(self, found: TermMatch | Term, target: str, language: str) -> bool:
        """Return whether ``target``, a text in ``language``, uses the term.

        Any accepted expression of the term counts, in any inflection; for a match, those of
        all its terms.
        """
        terms = found.terms if isinstance(found, TermMatch) else (found,)
        return any(self._accepted[language].finds(term, target) for term in terms)

    def occurrences(self, term: Term, text: str, language: str) -> list[Occurrence]:
        """Return the occurrences of ``term`` in ``text``, also within longer terms."""
        matchers = self._forbidden if term.status is Status.FORBIDDEN else self._accepted
        return matchers[language].occurrences(term, text)

    def find(self, words: str) -> list[Term]:
        """Return the terms with ``words`` in an expression, in any case and inflection."""
        wanted = words.casefold().strip()
        found = [
            term
            for term in self.terms
            if any(wanted in form.casefold() for side in NAMES for form in term.forms(side))
        ]
        for language in NAMES:
            for matcher in (self._accepted[language], self._forbidden[language]):
                for match in matcher.matches(words):
                    found.extend(term for term in match.terms if term not in found)
        return found

    def named(self, name: str) -> Term:
        """Return the only term with the expression ``name``, or at the place ``name``.

        A place is ``file:line``. Raises ``WorkbenchError`` if there is none, or several.
        """
        found = [
            term
            for term in self.terms
            if name in (*term.fr, *term.en) or (term.place and _is_place(term.place, name))
        ]
        if len(found) == 1:
            return found[0]
        if not found:
            raise WorkbenchError(
                f'no term "{name}"', remedy='"workbench glossary find" looks for parts of one too'
            )
        places = ", ".join(
            f"{term.place.path.name}:{term.place.line}"
            for term in found
            if term.place and term.place.path
        )
        raise WorkbenchError(f'several terms have "{name}"', remedy=f"name one by place: {places}")

    def duplicate_of(self, term: Term) -> Term | None:
        """Return the entry with the same expression and sense as ``term``, or None."""
        same = self._by_headword.get(term.identity.headword, ())
        return next((known for known in same if known.identity == term.identity), None)

    def entry_for(self, term: Term) -> Term | None:
        """Return the entry that matches ``term`` from another program, or None.

        Parts of the sense that are empty in ``term`` match anything.
        """
        same = self._by_headword.get(term.identity.headword, ())
        return next((known for known in same if known.covers(term)), None)

    def _forbids(self, term: Term, language: str, source: str) -> bool:
        """Return whether ``term`` forbids its expression in a translation of ``source``."""
        source_language = other_language(language)
        if not term.binds_from(source_language):
            return False
        if not term.expressions(source_language):
            return True
        return bool(source) and self._forbidden[source_language].finds(term, source)

    @cached_property
    def _by_headword(self) -> dict[tuple[str, str], list[Term]]:
        found: dict[tuple[str, str], list[Term]] = {}
        for term in self.terms:
            found.setdefault(term.identity.headword, []).append(term)
        return found

    @cached_property
    def _sources(self) -> dict[str, Matcher]:
        """The matchers for sources, without the terms for the opposite direction."""
        terms = [term for term in self.terms if term.status is not Status.FORBIDDEN]
        return {
            language: Matcher([term for term in terms if term.binds_from(language)], language)
            if any(term.direction for term in terms)
            else self._accepted[language]
            for language in NAMES
        }

    @cached_property
    def _accepted(self) -> dict[str, Matcher]:
        terms = [term for term in self.terms if term.status is not Status.FORBIDDEN]
        return {language: Matcher(terms, language) for language in NAMES}

    @cached_property
    def _forbidden(self) -> dict[str, Matcher]:
        terms = [term for term in self.terms if term.status is Status.FORBIDDEN]
        return {language: Matcher(terms, language) for language in NAMES}


def _is_place(place: Place, name: str) -> bool:
    """Return whether ``name`` is ``place`` as ``file:line``, with or without folders."""
    file, _, line = name.rpartition(":")
    return (
        line == str(place.line)
        and place.path is not None
        and f"/{place.path.as_posix()}".endswith(f"/{file}")
    )


def _within(inner: TermMatch, outer: TermMatch) -> bool:
    """Return whether ``inner`` is a part of ``outer``, but not all of it."""
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end
