"""The editor's Textual application."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from workbench.articles import Article
from workbench.editor.core import greeting
from workbench.editor.core.actions import on_screen
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.history import History
from workbench.editor.core.keys import in_force, shown_name
from workbench.editor.core.other_articles import OtherArticlesWriter, Outcome
from workbench.editor.core.saving import SaveState
from workbench.editor.core.session import Session
from workbench.editor.core.settings import Settings
from workbench.editor.tui.screens.articles import OPENING, ArticlesScreen
from workbench.editor.tui.screens.confirmation import ConfirmationScreen
from workbench.editor.tui.screens.editing import EditingScreen
from workbench.editor.tui.screens.greeting import GreetingScreen
from workbench.editor.tui.themes import NONE, THEMES, Colourless
from workbench.editor.tui.widgets.segment_text import run_after_pending_keys
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

#: Catalogs larger than this, in bytes, are read in the background.
_LONG = 500_000


class EditorApp(App[None]):
    """Correct the articles of a workspace.

    If an ``article`` is named, it is read before the screen appears; raises ``WorkbenchError``
    if it cannot be read, since that is better reported in the terminal.
    """

    TITLE = "workbench"
    CSS_PATH = "style/editor.tcss"
    COMMAND_PALETTE_BINDING: ClassVar[str] = "f12"

    def __init__(self, workspace: Workspace, article: Article | None = None) -> None:
        self.settings = Settings.read(workspace.configuration.editor)
        super().__init__()
        self._workspace = workspace
        self._sessions: list[Session] = []
        #: The screen of the article that is open.
        self._editing: EditingScreen | None = None
        #: The history of each article, by its folder, for undo after it is opened again.
        self._histories: dict[Path, History] = {}
        self._others = OtherArticlesWriter(
            workspace.folder, self._pass_on_progress, self._pass_on_outcome
        )
        #: Outcomes of steps in other articles that were not shown yet.
        self._outcomes: deque[Outcome] = deque()
        #: Messages to print when the screen is closed, one for each article with progress.
        self.farewells: list[str] = []
        #: The articles that were changed, by their folders.
        self.corrected: dict[Path, Article] = {}
        # Animations cost bytes on a slow connection.
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NONE.name if self.no_color else self.settings.theme
        #: The keys of each action, by its name.
        self.keys_in_force: dict[str, str] = {}
        self._first = self._opened(article) if article is not None else None

    def on_mount(self) -> None:
        """Show the articles, or the one that was named."""
        self.keys_in_force = in_force(self.settings.keys, browser=self.is_web)
        self.set_keymap(self.keys_in_force)
        first, self._first = self._first, None
        if first is not None:
            self._show(*first)
        else:
            self.push_screen(ArticlesScreen(self._workspace))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: all actions, the themes, and leaving."""
        for action, key in on_screen():
            acts = getattr(screen, "acts", {})
            act = acts.get(action.name) or getattr(screen, f"action_{action.name}", None)
            if act is not None:
                names = (shown_name(self.keys_in_force[action.name]), key.letter)
                by_key = " or ".join(name for name in names if name)
                yield SystemCommand(key.label, f"{action.explanation}: {by_key}", act)
        for theme in () if self.no_color else THEMES:
            colours = "no colours" if theme is NONE else f"the {theme.name} colours"
            yield SystemCommand(f"Theme: {theme.name}", colours, partial(self._use, theme.name))
        yield SystemCommand("Leave", "leave the editor", self.action_quit)

    def _use(self, theme: str) -> None:
        self.theme = theme

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filter for the theme without colours; Textual's own one makes greys."""
        return [Colourless()] if self.theme == NONE.name else super().get_line_filters()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show ``message`` without markup, since people's texts may have brackets."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def open_article(self, article: Article) -> None:
        """Read ``article`` and show its segments, or the reason why it cannot be read."""
        if _is_long(article):
            self.notify(f"opening {article.slug} …", timeout=2)
            self._open_in_background(article)
        else:
            self._open(article, self._show)

    @work(thread=True, exclusive=True, group=OPENING)
    def _open_in_background(self, article: Article) -> None:
        """Read a large article in the background."""
        self._open(article, partial(self.call_from_thread, self._show))

    def _open(self, article: Article, show: Callable[[Session, Assistant], object]) -> None:
        try:
            show(*self._opened(article))
        except WorkbenchError as error:
            self.notify(str(error), title="Cannot open the article", severity="error", timeout=15)

    def _opened(self, article: Article) -> tuple[Session, Assistant]:
        """Begin a session with ``article``; raise ``WorkbenchError`` if it cannot be read."""
        # Segments form no cycles: garbage collection would take a tenth of a second for 20,000
        # of them, now or at a key, and find none.
        gc.disable()
        try:
            assistant = Assistant(self._workspace, article)
            session = Session(
                article,
                self._workspace.configuration.user,
                workspace=self._workspace.folder,
                review_own_work=self._workspace.configuration.review_own_work,
                on_save=self._pass_on_saving,
                on_elsewhere=self._others.carry_out,
                history=self._histories.setdefault(article.folder, History()),
                checks_of=assistant.found,
                terms_of=assistant.terms,
            )
            gc.freeze()
        finally:
            gc.enable()
        self._sessions.append(session)
        return session, assistant

    def _show(self, session: Session, assistant: Assistant) -> None:
        self._editing = screen = EditingScreen(session, assistant, self.settings)
        self.push_screen(screen, lambda _: self._close(session, assistant))
        if greeting.should_greet(self._workspace.folder, session.person):
            self.push_screen(GreetingScreen(session.person))

    async def action_quit(self) -> None:
        """Leave, after everything is saved."""
        if not run_after_pending_keys(self.focused, self._leave):
            self._leave()

    def action_command_palette(self) -> None:
        """Show the command palette."""
        show = super().action_command_palette
        if not run_after_pending_keys(self.focused, show):
            show()

    def _leave(self) -> None:
        if self._editing is not None:
            self._editing.current.take_typing()
        lost = next((session for session in self._sessions if _would_lose(session)), None)
        if lost is None:
            self.exit()
        else:
            question = f"{lost.store.fault}. Leave, and lose it?"
            self.push_screen(ConfirmationScreen(question), lambda yes: self.exit() if yes else None)

    def close_sessions(self) -> None:
        """Save all changes, however the application ended.

        Raises ``WorkbenchError`` if that fails; the changes are in the journal then.
        """
        failed = [session for session in self._sessions if not self._finished(session)]
        self._sessions.clear()
        self._others.close()
        self.farewells.extend(sentence for told in self._outcomes for sentence in told.sentences)
        for session in failed:
            if session.store.fault is not None:
                raise session.store.fault

    def _close(self, session: Session, assistant: Assistant) -> None:
        self._editing = None
        if _would_lose(session):
            self.notify(str(session.store.fault), title="Not closed", severity="error", timeout=15)
            self._show(session, assistant)
            return
        self._sessions.remove(session)
        if not self._finished(session):
            error = str(session.store.saver.error)
            self.notify(error, title="Not saved", severity="error", timeout=15)
        if len(self.screen_stack) == 1:  # the article was named at the start, without the list
            self.push_screen(ArticlesScreen(self._workspace))

    def _finished(self, session: Session) -> bool:
        """Close ``session``, and add its farewell; return whether all is saved."""
        if session.store.changed:
            self.corrected[session.article.folder] = session.article
        if not session.close():
            return False
        progress = session.store.progress
        if progress.finished_here > 0:
            counts = progress.statistics.segments
            done = sum(count for state, count in counts.items() if state.finished)
            self.farewells.append(
                f"{session.article.slug}: {progress.finished_here} finished in this sitting, "
                f"{done} of {counts.total()} in all; saved"
            )
        return True

    @property
    def busy(self) -> bool:
        """Whether other articles than the open one are still being written."""
        return self._others.busy

    def _pass_on_progress(self, label: str, done: int, every: int) -> None:
        """Show the progress in other articles; called on the thread that writes them."""
        self.call_later(self._show_message, f"{label}: {done} of {every} other articles")

    def _show_message(self, message: str) -> None:
        if self._editing is not None and self.screen is self._editing:
            self._editing.status.say(message)

    def _pass_on_outcome(self, outcome: Outcome) -> None:
        """Show the outcome of a step in other articles; called on the thread that writes them."""
        self._outcomes.append(outcome)
        self.corrected.update((article.folder, article) for article in outcome.articles)
        self.call_later(self._show_outcomes)

    def _show_outcomes(self) -> None:
        while self._outcomes:
            outcome = self._outcomes.popleft()
            for sentence in outcome.sentences:
                self.notify(sentence, timeout=10)
        if self._editing is not None:
            self._editing.memory.read_again()

    def _pass_on_saving(self, state: SaveState, error: WorkbenchError | None) -> None:
        """Show the state of saving; called on the saving thread."""
        self.call_later(self._show_saving, state, error)

    def _show_saving(self, state: SaveState, error: WorkbenchError | None) -> None:
        if self._editing is not None and self._editing.is_mounted:
            self._editing.show_saving(state, error)


def _would_lose(session: Session) -> bool:
    """Try to save; return whether changes would be lost by leaving now all the same."""
    return not session.store.saver.flush() and session.store.at_risk


def _is_long(article: Article) -> bool:
    try:
        return article.catalog_path.stat().st_size > _LONG
    except (OSError, WorkbenchError):
        return False
