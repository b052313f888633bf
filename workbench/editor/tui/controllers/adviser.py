"""Look up what helps with the current segment, in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.catalog import Segment
from workbench.editor.core.assistance import Advice, Assistant, Suggestion
from workbench.editor.core.dictionary import Found
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.tui.controllers.navigator import MANY
from workbench.editor.tui.controllers.ports import Background, Job
from workbench.system.errors import WorkbenchError

#: Called with advice to show, and whether to scroll to the machine's suggestions.
OnAdvice = Callable[[Advice, bool], object]

#: Called when asked-for translations have arrived: with their number, or why there are none.
OnProposals = Callable[[int, str], object]


class Adviser:
    """Looks up advice for the current segment of ``view``, and keeps the latest."""

    def __init__(
        self,
        view: SegmentView,
        assistant: Assistant,
        background: Background,
        *,
        on_advice: OnAdvice,
        on_proposals: OnProposals,
        on_fault: Callable[[str], object],
    ) -> None:
        self._view = view
        self._assistant = assistant
        self._background = background
        self._on_advice = on_advice
        self._on_proposals = on_proposals
        self._on_fault = on_fault
        #: The advice that was shown last, which may be for another segment.
        self.last: Advice | None = None
        #: Whether segments are compared with each other; in a book, not from the start.
        self._comparing = len(view) < MANY
        #: The source that the machine was asked about last.
        self._asked = ""
        #: The segment as it was when the person asked for translations of it to choose from.
        self._wanted: Segment | None = None
        #: The machine's translations: of which source, which, and why there are none.
        self._machine: tuple[str, tuple[Suggestion, ...], str] = ("", (), "")
        #: The rarer words: of which source, which, and why they are not known.
        self._rare_words: tuple[str, tuple[Found, ...], str] = ("", (), "")
        #: The words that the person looks up, empty where none, and what was found of them.
        self._words = ""
        self._looked_up: Found | None = None

    @property
    def current(self) -> Advice | None:
        """The advice for the current segment, if it is there already."""
        last, segment = self.last, self._view.segment
        return last if last and segment and last.segment.id == segment.id else None

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What can be put in by its number, in order, and can be seen by now."""
        if self.current is None or (self._words and self._looked_up is None):
            return ()
        return replace(self.current, looked_up=self._looked_up).suggestions

    def begin_comparing(self) -> None:
        """Compare the segments with each other from now on, however many they are."""
        self._comparing = True

    def look_up(self) -> None:
        """Look up advice for the current segment."""
        segment = self._view.segment
        if segment is None:
            return
        article = self._view.segments if self._comparing else ()
        self._background.run(
            "advice", lambda job: self._find_advice(job, segment, article), exclusive=True
        )
        if not segment.state.finished and self._asked != segment.source:
            self._asked, self._wanted = segment.source, None
            self._find_alternatives(segment)

    def look_words_up(self, words: str) -> None:
        """Look ``words`` up in the dictionary; without words show all that helps again."""
        if words == self._words:
            return
        self._words, self._looked_up = words, None

        def look(job: Job) -> None:
            try:
                found = self._assistant.look_up(words)
            except Exception as error:  # help that fails is no reason to end a sitting
                found = Found(words, fault=_no_dictionary(error))
            job.show(self._show_looked_up, found)

        if words:
            self._background.run("dictionary", look, exclusive=True)
        elif self.last is not None:
            self._show(self.last)

    def _show_looked_up(self, found: Found) -> None:
        if found.words == self._words:
            self._looked_up = found
            if self.last is not None:
                self._show(self.last)

    def drop_proposals(self) -> None:
        """Let the machine be asked again, since the glossary has changed."""
        self._asked, self._machine = "", ("", (), "")

    def propose(self, beginning: str) -> None:
        """Ask for machine translations of the current segment with that ``beginning``."""
        segment = self._view.segment
        if segment is not None:
            self._asked, self._wanted = segment.source, segment
            self._find_alternatives(segment, beginning)

    def _find_advice(self, job: Job, segment: Segment, article: Sequence[Segment]) -> None:
        """Find advice for ``segment``, and then findings that compare it with the article."""
        try:
            advice = self._assistant.advise(segment)
            job.show(self._show, advice)
            job.show(self._show_rare_words, segment.source, *self._rare_words_of(segment))
            if article and self._assistant.compare(article):
                findings = tuple(self._assistant.findings(segment))
                job.show(self._show, replace(advice, findings=findings))
        except Exception as error:  # a failure to advise must not end the program
            job.show(self._on_fault, str(error))
            job.show(self._show, Advice(segment))

    def _rare_words_of(self, segment: Segment) -> tuple[tuple[Found, ...], str]:
        """Return what the dictionary has for the rarer words, or why it has nothing."""
        try:
            return self._assistant.rare_words(segment), ""
        except WorkbenchError as error:
            return (), _no_dictionary(error)

    def _show_rare_words(self, source: str, found: tuple[Found, ...], fault: str) -> None:
        before, self._rare_words = self._rare_words, (source, found, fault)
        if self.last is not None and self._rare_words != before:
            self._show(self.last)

    def _show(self, advice: Advice) -> None:
        if advice.segment == self._view.segment:
            source, machine, fault = self._machine
            if source == advice.segment.source:
                # The current target is no alternative.
                others = tuple(s for s in machine if s.text != advice.segment.target)
                advice = replace(advice, machine=others, machine_fault=fault)
            source, found, fault = self._rare_words
            if source == advice.segment.source:
                advice = replace(advice, rare_words=found, dictionary_fault=fault)
            advice = replace(advice, looked_up=self._looked_up)
            self.last = advice
            self._on_advice(advice, advice.segment == self._wanted)

    def _find_alternatives(self, segment: Segment, beginning: str = "") -> None:
        """Ask the machine for translations to choose from."""

        def ask(job: Job) -> None:
            machine: tuple[Suggestion, ...] = ()
            fault = ""
            try:
                machine = self._assistant.alternatives(segment.source, beginning)
            except Exception as error:  # as above
                fault = error.what if isinstance(error, WorkbenchError) else str(error)
            job.show(self._show_alternatives, segment, machine, fault)

        self._background.run("alternatives", ask, exclusive=True)

    def _show_alternatives(
        self, segment: Segment, machine: tuple[Suggestion, ...], fault: str
    ) -> None:
        current = self._view.segment
        if current is None or current.source != segment.source:
            return
        self._machine = (segment.source, machine, fault)
        if self.last is not None:
            self._show(self.last)
        if segment == self._wanted:
            self._on_proposals(sum(s.text != segment.target for s in machine), fault)


def _no_dictionary(error: Exception) -> str:
    return f"no dictionary: {error.what if isinstance(error, WorkbenchError) else error}"
