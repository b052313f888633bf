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
from workbench.editor.tui.widgets.segment_text import left_to_text
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

#: Catalogs larger than this, in bytes, are read aside.
_LONG = 500_000


class EditorApp(App[None]):
    """Correct the articles of a workspace.

    An ``article`` that is named is read before the screen appears, which raises
    ``WorkbenchError`` where it cannot be: that is told better in the terminal than on a
    screen which goes away.
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
        #: The steps in each article, by its folder: they can be undone when it is opened again.
        self._histories: dict[Path, History] = {}
        self._others = OtherArticlesWriter(
            workspace.folder, self._pass_on_progress, self._pass_on_outcome
        )
        #: What came of steps in other articles, and was not told yet.
        self._outcomes: deque[Outcome] = deque()
        #: What to say when the screen is gone, a line for each article that came on.
        self.farewells: list[str] = []
        #: The articles in which anything was done, by their folders.
        self.corrected: dict[Path, Article] = {}
        # Moving pictures cost bytes on a slow line and tell nothing.
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
        """Offer everything that has a key, the themes, and leaving."""
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
        """Draw without colours where the theme has none; Textual's own way makes greys."""
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
        """Show ``message`` as it is: what people wrote may have brackets, which mark up nothing."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def open_article(self, article: Article) -> None:
        """Read ``article`` and show its segments; say why where that cannot be done."""
        if _is_long(article):
            self.notify(f"opening {article.slug} …", timeout=2)
            self._open_aside(article)
        else:
            self._open(article, self._show)

    @work(thread=True, exclusive=True, group=OPENING)
    def _open_aside(self, article: Article) -> None:
        """Read a book without stopping the screen."""
        self._open(article, partial(self.call_from_thread, self._show))

    def _open(self, article: Article, show: Callable[[Session, Assistant], object]) -> None:
        try:
            show(*self._opened(article))
        except WorkbenchError as error:
            self.notify(str(error), title="Cannot open the article", severity="error", timeout=15)

    def _opened(self, article: Article) -> tuple[Session, Assistant]:
        """Begin a sitting with ``article``; raise ``WorkbenchError`` where it cannot be read."""
        # Segments form no cycles: looking through 20,000 of them for garbage, now or at a
        # key, costs a tenth of a second and finds none.
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
        if greeting.is_due(self._workspace.folder, session.person):
            self.push_screen(GreetingScreen(session.person))

    async def action_quit(self) -> None:
        """Leave when everything is on the disk."""
        if not left_to_text(self.focused, self._leave):
            self._leave()

    def action_command_palette(self) -> None:
        """Find everything by name."""
        show = super().action_command_palette
        if not left_to_text(self.focused, show):
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
        """Write what is pending, however the application ended.

        Raises ``WorkbenchError`` where that fails; the work is in the journal then.
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
        if len(self.screen_stack) == 1:  # the article was named, and the list not shown yet
            self.push_screen(ArticlesScreen(self._workspace))

    def _finished(self, session: Session) -> bool:
        """Close ``session``, and keep what is said of it when the person has left."""
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
        """Pass on, from the thread that writes other articles, how far it is."""
        self.call_later(self._show_message, f"{label}: {done} of {every} other articles")

    def _show_message(self, message: str) -> None:
        if self._editing is not None and self.screen is self._editing:
            self._editing.status.say(message)

    def _pass_on_outcome(self, outcome: Outcome) -> None:
        """Pass on, from that thread, what came of a step."""
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
        """Pass on, from the saving thread, where the latest change is."""
        self.call_later(self._show_saving, state, error)

    def _show_saving(self, state: SaveState, error: WorkbenchError | None) -> None:
        if self._editing is not None and self._editing.is_mounted:
            self._editing.show_saving(state, error)


def _would_lose(session: Session) -> bool:
    """Tell whether something would be lost by leaving now, though it was tried to write it."""
    return not session.store.saver.flush() and session.store.at_risk


def _is_long(article: Article) -> bool:
    try:
        return article.catalog_path.stat().st_size > _LONG
    except (OSError, WorkbenchError):
        return False
