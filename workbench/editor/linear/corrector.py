"""The commands that change the current segment."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.editor.core.corrections import OWN_DRAFT, Corrections
from workbench.editor.core.regrouping import column_of
from workbench.editor.core.repeats import Repeats
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.linear.advice_reader import AdviceReader
from workbench.editor.linear.change_reporter import ChangeReporter
from workbench.editor.linear.commands import named
from workbench.editor.linear.console import Console
from workbench.editor.linear.navigator import Navigator
from workbench.editor.linear.segment_reader import SegmentReader
from workbench.editor.linear.signs import spelled
from workbench.editor.linear.unfinished_input import UnfinishedInput
from workbench.system.errors import WorkbenchError


@dataclass(frozen=True, slots=True)
class Corrector:
    """Makes ``corrections`` and reports them."""

    console: Console
    view: SegmentView
    corrections: Corrections
    repeats: Repeats
    advice: AdviceReader
    reader: SegmentReader
    navigator: Navigator
    held: UnfinishedInput
    reporter: ChangeReporter

    def correct(self, text: str) -> None:
        """Change the translation to ``text``, or let the person edit it in a line."""
        segment = self.corrections.require_open('"lock" opens it')
        if not text:
            text = self.console.ask(
                "translation: ",
                segment.target,
                lambda line: self.advice.expressions(segment, line),
                lambda line: self.held.hold(named("correct"), line),
            )
        if not text:
            self.console.say("left as it was")
        elif self._put(text, "correcting", "corrected"):
            self.advice.warn(self.view.require_segment())

    def empty(self) -> None:
        """Remove the translation."""
        self._put("", "emptying", "translation removed")

    def _put(self, text: str, label: str, done: str) -> bool:
        return self.reporter.do(lambda: self.corrections.replace_target(text, label), done)

    def accept(self) -> None:
        """Accept, fill in repeats if that is wanted, and go to the next unfinished segment."""
        self.reporter.do(self.corrections.accept, "accepted")
        self._fill_repeats()
        self.navigator.work()

    def _fill_repeats(self) -> None:
        """Give the translation to segments with the same original, if that is wanted."""
        count = self.repeats.due
        if count and self.repeats.wanted is None:
            self.repeats.wanted = self.console.agreed(
                f"{count} more unfinished with the same original; "
                "translate these and later repeats alike?"
            )
        if self.repeats.due and self.repeats.fill():
            self.reporter.report(f"{count} more filled in")

    def review(self) -> None:
        """Confirm, and go to the next segment."""
        self.reporter.do(self.corrections.review, "reviewed")
        self.navigator.next()

    def reject(self, reason: str) -> None:
        """Send the translation back to draft."""
        self.reporter.do(lambda: self.corrections.reject(reason), "rejected, a draft again")

    def note(self, text: str) -> None:
        """Write a note."""
        self.reporter.do(lambda: self.corrections.note(text), "noted")

    def waive(self, reason: str) -> None:
        """Go without the terms that are missing, or ask for those waived again."""
        if not reason:
            again = "what was waived is asked for again"
            self.reporter.do(self.corrections.ask_for_terms_again, again)
            return
        terms = self.advice.unmet(self.view.require_segment())
        names = ", ".join(map(str, terms))
        self.reporter.do(lambda: self.corrections.waive(terms, reason), f"waived: {names}")

    def copy_source(self) -> None:
        """Put the original in the translation."""
        self.reporter.do(self.corrections.copy_source, "the original is in the translation")

    def own_draft(self) -> None:
        """Put in the machine's draft as it is without the glossary."""
        segment = self.corrections.require_machines()
        own = self.advice.draft_without_terms(segment)
        self.reporter.do(lambda: self.corrections.put_own_draft(segment, own), OWN_DRAFT)
        self.reader.read(source=False)

    def split(self, words: str) -> None:
        """Split before ``words`` of the source."""
        column = column_of(words, self.view.require_segment().source)
        if column is None:
            raise WorkbenchError(f"the source does not have: {words}")
        self.reporter.do(lambda: self.corrections.split(column), "split")
        self.reader.read()

    def merge(self) -> None:
        """Merge with the next segment."""
        self.reporter.do(self.corrections.merge_with_next, "joined with the next")
        self.reader.read()

    def lock(self) -> None:
        """Lock the segment, or open it."""
        locked = self.view.require_segment().locked_by
        self.reporter.do(self.corrections.toggle_lock, "unlocked" if locked else "locked")

    def fix(self, number: str) -> None:
        """Mend the finding of that number, or the first that a rule can mend."""
        finding = self.advice.mendable(self.view.require_segment(), number)
        self.reporter.do(
            lambda: self.corrections.fix(finding), f"mended: {spelled(finding.message)}"
        )
        self.reader.read(source=False)

    def insert(self, words: str) -> None:
        """Take what was read under a number; a word for the words that follow the number."""
        number, _, replaced = words.partition(" ")
        suggestion = self.advice.suggestion(self.view.require_segment(), number)
        if not suggestion.origin:
            self.reporter.do(
                lambda: self.corrections.put_in(suggestion.text, replaced.strip()), "put in"
            )
        elif replaced:
            raise WorkbenchError("a whole translation takes the place of all words")
        else:
            done = f"a draft, {suggestion.origin}"
            self.reporter.do(lambda: self.corrections.take(suggestion), done)
        self.reader.read(source=False)
