"""What the editing screen shows of its session."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events, on

from workbench.catalog import Segment, State
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.saving import SaveState
from workbench.editor.core.session import Session
from workbench.editor.core.sorting import Sorting
from workbench.editor.core.states import described, glyph
from workbench.editor.tui.screens.layout import DeskLayout
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.editor.tui.widgets.target_text import TargetText
from workbench.system.errors import WorkbenchError
from workbench.text.languages import NAMES

#: How often to look whether another program has written the catalog, in seconds.
_LOOK_OUTSIDE = 2.0


class Desk(DeskLayout):
    """The session on the screen: its segments, the current one, and how far it is."""

    def __init__(self, session: Session, assistant: Assistant) -> None:
        super().__init__(session, assistant)
        self._shown_id: str | None = None
        #: Why the latest change could not be saved; empty where it could.
        self._fault = ""

    def on_mount(self) -> None:
        """Show the segment to begin with."""
        self.session.begin()
        self.segments.show(self.rows, self.session.view.position)
        self.show_segment()
        self.show_progress()
        self.adopt()
        self.set_interval(_LOOK_OUTSIDE, self.session.store.look_outside)

    @property
    def rows(self) -> Sequence[int]:
        """The positions of the segments that the filter lets through, sorted."""
        self.session.view.refresh()
        return self.session.view.rows

    def show_saving(self, state: SaveState, error: WorkbenchError | None) -> None:
        """Say where the latest change is; a fault once, though saving is tried again."""
        if not self.query(StatusLine):
            return  # the screen is going away
        if error is not None and str(error) != self._fault:
            self.notify(str(error), title="Not saved", severity="error", timeout=10)
        elif self._fault and state is SaveState.SAVED:
            self.app.clear_notifications()
            self.say("saved after all")
        if state is not SaveState.SAVING:
            self._fault = str(error or "")
        self.status.save_state = state
        self.adopt()

    def go_to(self, position: int) -> None:
        """Make the segment at ``position`` the current one."""
        self.take_typing()
        self.session.view.move_to(position)
        self.segments.go_to(self.session.view.position)
        self.show_segment()

    def limit_to(self, query: str) -> None:
        """Show only the segments that ``query`` lets through."""
        if not self.session.view.limit(query):
            self.say("no segment is like that")
            return
        self.status.filter_text = query
        self.segments.show(self.session.view.rows, self.session.view.position)
        self.show_segment()

    def sort(self, sorting: Sorting) -> None:
        """List the segments in another order; the current one stays the current one."""
        self.take_typing()
        self.session.view.sort(sorting)
        self.status.sorting = sorting
        self.segments.show(self.session.view.rows, self.session.view.position)

    def step(self, step: int) -> bool:
        """Go to the next segment that is shown (1), or the previous one (-1); tell if there is."""
        row = self.session.view.step(step)
        if row is not None:
            self.go_to(row)
        return row is not None

    def take_typing(self) -> bool:
        """Give the session what stands in the target; tell whether that was new."""
        segment = self.session.view.segment
        if segment is None or segment.id != self._shown_id or self.target.text == segment.target:
            return False
        try:
            self.session.corrections.type_target(self.target.text)
        except WorkbenchError as error:
            self.say(str(error))
            self.show_segment()
            return False
        self.show_state()
        return True

    def do(self, act: Callable[[], object]) -> bool:
        """Do something to the current segment and show it; tell whether it was allowed."""
        self.take_typing()
        before = self.session.view.segment
        try:
            act()
        except WorkbenchError as error:
            self.say(str(error))
            return False
        after = self.session.view.segment
        if before is not None and after is not None and before != after:
            self.remember(after)
        self.show_segment()
        self.show_progress()
        return True

    def went(self, what: str, label: str | None) -> None:
        """Show where undo or redo went."""
        if label is None:
            self.say(f"nothing to be {what}")
            return
        self.say(f"{what}: {label}")
        self.segments.show(self.rows, self.session.view.position)
        self.show_segment()
        self.show_progress()
        self.adopt()
        if self.session.view.segment is not None:
            self.remember(self.session.view.segment)

    def adopt(self) -> None:
        """Show what others have written meanwhile, and say so."""
        self.take_typing()
        remarks = self.session.adopt()
        for remark in remarks:
            self.notify(remark, timeout=10)
        if remarks:
            self.segments.show(self.rows, self.session.view.position)
            self.show_segment()
            self.show_progress()

    def show_segment(self) -> None:
        """Show the current segment everywhere; in the same one the cursor stays."""
        segment = self.session.view.segment
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
        self.look_up()

    def show_state(self) -> None:
        """Show the current segment's state in the titles, the list and the panel."""
        segment = self.session.view.segment
        metadata = self.session.article.metadata
        source_name, target_name = (
            NAMES[language][0] for language in (metadata.source_language, metadata.target_language)
        )
        if segment is None:
            self.source.border_title = source_name
            self.target.border_title = "this article has no segments"
            return
        place = f"{self.session.view.position + 1} of {len(self.session.view)}"
        context = f" · {segment.context}" if segment.context else ""
        self.source.border_title = f"{source_name} · {place}{context}"
        self.target.border_title = f"{target_name} {glyph(segment)} {described(segment)}"
        for state in State:
            self.target.set_class(segment.state is state, f"-{state}")
        self.segments.refresh_row(self.session.view.position)

    def show_progress(self) -> None:
        """Show how far the article is, once it is counted."""
        if self.session.store.progress.counted:
            self.status.show_progress(
                self.session.store.progress.statistics, self.session.store.progress.finished_here
            )

    def look_up(self) -> None:
        """Look up what helps with the current segment."""

    def remember(self, segment: Segment) -> None:
        """Let the memory know of ``segment``, which has changed."""

    @on(SegmentList.Chosen)
    def _row_chosen(self, event: SegmentList.Chosen) -> None:
        self.go_to(event.position)
        if event.edit:
            self.target.focus()

    @on(TargetText.Left)
    def _cursor_left(self, event: TargetText.Left) -> None:
        self.step(event.step)

    @on(TargetText.Refused)
    def _typing_refused(self) -> None:
        segment = self.session.view.segment
        if segment is not None:
            self.say(f"locked by {segment.locked_by}; unlock it to change it")

    def on_key(self, event: events.Key) -> None:
        """Say why nothing is typed in the original."""
        if self.source.has_focus and event.is_printable:
            self.say("this is the original; Tab goes to the translation")

    @on(TargetText.Changed, "#target")
    def _typed(self) -> None:
        if self.take_typing():
            self.look_up()
