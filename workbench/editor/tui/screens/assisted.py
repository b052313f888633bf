"""What takes long, done on worker threads: advice, memory, machine translation."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import work
from textual.timer import Timer
from textual.worker import get_current_worker

from workbench.articles import Statistics
from workbench.catalog import Catalog, Segment
from workbench.editor.core.assistance import Advice, Assistant, Suggestion
from workbench.editor.core.filters import Filter
from workbench.editor.core.session import Session
from workbench.editor.tui.screens.desk import Desk
from workbench.editor.tui.widgets.segment_text import Mark
from workbench.editor.tui.widgets.side_panel import SidePanel, in_short
from workbench.system.errors import WorkbenchError

#: How long typing or moving must pause before terms and checks are looked up, in seconds.
_ADVICE_PAUSE = 0.1

#: How long after the start what takes long in a book is begun, in seconds.
_START_PAUSE = 1.5

#: From so many segments on the checks of all take too long for a key.
_MANY = 300

#: For workers that are given all segments: Textual would spell them out in its description.
_CHECKING = "checks"


class AssistedDesk(Desk):
    """A desk beside which somebody looks things up."""

    def __init__(self, session: Session, assistant: Assistant) -> None:
        super().__init__(session, assistant)
        #: The id of the check whose findings one goes through; empty for any.
        self.check = ""
        self._advice: Advice | None = None
        self._advice_timer: Timer | None = None
        #: Whether the segments are compared with each other; a book's not from the first.
        self._comparing = len(session.view) < _MANY
        #: The source that the machine was asked about last.
        self._asked = ""
        #: The segment as it was when the person asked for translations of it to choose from.
        self._wanted: Segment | None = None
        #: The machine's translations: of which source, which, and why there are none.
        self._machine: tuple[str, tuple[Suggestion, ...], str] = ("", (), "")

    def on_mount(self) -> None:
        """Begin with what takes long when the first row is drawn."""
        self.call_after_refresh(self._count, self.session.store.catalog.copy())
        self.set_timer(_START_PAUSE, self._begin)

    def _begin(self) -> None:
        """Bring the memory up to date, and begin to compare the segments."""
        self._comparing = True
        self._read_memory()

    @property
    def advice(self) -> Advice | None:
        """What is known about the current segment by now."""
        known = self._advice
        segment = self.session.view.segment
        return known if known and segment and known.segment.id == segment.id else None

    def translate(self, segment: Segment) -> None:
        """Let the machine translate ``segment``, meanwhile going on."""
        self._translate(segment)

    def go_on_from(self, segment: Segment, prefix: str) -> None:
        """Let the machine translate ``segment`` in ways that begin with ``prefix``."""
        self._asked, self._wanted = segment.source, segment
        self.remove_class("-no-panel")
        self._find_alternatives(segment, prefix)

    def limit_to(self, query: str) -> None:
        """Show only the segments that ``query`` lets through; a book is looked through aside."""
        wanted = Filter.parse(query)
        if not wanted.slow:
            super().limit_to(query)
        elif len(self.session.view) < _MANY:
            self.assistant.compare(self.session.store.catalog)
            super().limit_to(query)
        else:
            self.say("looking through all segments …")
            self._look_through(list(self.session.store.catalog), query)

    @work(thread=True, exclusive=True, group="check", description=_CHECKING)
    def _look_through(self, segments: list[Segment], query: str) -> None:
        """Look all segments up, which is remembered."""
        worker = get_current_worker()
        wanted = Filter.parse(query)
        self.assistant.compare(segments)
        for segment in segments:
            if worker.is_cancelled:
                return
            wanted.accepts(segment, self.assistant.found, self.assistant.terms)
        self.back(super().limit_to, query)

    def seek(self, check: str) -> None:
        """Go to the next listed segment in which ``check`` finds something; any one if empty."""
        self.say("checking …")
        self._seek(check, list(self.session.store.catalog), self.session.view.others)

    @work(thread=True, exclusive=True, group="check", description=_CHECKING)
    def _seek(self, check: str, segments: list[Segment], rows: Sequence[int]) -> None:
        """Look at ``rows`` of ``segments`` in their order until one has a finding."""
        worker = get_current_worker()
        self.assistant.compare(segments)
        for row in rows:
            if worker.is_cancelled:
                return
            found = self.assistant.found(segments[row])
            if check in found or (found and not check):
                self.back(self._sought, segments[row].id)
                return
        self.back(self.say, f"no other segment has “{check}”" if check else "no other finding")

    def _sought(self, segment_id: str) -> None:
        """Go to a segment, wherever it stands by now."""
        self.say("")
        with contextlib.suppress(KeyError):
            self.go_to(self.session.store.catalog.position(segment_id))

    @work(thread=True, exclusive=True, group="flush")
    def flush(self) -> None:
        """Write what is pending, and say so."""
        if self.session.store.saver.flush():
            self.back(self.say, "saved")

    def look_up(self) -> None:
        """Look terms and checks up as soon as the person pauses."""
        if self._advice_timer is not None:
            self._advice_timer.stop()
        self._advice_timer = self.set_timer(_ADVICE_PAUSE, self._advise)

    def mark_texts(self) -> None:
        """Draw terms, findings and the words searched for in source and target."""
        segment = self.session.view.segment
        if segment is None:
            return
        terms = self._advice.terms if self._advice else ()
        findings = self._advice.findings if self._advice else ()
        self.source.mark(
            [
                *(Mark(term.match.start, term.match.end, "term") for term in terms),
                *_found(self.session.view.searched, segment.source),
            ]
        )
        self.target.mark(
            [
                *(Mark(*finding.span, "finding") for finding in findings if finding.span),
                *_found(self.session.view.searched, segment.target),
            ]
        )

    def back(self, show: Callable[..., object], *arguments: object) -> None:
        """Call ``show`` on the thread that draws, unless nobody waits for it any more."""
        if not get_current_worker().is_cancelled and self.is_running:
            self.app.call_from_thread(self._show_if_open, show, *arguments)

    def _show_if_open(self, show: Callable[..., object], *arguments: object) -> None:
        if self.is_running and self.query(SidePanel):  # the screen may have gone meanwhile
            show(*arguments)

    def remember(self, segment: Segment) -> None:
        """Let the memory know of ``segment``, which has changed."""
        self._remember(segment)

    @work(thread=True, group="memory")
    def _remember(self, segment: Segment) -> None:
        try:
            self.assistant.remember(segment)
        except Exception as error:  # help that fails is no reason to end a sitting
            self.back(self.say, str(error))
        self.back(self.look_up)  # the next segment may be like it

    @work(thread=True, group="memory")
    def reread_memory(self) -> None:
        """Bring the memory up to date when everything is on the disk."""
        try:
            self.session.store.saver.flush()
            self.assistant.read_memory()
        except Exception as error:  # as above
            self.back(self.say, str(error))

    @work(thread=True, group="count")
    def _count(self, catalog: Catalog) -> None:
        """Count all segments, which takes long in a book."""
        self.back(self._counted, catalog, Statistics.of(catalog))

    def _counted(self, catalog: Catalog, statistics: Statistics) -> None:
        if not self.session.store.progress.take_count(catalog, statistics):
            self._count(self.session.store.catalog.copy())
        self.show_progress()

    @work(thread=True, group="memory")
    def _read_memory(self) -> None:
        try:
            self.assistant.open_memory()
        except Exception as error:  # as above
            self.back(self.say, str(error))
        self.back(self.look_up)

    def _advise(self) -> None:
        segment = self.session.view.segment
        if segment is None:
            return
        self._find_advice(segment, list(self.session.store.catalog) if self._comparing else ())
        if not segment.state.finished and self._asked != segment.source:
            self._asked, self._wanted = segment.source, None
            self._find_alternatives(segment)

    @work(thread=True, exclusive=True, group="advice", description=_CHECKING)
    def _find_advice(self, segment: Segment, article: Sequence[Segment]) -> None:
        """Find what helps with ``segment``, and then whether it fits in with the article."""
        try:
            advice = self.assistant.advise(segment)
            self.back(self._show_advice, advice)
            if article and self.assistant.compare(article):
                findings = tuple(self.assistant.findings(segment))
                self.back(self._show_advice, replace(advice, findings=findings))
        except Exception as error:  # as above
            self.back(self.say, str(error))
            self.back(self._show_advice, Advice(segment))

    def _show_advice(self, advice: Advice) -> None:
        if advice.segment == self.session.view.segment:
            source, machine, fault = self._machine
            if source == advice.segment.source:
                # What stands there already is no alternative.
                others = tuple(s for s in machine if s.text != advice.segment.target)
                advice = replace(advice, machine=others, machine_fault=fault)
            self._advice = advice
            self.query_one(SidePanel).show(advice, at_machine=advice.segment == self._wanted)
            self.mark_texts()

    @work(thread=True, group="translation")
    def _translate(self, segment: Segment) -> None:
        try:
            [best, *_] = self.assistant.alternatives(segment.source)
        except Exception as error:  # as above
            self.back(self._no_translation, str(error))
            return
        self.back(self._translated, segment, best)

    def _no_translation(self, reason: str) -> None:
        self.say("not translated")
        self.notify(reason, title="No translation", severity="warning", timeout=10)

    def _translated(self, segment: Segment, best: Suggestion) -> None:
        self.take_typing()
        if not self.session.corrections.draft(segment, best):
            self.say("you changed the segment meanwhile; the machine's version is left out")
            return
        self.say(f"translated by {best.origin}")
        self.segments.refresh()
        self.show_progress()
        if self.session.view.segment is not None and self.session.view.segment.id == segment.id:
            self.show_segment()

    @work(thread=True, exclusive=True, group="alternatives")
    def _find_alternatives(self, segment: Segment, prefix: str = "") -> None:
        """Ask the machine for translations to choose from."""
        machine: tuple[Suggestion, ...] = ()
        fault = ""
        try:
            machine = self.assistant.alternatives(segment.source, prefix)
        except Exception as error:  # as above
            fault = error.what if isinstance(error, WorkbenchError) else str(error)
        self.back(self._show_alternatives, segment, machine, fault)

    def _show_alternatives(
        self, segment: Segment, machine: tuple[Suggestion, ...], fault: str
    ) -> None:
        current = self.session.view.segment
        if current is None or current.source != segment.source:
            return
        self._machine = (segment.source, machine, fault)
        if self._advice is not None:
            self._show_advice(self._advice)
        if segment == self._wanted:
            self.say(in_short(sum(s.text != segment.target for s in machine), fault))


def _found(words: str, text: str) -> list[Mark]:
    """Return the places of ``words`` in ``text``, in any case and whatever tags they cross."""
    if not words:
        return []
    pattern = r"(?:</?\d+/?>)*".join(map(re.escape, words))
    return [Mark(*match.span(), "found") for match in re.finditer(pattern, text, re.I)]
