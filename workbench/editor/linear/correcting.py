"""The commands that change the current segment."""

from __future__ import annotations

from workbench.editor.core.corrections import Corrections
from workbench.editor.core.regrouping import column_of
from workbench.editor.core.repeats import Repeats
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.linear.advice import AdviceReader
from workbench.editor.linear.commands import named
from workbench.editor.linear.console import Console
from workbench.editor.linear.half_done import HeldWords
from workbench.editor.linear.moving import Moving
from workbench.editor.linear.reader import SegmentReader
from workbench.editor.linear.signs import spelled
from workbench.editor.linear.telling import ChangeTeller
from workbench.system.errors import WorkbenchError


class Correcting:
    """Makes ``corrections`` and tells of them."""

    def __init__(
        self,
        console: Console,
        view: SegmentView,
        corrections: Corrections,
        repeats: Repeats,
        *,
        advice: AdviceReader,
        reader: SegmentReader,
        moving: Moving,
        held: HeldWords,
        teller: ChangeTeller,
    ) -> None:
        self._console = console
        self._view = view
        self._corrections = corrections
        self._repeats = repeats
        self._advice = advice
        self._reader = reader
        self._moving = moving
        self._held = held
        self._do = teller.do
        self._tell = teller.tell

    def correct(self, text: str) -> None:
        """Change the translation to ``text``, or to what the person makes of it in a line."""
        segment = self._corrections.require_open('"lock" opens it')
        if not text:
            text = self._console.ask(
                "translation: ",
                segment.target,
                lambda line: self._advice.expressions(segment, line),
                lambda line: self._held.hold(named("correct"), line),
            )
        if not text:
            self._console.say("left as it was")
        elif self._do(lambda: self._corrections.replace_target(text, "correcting"), "corrected"):
            self._advice.warn(self._view.require_segment())

    def accept(self) -> None:
        """Accept, fill in repeats where that is wanted, and go to the next unfinished segment."""
        self._do(self._corrections.accept, "accepted")
        self._fill_repeats()
        self._moving.work()

    def _fill_repeats(self) -> None:
        """Give the translation to segments with the same original, if that is wanted."""
        count = self._repeats.due
        if count and self._repeats.wanted is None:
            self._repeats.wanted = self._console.agreed(
                f"{count} more unfinished with the same original; "
                "translate these and later repeats alike?"
            )
        if self._repeats.due and self._repeats.fill():
            self._tell(f"{count} more filled in")

    def review(self) -> None:
        """Confirm, and go to the next segment."""
        self._do(self._corrections.review, "reviewed")
        self._moving.next()

    def reject(self, reason: str) -> None:
        """Send the translation back to draft."""
        self._do(lambda: self._corrections.reject(reason), "rejected, a draft again")

    def note(self, text: str) -> None:
        """Write a note."""
        self._do(lambda: self._corrections.note(text), "noted")

    def waive(self, reason: str) -> None:
        """Go without the terms that are missing, or ask for those waived again."""
        if not reason:
            again = "what was waived is asked for again"
            self._do(self._corrections.ask_for_terms_again, again)
            return
        terms = self._advice.unmet(self._view.require_segment())
        names = ", ".join(map(str, terms))
        self._do(lambda: self._corrections.waive(terms, reason), f"waived: {names}")

    def copy_source(self) -> None:
        """Put the original in the translation."""
        self._do(self._corrections.copy_source, "the original is in the translation")

    def own_draft(self) -> None:
        """Take back what the glossary changed in the machine's draft."""
        self._do(self._corrections.set_glossary_aside, "the machine's own draft")
        self._reader.read(source=False)

    def empty(self) -> None:
        """Remove the translation."""
        self._do(lambda: self._corrections.replace_target("", "emptying"), "translation removed")

    def split(self, words: str) -> None:
        """Split before ``words`` of the source."""
        column = column_of(words, self._view.require_segment().source)
        if column is None:
            raise WorkbenchError(f"the source does not have: {words}")
        self._do(lambda: self._corrections.split(column), "split")
        self._reader.read()

    def merge(self) -> None:
        """Merge with the next segment."""
        self._do(self._corrections.merge_with_next, "joined with the next")
        self._reader.read()

    def lock(self) -> None:
        """Lock the segment, or open it."""
        locked = self._view.require_segment().locked_by
        self._do(self._corrections.toggle_lock, "unlocked" if locked else "locked")

    def fix(self, number: str) -> None:
        """Mend the finding of that number, or the first that a rule can mend."""
        finding = self._advice.mendable(self._view.require_segment(), number)
        self._do(lambda: self._corrections.fix(finding), f"mended: {spelled(finding.message)}")
        self._reader.read(source=False)

    def insert(self, number: str) -> None:
        """Take the translation that was read under ``number``."""
        suggestion = self._advice.suggestion(self._view.require_segment(), number)
        self._do(lambda: self._corrections.take(suggestion), f"a draft, {suggestion.origin}")
        self._reader.read(source=False)
