"""Where things stand on the desk, at every size of the terminal."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer

from workbench.editor.core.assistance import Assistant
from workbench.editor.core.session import Session
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.editor.tui.widgets.segment_text import SegmentText
from workbench.editor.tui.widgets.side_panel import SidePanel
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.editor.tui.widgets.target_text import TargetText

#: From this width on, in cells, source and target stand side by side.
_SIDE_BY_SIDE = 120


class DeskLayout(Screen[None]):
    """Status line, segment list, source, target and side panel for one session."""

    AUTO_FOCUS = "#target"

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - an instance variable of the base class
        (0, "-narrow"),
        (110, "-wide"),
    ]

    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (18, "-high"),
    ]

    def __init__(self, session: Session, assistant: Assistant) -> None:
        super().__init__()
        self.session = session
        self.assistant = assistant
        #: Where the source stands: ``beside`` or ``above`` the target, or as the width wants it.
        self._layout = "auto"

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        metadata = self.session.article.metadata
        direction = f"{metadata.source_language}→{metadata.target_language}"
        yield StatusLine(metadata.title, direction, id="status")
        with Horizontal(id="desk"):
            with Vertical(id="work"):
                yield SegmentList(self.session.store.catalog, id="segments")
                yield SegmentText(read_only=True, id="source")
                yield TargetText(self.assistant.typed, id="target")
            yield SidePanel(id="panel")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Put everything where the person's settings want it."""
        settings = self.app.settings  # type: ignore[attr-defined]
        self.segments.two_lines = settings.two_lines
        self.lay_out(settings.layout)
        if settings.vi:
            self.segments.focus()

    def on_resize(self) -> None:
        """Put the texts where the new width wants them."""
        self.lay_out()

    def lay_out(self, layout: str = "") -> None:
        """Put the source beside the target or above it, from now on as ``layout`` says."""
        self._layout = layout or self._layout
        wide = self.size.width >= _SIDE_BY_SIDE
        beside = wide if self._layout == "auto" else self._layout == "beside"
        self.set_class(beside, "-beside")

    @property
    def status(self) -> StatusLine:
        """The top line."""
        return self.query_one(StatusLine)

    @property
    def segments(self) -> SegmentList:
        """The list of segments."""
        return self.query_one(SegmentList)

    @property
    def source(self) -> SegmentText:
        """The text that is translated."""
        return self.query_one("#source", SegmentText)

    @property
    def target(self) -> TargetText:
        """Where the translation is typed."""
        return self.query_one(TargetText)

    def say(self, message: str) -> None:
        """Show a passing message."""
        self.status.say(message)
