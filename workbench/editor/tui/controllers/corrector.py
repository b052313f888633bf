"""Correct the current segment with actions that ask a question or go to another segment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.checks import Finding
from workbench.editor.core.corrections import Corrections
from workbench.editor.core.repeats import Repeats
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.tui.controllers.current_segment import CurrentSegment
from workbench.editor.tui.controllers.ports import Dialogues, SegmentDisplay
from workbench.glossary import Term


@dataclass(frozen=True, slots=True)
class Corrector:
    """Accepts, reviews, rejects, mends and regroups."""

    view: SegmentView
    corrections: Corrections
    repeats: Repeats
    current: CurrentSegment
    display: SegmentDisplay
    dialogues: Dialogues
    findings_of: Callable[[Segment], list[Finding]]
    #: Returns the terms that a target lacks.
    unmet: Callable[[Segment], list[Term]]
    #: Goes to the next unfinished segment.
    go_on: Callable[[], object]

    def accept(self) -> None:
        """Accept and go to the next unfinished segment."""
        if not self.current.do(self.corrections.accept):
            return
        count = self.repeats.due
        if not count:
            self.go_on()
        elif self.repeats.wanted:
            self._fill_repeats(True)
        else:
            segments = "One more segment has" if count == 1 else f"{count} more segments have"
            self.dialogues.confirm(
                f"{segments} the same original. Give them this translation, too, "
                "and all further repeats of this sitting?",
                self._fill_repeats,
            )

    def _fill_repeats(self, wanted: bool) -> None:
        """Give the target to its repeats, if that is wanted, and go on."""
        self.repeats.wanted = wanted
        filled = "repeats have the same translation now; Ctrl+Z takes it back"
        if wanted and self.current.do(self.repeats.fill, filled):
            self.display.redraw_list()
        self.go_on()

    def review(self) -> None:
        """Confirm and go on to the next segment."""
        if self.current.do(self.corrections.review) and not self.current.step(1):
            self.display.say("reviewed; this is the last one")

    def note(self) -> None:
        """Ask for a note and keep it with the segment."""

        def note(answer: str) -> None:
            if answer:
                self.current.do(lambda: self.corrections.note(answer), "noted")

        self.dialogues.ask("Note on this segment", note)

    def waive(self) -> None:
        """Ask why the translation goes without terms, or ask again for those waived."""
        segment = self.view.segment
        terms = self.unmet(segment) if segment else []
        if not terms:
            self.current.do(self.corrections.ask_for_terms_again)
            return

        def waive(answer: str) -> None:
            if answer:
                self.current.do(lambda: self.corrections.waive(terms, answer))

        names = ", ".join(f'"{term}"' for term in terms)
        self.dialogues.ask(f"Why may it go without {names}?", waive)

    def reject(self) -> None:
        """Ask why, and send the target back to draft."""

        def reject(answer: str) -> None:
            self.current.do(lambda: self.corrections.reject(answer), "rejected: a draft again")

        self.dialogues.ask("Why is it not right yet?", reject)

    def fix(self) -> None:
        """Mend the first finding that can be mended by a rule."""
        self.current.take_typing()
        segment = self.view.segment
        if segment is None:
            return
        fixable = next((f for f in self.findings_of(segment) if f.fixed is not None), None)
        if fixable is None:
            self.display.say("nothing here can be mended by a rule")
        else:
            self.current.do(lambda: self.corrections.fix(fixable), f"mended: {fixable.message}")

    def split(self, column: int) -> bool:
        """Split before the character ``column`` of the source; return whether that can be."""
        return self._regroup(lambda: self.corrections.split(column), "split")

    def merge(self) -> None:
        """Merge with the next segment."""
        self._regroup(self.corrections.merge_with_next, "merged with the next")

    def _regroup(self, act: Callable[[], object], done: str) -> bool:
        regrouped = self.current.do(act, done)
        if regrouped:
            self.current.show_list()
        return regrouped
