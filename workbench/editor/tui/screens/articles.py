"""The list of articles with their progress."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from workbench.articles import Article, Statistics
from workbench.editor.core.published import Published
from workbench.editor.tui.screens.help import HelpScreen
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

_BAR = 12

#: The group of the worker that opens an article.
OPENING = "open"

#: How often to look whether an article is still being opened, in seconds.
_PATIENCE = 0.1

_EMPTY = """\
No articles yet.

Bring one in from the command line:

    workbench import article.txt
    workbench translate article

and come back with

    workbench edit
"""


class ArticlesScreen(Screen[None]):
    """Articles in a list; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Bound here, since the footer does not show the bindings of the list.
        Binding("enter", "open", "Open", priority=True),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        Binding("g", "glossary", "Glossary"),
        Binding("f1,question_mark", "help", "Help"),
        Binding("q,ctrl+q", "app.quit", "Leave"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._articles: list[Article] = []

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="head")
        yield Static(_EMPTY, id="empty")
        yield OptionList(id="articles", compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_screen_resume(self) -> None:
        """Show the articles as they are now."""
        options = self.query_one(OptionList)
        before = options.highlighted
        self._articles = self._workspace.articles
        folder = self._workspace.folder.name
        self.query_one("#head", Static).update(
            Content.assemble(("Articles", "bold"), (f"  {folder}", "$secondary"))
        )
        self.query_one("#empty").display = not self._articles
        options.display = bool(self._articles)
        options.clear_options()
        options.add_options(
            [Option(self._line(article), id=article.slug) for article in self._articles]
        )
        if self._articles:
            options.highlighted = min(before or 0, len(self._articles) - 1)
            options.focus()
        self._count_if_seen()

    def _count_if_seen(self) -> None:
        if any(worker.group == OPENING and worker.is_running for worker in self.app.workers):
            # Counting at the same time would delay the article that is being opened.
            self.set_timer(_PATIENCE, self._count_if_seen)
        elif self.is_current:
            self._count(self._articles)

    def on_resize(self) -> None:
        """Fit the lines to the terminal."""
        self.on_screen_resume()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the article."""
        self.app.open_article(self._articles[event.option_index])  # type: ignore[attr-defined]

    def action_open(self) -> None:
        """Open the highlighted article."""
        self.query_one(OptionList).action_select()

    def action_down(self) -> None:
        """Go down a line."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Go up a line."""
        self.query_one(OptionList).action_cursor_up()

    def action_glossary(self) -> None:
        """Show the terms of the workspace."""
        # Not at the start, which most often is that of an article.
        from workbench.editor.tui.screens.glossary import GlossaryScreen

        try:
            self.app.push_screen(GlossaryScreen(self._workspace))
        except WorkbenchError as error:
            self.notify(str(error), title="The glossary has a fault", severity="error", timeout=15)

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    @work(thread=True, exclusive=True)
    def _count(self, articles: list[Article]) -> None:
        """Read the catalogs one by one, and show how far each article is, and what is stale."""
        worker = get_current_worker()
        for article in articles:
            if worker.is_cancelled:
                return
            try:
                catalog = article.read_catalog()
            except WorkbenchError as error:
                line = self._fault(article, error)
            else:
                published = Published(article)
                published.look(catalog)
                line = self._line(article, Statistics.of(catalog), published.stale)
            self.app.call_from_thread(self._replace, article.slug, line)

    def _replace(self, slug: str, line: Content) -> None:
        options = self.query_one(OptionList)
        if any(article.slug == slug for article in self._articles):
            options.replace_option_prompt(slug, line)

    def _line(
        self, article: Article, statistics: Statistics | None = None, stale: str = ""
    ) -> Content:
        try:
            metadata = article.metadata
        except WorkbenchError as error:
            return self._fault(article, error)
        direction = f"{metadata.source_language}→{metadata.target_language}"
        if statistics is None:
            progress = Content.styled("…".rjust(_BAR + 18), "$text-muted")
        else:
            percent = statistics.percent_done
            filled = _BAR * percent // 100
            progress = Content.assemble(
                (f"{statistics.segments.total():>6} seg.  ", "$text-muted"),
                ("━" * filled, "$success"),
                ("─" * (_BAR - filled), "$text-muted"),
                f" {percent:>3} %",
                (f"  {stale}" if stale else "", "$warning"),
            )
        room = max(10, self.size.width - progress.cell_length - 10)
        title = Content(metadata.title).truncate(room, ellipsis=True, pad=True)
        return Content.assemble(title, "  ", (direction, "$text-muted"), " ", progress)

    def _fault(self, article: Article, error: WorkbenchError) -> Content:
        return Content.assemble((f"{article.slug}: ", ""), (error.what, "$error"))
