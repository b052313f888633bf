"""Show the segments, the current one and its advice in the widgets of the editing screen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.articles import Metadata
from workbench.catalog import Segment, State
from workbench.editor.core.assistance import Advice
from workbench.editor.core.progress import Progress
from workbench.editor.core.segment_view import SegmentView
from workbench.editor.core.states import described, glyph
from workbench.editor.tui.controllers.ports import Severity
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.editor.tui.widgets.segment_text import Mark
from workbench.editor.tui.widgets.side_panel import SidePanel
from workbench.editor.tui.widgets.source_text import SourceText
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.editor.tui.widgets.target_text import TargetText
from workbench.text.languages import NAMES


@dataclass(slots=True)
class Display:
    """Status line, segment list, source, target and side panel, kept in step with ``view``."""

    view: SegmentView
    progress: Progress
    metadata: Metadata
    status: StatusLine
    segments: SegmentList
    source: SourceText
    target: TargetText
    panel: SidePanel
    _shown_id: str | None = None
    _advice: Advice | None = None

    def say(self, message: str) -> None:
        """Show a passing message."""
        self.status.say(message)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Severity = "information",
        timeout: float = 10,
    ) -> None:
        """Show a notice that stays longer."""
        self.status.notify(message, title=title, severity=severity, timeout=timeout)

    def typed(self, segment: Segment) -> str:
        """Return the target of ``segment``, with what is typed in it if it is on the screen."""
        return self.target.text if segment.id == self._shown_id else segment.target

    def show_row(self) -> None:
        """Bring the row of the current segment into sight."""
        self.segments.go_to(self.view.position)

    def show_list(self) -> None:
        """Show which segments are listed, by which filter and in which order."""
        self.status.filter_text = self.view.query
        self.status.sorting = self.view.sorting
        self.segments.show(self.view.rows, self.view.position)

    def redraw_list(self) -> None:
        """Draw the visible rows of the list again, without scrolling."""
        self.segments.refresh()

    def show_segment(self) -> None:
        """Show the current segment everywhere; the cursor stays if it was shown before."""
        segment = self.view.segment
        same = segment is not None and segment.id == self._shown_id
        cursor = self.target.cursor_location[1] if same else 0
        self._shown_id = segment.id if segment else None
        self.source.mark(())
        self.target.mark(())
        if not segment or self.source.text != segment.source:
            self.source.load_text(segment.source if segment else "")
        self.target.put(segment.target if segment else "", cursor=cursor)
        self.target.read_only = segment is None or bool(segment.locked_by)
        self.show_state()

    def show_state(self) -> None:
        """Show the current segment's state in the titles and in the list."""
        source_name, target_name = (
            NAMES[language][0]
            for language in (self.metadata.source_language, self.metadata.target_language)
        )
        segment = self.view.segment
        if segment is None:
            self.source.border_title = source_name
            self.target.border_title = "this article has no segments"
            return
        place = f"{self.view.position + 1} of {len(self.view)}"
        context = f" · {segment.context}" if segment.context else ""
        self.source.border_title = f"{source_name} · {place}{context}"
        self.target.border_title = f"{target_name} {glyph(segment)} {described(segment)}"
        for state in State:
            self.target.set_class(segment.state is state, f"-{state}")
        self.segments.refresh_row(self.view.position)

    def show_progress(self) -> None:
        """Show how far the article is, if it has been counted."""
        if self.progress.counted:
            self.status.show_progress(self.progress.statistics, self.progress.finished_here)

    def show_advice(self, advice: Advice, at_machine: bool) -> None:
        """Show advice; with ``at_machine``, scrolled to the machine's suggestions."""
        self._advice = advice
        self.panel.show(advice, at_machine=at_machine)
        self.mark_texts()

    def mark_texts(self) -> None:
        """Mark terms, findings and the words searched for in source and target."""
        segment = self.view.segment
        if segment is None:
            return
        terms = self._advice.terms if self._advice else ()
        findings = self._advice.findings if self._advice else ()
        self.source.mark(
            [
                *(Mark(term.match.start, term.match.end, "term") for term in terms),
                *_found(self.view.searched, segment.source),
            ]
        )
        self.target.mark(
            [
                *(Mark(*finding.span, "finding") for finding in findings if finding.span),
                *_found(self.view.searched, segment.target),
            ]
        )


def _found(words: str, text: str) -> list[Mark]:
    """Return the places of ``words`` in ``text``, ignoring case and tags between letters."""
    if not words:
        return []
    pattern = r"(?:</?\d+/?>)*".join(map(re.escape, words))
    return [Mark(*match.span(), "found") for match in re.finditer(pattern, text, re.I)]
