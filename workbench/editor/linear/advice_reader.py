"""Read aloud what helps with a segment: terms, checks, machine translation, memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from workbench.articles import Article
from workbench.catalog import Catalog, Segment
from workbench.checks import Finding
from workbench.editor.core.assistance import Assistant, Suggestion, words_to_insert
from workbench.editor.linear import reading
from workbench.editor.linear.console import Console
from workbench.glossary import Term
from workbench.system.errors import WorkbenchError
from workbench.text.inline import missing_tags, without_tags
from workbench.text.languages import NAMES

#: The most pairs that are read.
_MOST_PAIRS = 10

Item = TypeVar("Item")


class AdviceReader:
    """Reads the advice of ``assistant``, and passes its ``WorkbenchError`` on."""

    def __init__(self, assistant: Assistant, console: Console) -> None:
        self._assistant = assistant
        self._console = console
        #: The translations last read, of the segment with this id.
        self._suggestions: Sequence[Suggestion] = ()
        self._read_for = ""

    def terms(self, segment: Segment) -> None:
        """Read the terms of the glossary."""
        self._console.say(*reading.term_lines(self._assistant.advise(segment).terms))

    def unmet(self, segment: Segment) -> list[Term]:
        """Return the terms that its target lacks and nobody waived."""
        if not (terms := self._assistant.unmet(segment)):
            raise WorkbenchError("no term is missing here")
        return terms

    def expressions(self, segment: Segment, line: str) -> list[str]:
        """Return what goes in its target: terms, words that were looked up, the next tag.

        That is the next one that ``line`` lacks.
        """
        terms = [e for term in self._assistant.advise(segment).terms for e in term.expressions]
        read = self._suggestions if self._read_for == segment.id else ()
        words = [suggestion.text for suggestion in read if not suggestion.origin]
        return [*terms, *words, *missing_tags(segment.source, line)[:1]]

    def add_term(self, words: str, languages: tuple[str, str], person: str) -> bool:
        """Propose a term for the glossary, asking for a side that ``words`` lack.

        Returns whether one was proposed.
        """
        source, _, target = (part.strip() for part in words.partition("="))
        names = [NAMES[language][0] for language in languages]
        source = source or self._console.ask(f"{names[0]}: ")
        target = target or (self._console.ask(f"{names[1]}: ") if source else "")
        if source and target:
            self._assistant.add_term(without_tags(source), without_tags(target), person)
            self._console.say(f"{source} = {target}, proposed to the glossary, saved")
        else:
            self._console.say("nothing done")
        return bool(source and target)

    def other_catalogs(self) -> dict[Article, Catalog]:
        """Return the other articles' catalogs, reporting those that cannot be read."""
        return self._assistant.other_catalogs(lambda error: self._console.say(f"left out: {error}"))

    def checks(self, segment: Segment) -> None:
        """Read what the checks find."""
        self._console.say(*reading.finding_lines(self._assistant.findings(segment), segment))

    def warn(self, segment: Segment) -> None:
        """Read what the checks find, if they find something."""
        if self._assistant.findings(segment):
            self.checks(segment)

    def mendable(self, segment: Segment, number: str) -> Finding:
        """Return the finding of that number, or without one the first that a rule can mend."""
        findings = self._assistant.findings(segment)
        if number:
            return numbered(findings, number)
        mendable = next((finding for finding in findings if finding.fixed is not None), None)
        if mendable is None:
            raise WorkbenchError("nothing here can be mended by a rule")
        return mendable

    def machine(self, segment: Segment, beginning: str) -> None:
        """Read the machine's translations that begin with ``beginning``."""
        self._console.say("asking the machine")
        self._remember(segment, self._assistant.alternatives(segment.source, beginning))
        self._console.say(*reading.machine_lines(self._suggestions))

    def dictionary(self, segment: Segment, words: str) -> None:
        """Read what ``words`` are called, or without them the rarer words of the source."""
        if words:
            found = [self._assistant.look_up(words)]
        else:
            found = list(self._assistant.rare_words(segment))
        self._remember(segment, words_to_insert(found))
        self._console.say(*reading.dictionary_lines(found, fully=bool(words)))

    def draft_without_terms(self, segment: Segment) -> Segment:
        """Return ``segment`` with the machine's draft as it is without the glossary."""
        if noted := self._assistant.noted_draft(segment):
            return noted
        self._console.say("asking the machine")
        return self._assistant.draft_without_terms(segment)

    def memory(self, segment: Segment) -> None:
        """Read how the same or a similar source was translated before."""
        self._assistant.read_memory()
        matches = self._assistant.advise(segment).memory
        self._remember(segment, [Suggestion(m.target, m.origin, m.origin) for m in matches])
        self._console.say(*reading.memory_lines(matches, segment.source))

    def suggestion(self, segment: Segment, number: str) -> Suggestion:
        """Return the translation of ``segment`` that was read under ``number``."""
        if not self._suggestions or self._read_for != segment.id:
            raise WorkbenchError(
                "no translations of this segment were read",
                remedy='say "machine" or "memory", or "dictionary"',
            )
        return numbered(self._suggestions, number)

    def concordance(self, words: str) -> None:
        """Read finished pairs that contain ``words``."""
        self._assistant.read_memory()
        self._console.say(*reading.pair_lines(self._assistant.concordance(words)[:_MOST_PAIRS]))

    def _remember(self, segment: Segment, suggestions: Sequence[Suggestion]) -> None:
        self._suggestions, self._read_for = suggestions, segment.id


def numbered(items: Sequence[Item], number: str) -> Item:
    """Return the item that was read under ``number``, from 1."""
    if not number.isdecimal() or not 1 <= int(number) <= len(items):
        numbers = f"1 to {len(items)}" if len(items) > 1 else "there is 1" if items else "none"
        raise WorkbenchError(f"no number {number}", remedy=numbers)
    return items[int(number) - 1]
